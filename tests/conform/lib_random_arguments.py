# random: arguments that are no whole numbers, or no numbers.
import random

random.seed(5)



def show(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: random.randrange(None))
show(lambda: random.randrange('5'))
show(lambda: random.randrange(5, 2))
show(lambda: random.randrange(10, 1, -3))
show(lambda: random.randrange(5, None))
show(lambda: random.randint('a', {1}))
show(lambda: random.randint(1.0, 3))
show(lambda: random.getrandbits())
show(lambda: random.choices([1, 2], 5))
show(lambda: random.uniform('a', 1))
show(lambda: random.uniform(1, 3))
show(lambda: random.gauss('a', 1))
show(lambda: random.expovariate(None))
show(lambda: random.lognormvariate(0, 1e6) and 1)
show(lambda: random.randrange(2.0))
show(lambda: random.randrange(1.5))

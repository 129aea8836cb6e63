# random: every function's numbers for a seed, and the refusals
import random

random.seed(42)
print(random.random(), random.uniform(1, 10), random.randint(1, 6), random.randrange(10), random.randrange(5, 50, 5), random.getrandbits(70))
print(random.choice("abcdef"), random.choices([1, 2, 3], k=5), random.choices("xyz", weights=[1, 5, 10], k=5), random.choices("pq", cum_weights=[3, 4], k=4))
xs = list(range(10)); random.shuffle(xs); print(xs, random.sample(range(1000), 4), random.sample("hello", 3), random.sample(["a", "b"], counts=[2, 3], k=3))
print(random.gauss(0, 1), random.gauss(10, 2), random.normalvariate(0, 1), random.triangular(0, 10, 3), random.expovariate(0.5), random.betavariate(2, 3))
print(random.gammavariate(2, 1), random.gammavariate(0.5, 1), random.lognormvariate(0, 1), random.paretovariate(3), random.weibullvariate(1, 2), random.vonmisesvariate(0, 4))
print(random.randbytes(5), random.triangular())
for seed in (1, "text", b"bytes", 1.5, -7, 2 ** 80, None or 0):
    random.seed(seed); print(seed, random.random(), random.randint(1, 10 ** 20))
random.seed(5); state = random.getstate(); a = random.random(); random.setstate(state); print(a == random.random())
r, s = random.Random(9), random.Random(9)
print(r.random() == s.random(), r.randint(1, 100), s.choice([1, 2, 3]), r.sample(range(5), 5))
random.seed(3, version=2); print(random.random(), random.randrange(-5, 0), random.randint(7, 7))
for bad in (lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.randrange(0), lambda: random.sample([1], 2), lambda: random.sample({1, 2}, 1),
            lambda: random.choices([]), lambda: random.choices([1], weights=[1, 2]), lambda: random.shuffle((1, 2)), lambda: random.randrange(1, 5, 0), lambda: random.getrandbits(-1),
            lambda: random.choices([1, 2], weights=[0, 0]), lambda: random.randint(1.5, 2), lambda: random.seed([1])):
    try:
        print(bad())
    except (ValueError, TypeError, IndexError) as e:
        print(type(e).__name__, e)

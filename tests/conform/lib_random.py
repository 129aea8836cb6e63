# CPython's numbers for a seed: every kind of draw.
import random
for seed in (444, 0, -7, 2 ** 70, "text", b"bytes", 1.5):
    random.seed(seed)
    print(seed, random.random(), random.getrandbits(40), random.getrandbits(100))
random.seed(5)
print([random.randint(0, 10) for _ in range(12)], random.randint(-5, 10 ** 25))
print(random.randrange(10), random.randrange(3, 30, 4), random.randrange(20, 2, -3))
print(random.choice("abcdef"), random.choices([1, 2, 3], weights=[5, 1, 1], k=6))
print(random.choices("xyz", k=4), random.choices("ab", cum_weights=[1, 3], k=3))
items = list(range(10))
random.shuffle(items)
print(items, random.sample(range(100), 5), random.sample(range(10000), 7))
print(random.sample(["a", "b"], counts=[3, 2], k=4))
print(random.uniform(1, 2), random.triangular(), random.triangular(0, 10, 3))
print(random.gauss(0, 1), random.gauss(0, 1), random.normalvariate(5, 2))
print(random.expovariate(0.5), random.betavariate(2, 3), random.betavariate(0.5, 1))
print(random.paretovariate(3), random.weibullvariate(1, 2), random.lognormvariate(0, 1))
print(random.vonmisesvariate(0, 4), random.randbytes(7).hex())
r = random.Random(99)
state = r.getstate()
a = [r.random() for _ in range(3)]
r.setstate(state)
print(a == [r.random() for _ in range(3)], a)
for f in (lambda: random.randrange(0), lambda: random.randint(3, 1),
          lambda: random.choice([]), lambda: random.sample([1], 2),
          lambda: random.sample({1, 2}, 1)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)

# The numbers of random after random.seed(n), as CPython gives them
import random
for seed in (0, 1, 444, -5, 2 ** 70, "text", "", 3.5, None and 1):
    if seed is None: continue
    random.seed(seed)
    print(repr(seed), random.random(), random.randint(0, 10), random.randrange(5, 100, 5), random.uniform(1, 2), random.getrandbits(70))
random.seed(444)
print([random.randint(0, 10) for _ in range(20)])
print(random.choice("abcdef"), random.choices([1, 2, 3], k=5), random.choices("xy", weights=[9, 1], k=6), random.choices("xyz", cum_weights=[1, 3, 6], k=4))
xs = list(range(10)); random.shuffle(xs); print(xs)
print(random.sample(range(100), 5), random.sample("abcdefghij", 10), random.sample([1, 2], 1, counts=[3, 4]))
print(random.gauss(0, 1), random.gauss(5, 2), random.normalvariate(0, 1), random.expovariate(1.5), random.triangular(0, 1, 0.3), random.betavariate(1, 2))
print(random.randbytes(5), random.getrandbits(1), random.getrandbits(0))
r = random.Random(7); s = random.Random(7)
print(r.random() == s.random(), r.randint(1, 6), r.choice([1, 2]))
state = random.getstate(); a = random.random(); random.setstate(state); print(a == random.random())
for f in (lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.randrange(0), lambda: random.sample([1], 2), lambda: random.getrandbits(-1), lambda: random.randrange(1, 5, 0)):
    try:
        f()
    except (IndexError, ValueError) as e:
        print(type(e).__name__, e)

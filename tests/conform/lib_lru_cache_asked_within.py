# A cache that is asked while it compares keys, and what goes when it is full
import functools
import gc


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 2

    def __eq__(self, other):
        if self.n == 2:
            cached(Key(1))
        return self.n == other.n

    def __repr__(self):
        return 'Key(%d)' % self.n


@functools.lru_cache(maxsize=3)
def cached(key):
    return 'made of %r' % key

for n in (1, 2, 2, 3, 1, 4, 5, 2, 1):
    print(n, cached(Key(n)), cached.cache_info())
cached.cache_clear()
print(cached(Key(1)), cached.cache_info())


class Told:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('gone', self.name, double(3))


@functools.lru_cache(maxsize=2)
def double(x):
    return Told(x) if isinstance(x, str) else x * 2

for x in ('a', 'b', 1, 'c', 'a', 2, 3, 'd'):
    double(x)
print(double.cache_info())
double.cache_clear()
print(double.cache_info())


@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

print(fib(90), fib.cache_info())


def local():
    @functools.lru_cache(maxsize=8)
    def held(x):
        return [held, x]
    for x in range(12):
        held(x)
    return held.cache_info()

print(local(), gc.collect() > 0)

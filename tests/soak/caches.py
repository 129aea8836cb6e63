# lru_cache, dicts, sets and strings that come and go.
import functools


@functools.lru_cache(maxsize=200)
def named(n):
    return "number %d" % n


@functools.lru_cache(maxsize=None)
def parity(n):
    return n % 2


def fresh(n):
    @functools.lru_cache(maxsize=None)
    def fib(k):
        return k if k < 2 else fib(k - 1) + fib(k - 2)

    return fib(10) + n


words = {}
n = 0
while True:
    n += 1
    named(n)
    parity(n % 100)
    fresh(n)
    words["key %d" % (n % 500)] = "x" * (n % 300)
    words.pop("key %d" % ((n + 250) % 500), None)
    seen = {str(k) for k in range(n, n + 10)}
    seen.discard(str(n))
    text = ",".join(sorted(seen)).upper().split(",")
    setattr(fresh, "attribute%d" % (n % 50), text)
    big = 3 ** (n % 200)

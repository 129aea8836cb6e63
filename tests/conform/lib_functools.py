# functools: what wraps, caches and reduces.
import functools, operator
from functools import partial, reduce, wraps, lru_cache, cache, cached_property, total_ordering, cmp_to_key, singledispatch
add = partial(operator.add, 2); print(add(3), partial(int, base=2)("101"), reduce(operator.mul, range(1, 6)), reduce(max, [], 0))
def deco(f):
    @wraps(f)
    def inner(*a, **k):
        "inner doc"
        return f(*a, **k) + 1
    return inner
@deco
def f(x):
    "doc of f"
    return x
print(f(1), f.__name__, f.__doc__, f.__wrapped__(1))
@lru_cache(maxsize=2)
def sq(x):
    print("computing", x)
    return x * x
print(sq(2), sq(2), sq(3), sq(4), sq(2), sq.cache_info())
@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(60), fib.cache_info().hits)
class C:
    @cached_property
    def v(self):
        print("once")
        return 7
c = C(); print(c.v, c.v)
@total_ordering
class T:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
print(T(1) <= T(1), T(2) > T(1), T(1) >= T(2))
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))
@singledispatch
def show(x): return "object"
@show.register
def _(x: int): return "int"
@show.register(list)
def _(x): return "list"
print(show(1), show([]), show("s"), show(True))
print(operator.itemgetter(1)([4, 5]), operator.attrgetter("real")(3), operator.methodcaller("upper")("a"))
try:
    reduce(max, [])
except TypeError as e:
    print(e)

# lru_cache, cache, partial, reduce, cached_property, singledispatch
import functools
@functools.lru_cache(maxsize=2)
def sq(x):
    print("computing", x)
    return x * x
print(sq(1), sq(1), sq(2), sq(3), sq(1), sq.cache_info())
sq.cache_clear(); print(sq.cache_info())
@functools.cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info())
p = functools.partial(int, base=2); print(p("101"), p.func, p.args, p.keywords)
print(functools.partial(print, "a", sep="-")("b", "c"), functools.reduce(lambda a, b: a * b, range(1, 6)), functools.reduce(max, [3, 9, 2], 5))
class C:
    @functools.cached_property
    def slow(self): print("once"); return 42
c = C(); print(c.slow, c.slow, c.__dict__)
@functools.singledispatch
def show(x): return f"object {x}"
@show.register
def _(x: int): return f"int {x}"
@show.register(list)
def _(x): return f"list of {len(x)}"
print(show(1), show([1, 2]), show("s"), show(True))
print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))
for f in (lambda: functools.reduce(max, []), lambda: sq([])):
    try:
        f()
    except TypeError as e:
        print(e)

# functools: lru_cache details, cached_property, partialmethod, total_ordering, singledispatch
import functools

calls = []
@functools.lru_cache(maxsize=2)
def sq(x, *, k=1):
    """Squares."""
    calls.append(x)
    return x * x * k
print(sq(1), sq(2), sq(1), sq(3), sq(2), calls, sq.cache_info(), sq.cache_parameters(), sq.__name__, sq.__doc__)
sq.cache_clear(); print(sq.cache_info(), sq(2.0), sq(2), sq(2, k=1), sq.__wrapped__(9))
try:
    sq([1])
except TypeError as e:
    print(e)
@functools.lru_cache
def bare(x): return x
@functools.lru_cache(typed=True)
def typed(x): return x
print(bare(1), bare(1.0), bare.cache_info(), typed(1), typed(1.0), typed.cache_info().misses)
@functools.cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info())
class C:
    def __init__(self): self.n = 0
    @functools.cached_property
    def slow(self):
        print("computing"); self.n += 1
        return self.n
    def power(self, base, exp): return base ** exp
    square = functools.partialmethod(power, exp=2)
    two = functools.partialmethod(power, 2)
c = C(); print(c.slow, c.slow, c.__dict__); del c.slow; print(c.slow, c.square(5), c.two(3))
@functools.total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n if isinstance(o, V) else NotImplemented
    def __lt__(self, o): return self.n < o.n if isinstance(o, V) else NotImplemented
print(V(1) <= V(2), V(1) > V(2), V(2) >= V(2), V(1) != V(2))
try:
    V(1) <= 5
except TypeError as e:
    print(e)
try:
    @functools.total_ordering
    class Bad: pass
except ValueError as e:
    print(e)
@functools.singledispatch
def show(x): return f"object {x}"
@show.register
def _(x: int): return f"int {x}"
@show.register(list)
def _(x): return f"list of {len(x)}"
@show.register(str)
@show.register(bytes)
def _(x): return "text"
print(show(1), show(True), show([1]), show("s"), show(b"s"), show(None), show.dispatch(bool) is show.dispatch(int), list(show.registry)[0].__name__)
class D:
    @functools.singledispatchmethod
    def f(self, x): return "any"
    @f.register
    def _(self, x: int): return "int"
print(D().f(1), D().f("s"))
p = functools.partial(print, "a", sep="-"); p("b", "c"); p("d", sep="+", end="!\n"); print(p.args, p.keywords, p.func is print)
q = functools.partial(functools.partial(pow, 2), mod=7); print(q(5), q)
print(functools.reduce(lambda a, b: a * b, range(1, 6)), functools.reduce(lambda a, b: a + b, [], "start"), functools.reduce(max, [3, 9, 2]))
try:
    functools.reduce(lambda a, b: a, [])
except TypeError as e:
    print(e)
def deco(f):
    @functools.wraps(f)
    def inner(*a): return f(*a)
    return inner
@deco
def documented(a: int) -> str:
    "doc"
print(documented.__name__, documented.__doc__, documented.__wrapped__ is not documented, documented.__annotations__, documented.__qualname__)
print(sorted(["bb", "a", "CCC"], key=functools.cmp_to_key(lambda a, b: len(a) - len(b))))

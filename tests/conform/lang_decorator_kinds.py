# Decorators: classes, methods, with state, stacked with arguments, property-like, registering
import functools
def trace(f):
    @functools.wraps(f)
    def w(*a, **k):
        print("->", f.__name__, len(a), k); r = f(*a, **k); print("<-", r); return r
    return w
def repeat(n):
    def deco(f):
        def w(*a): return [f(*a) for _ in range(n)]
        return w
    return deco
class Count:
    def __init__(self, f): self.f, self.n = f, 0; functools.update_wrapper(self, f)
    def __call__(self, *a): self.n += 1; return self.f(*a)
    def __get__(self, obj, cls): return functools.partial(self, obj)
@trace
@repeat(2)
def hi(x): return x * 2
print(hi(3), hi.__name__)
@Count
def one(): "doc one"; return 1
one(); one(); print(one.n, one.__name__, one.__doc__)
class T:
    @Count
    def m(self, x): return x
    @trace
    def n(self): return "n"
    @staticmethod
    @trace
    def s(a, *, b=2): return a + b
    @classmethod
    def c(cls): return cls.__name__
print(T().m(5), T.m.func.n if hasattr(T.m, "func") else "", T().n(), T.s(1), T.s(1, b=5), T.c())
registry = {}
def register(name=None):
    def deco(f): registry[name or f.__name__] = f; return f
    return deco
@register()
def a(): return "a"
@register("bee")
def b(): return "b"
print({k: v() for k, v in registry.items()})
def add_repr(cls):
    cls.__repr__ = lambda self: f"{cls.__name__}({', '.join(f'{k}={v!r}' for k, v in vars(self).items())})"
    return cls
@add_repr
class P:
    def __init__(self, x, y): self.x, self.y = x, y
print(P(1, "z"))
def validate(**types):
    def deco(f):
        @functools.wraps(f)
        def w(**k):
            for n, t in types.items():
                if not isinstance(k[n], t): raise TypeError(f"{n} must be {t.__name__}")
            return f(**k)
        return w
    return deco
@validate(age=int, name=str)
def person(name, age): return f"{name} is {age}"
print(person(name="Ann", age=3))
try: person(name="Ann", age="3")
except TypeError as e: print(e)
def memo(f, cache={}):
    def w(n):
        if n not in cache: cache[n] = f(n)
        return cache[n]
    return w
@memo
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(90))
@(lambda f: lambda: f() + "!")
def shout(): return "hey"
print(shout())

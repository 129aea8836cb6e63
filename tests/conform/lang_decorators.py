# Decorators: with and without arguments, stacked, on classes
import functools

def trace(fn):
    @functools.wraps(fn)
    def wrapper(*args, **kw):
        print("call", fn.__name__, args, kw)
        r = fn(*args, **kw)
        print("->", r)
        return r
    return wrapper

def repeat(n):
    print("repeat", n)
    def deco(fn):
        print("decorating", fn.__name__)
        def wrapper(*a):
            return [fn(*a) for _ in range(n)]
        return wrapper
    return deco

@repeat(2)
@trace
def square(x):
    "Squares."
    return x * x

print(square(3), square.__name__)

@trace
def doc(): "Has a docstring."
print(doc.__name__, doc.__doc__, doc.__wrapped__ is not None)

def tagged(cls):
    cls.tag = cls.__name__.lower()
    return cls
@tagged
class Thing: pass
print(Thing.tag)

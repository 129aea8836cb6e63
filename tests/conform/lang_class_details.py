# Classes: attributes found by the MRO, descriptors, __new__, __init_subclass__, __set_name__, metaclasses
class Typed:
    def __set_name__(self, owner, name): self.name = "_" + name; print("set_name", owner.__name__, name)
    def __get__(self, obj, owner=None): return self if obj is None else getattr(obj, self.name, "unset")
    def __set__(self, obj, value):
        if not isinstance(value, int): raise TypeError(f"{self.name[1:]} must be int, not {type(value).__name__}")
        setattr(obj, self.name, value)
class A:
    n = Typed()
    registry = []
    def __init_subclass__(cls, /, tag="none", **kw): super().__init_subclass__(**kw); A.registry.append((cls.__name__, tag))
    def __new__(cls, *args): print("new", cls.__name__, args); return super().__new__(cls)
    def __init__(self, *args): print("init", args)
class B(A, tag="b"): pass
class C(B): pass
a = A(1, 2); print(a.n); a.n = 5; print(a.n, vars(a), A.registry, type(A.n).__name__)
try: a.n = "x"
except TypeError as e: print(e)
class Meta(type):
    def __new__(m, name, bases, ns, **kw): print("meta new", name, kw); return super().__new__(m, name, bases, ns)
    def __call__(cls, *args): print("meta call"); return super().__call__(*args)
    def __len__(cls): return 42
    @property
    def shout(cls): return cls.__name__.upper()
class M(metaclass=Meta, option=1):
    def __init__(self, v=0): self.v = v
print(len(M), M.shout, M(3).v, type(M).__name__)
class Single:
    _it = None
    def __new__(cls):
        if cls._it is None: cls._it = super().__new__(cls)
        return cls._it
print(Single() is Single())
class X:
    def who(self): return "X"
class Y(X):
    def who(self): return "Y" + super().who()
class Z(X):
    def who(self): return "Z" + super().who()
class W(Y, Z):
    def who(self): return "W" + super().who()
print(W().who(), [c.__name__ for c in W.__mro__], W.__bases__[0].__name__, issubclass(W, X), super(Y, W()).who(), W.__name__, W.__qualname__, W.__module__)
try:
    class Bad(X, Y): pass
except TypeError as e: print(e)
class Attr:
    def __getattr__(self, n):
        if n.startswith("get_"): return lambda: n[4:]
        raise AttributeError(f"no {n}")
    def __setattr__(self, n, v): print("set", n, v); object.__setattr__(self, n, v)
    def __delattr__(self, n): print("del", n); object.__delattr__(self, n)
    def __dir__(self): return ["z", "a"]
t = Attr(); t.x = 1; print(t.get_name(), t.x, hasattr(t, "nope"), getattr(t, "q", "default"), dir(t)); del t.x
try: t.x
except AttributeError as e: print(e)
class Cnt:
    total = 0
    def __init__(self): Cnt.total += 1; self.total += 10
print(Cnt().total, Cnt().total, Cnt.total)
class Temp:
    def __init__(self): self._c = 0
    @property
    def c(self): "Celsius."; return self._c
    @c.setter
    def c(self, v):
        if v < -273: raise ValueError("too cold")
        self._c = v
    @c.deleter
    def c(self): print("deleted")
    ro = property(lambda s: "read only")
t = Temp(); t.c = 5; print(t.c, Temp.c.__doc__); del t.c
for act in (lambda: setattr(t, "c", -300), lambda: setattr(t, "ro", 1), lambda: delattr(t, "ro"), lambda: t.nope, lambda: Temp.zz, lambda: t.c(), lambda: Temp(1), lambda: t(), lambda: t[0], lambda: t + 1, lambda: len(t), lambda: iter(t), lambda: t < t, lambda: -t, lambda: 5 in t, lambda: int(t), lambda: hash([])):
    try: print(act())
    except (ValueError, AttributeError, TypeError) as e: print(type(e).__name__, e)

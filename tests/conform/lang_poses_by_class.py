# What says with __class__ that it is another class, for isinstance, issubclass,
# super and abstract base classes.
from abc import ABC, abstractmethod


def say(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Proxy:
    def __init__(self, obj):
        self.__obj = obj

    def __getattribute__(self, name):
        if name.startswith("_Proxy__"):
            return object.__getattribute__(self, name)
        return getattr(self.__obj, name)


class B:
    def f(self):
        return "B.f"


class C(B):
    def f(self):
        return super(C, self).f() + "->C.f"


class Abstract(ABC):
    pass


Abstract.register(B)
p = Proxy(C())
print(C.__dict__["f"](p), [isinstance(p, c) for c in (C, B, int, Proxy, Abstract)], type(p).__name__)
say(lambda: super(int, p).real)


class Fails:
    __class__ = property(lambda self: 1 / 0)
    __bases__ = property(lambda self: 1 / 0)


class Mute:
    @property
    def __class__(self):
        raise AttributeError("mute")
    __bases__ = ()


class Likes:
    __bases__ = (B,)


for f in (lambda: isinstance(Fails(), int), lambda: isinstance(Fails(), Fails),
          lambda: isinstance(1, Fails()), lambda: isinstance(Mute(), int),
          lambda: isinstance(Mute(), Mute()), lambda: isinstance(1, 2),
          lambda: issubclass(Likes(), B), lambda: issubclass(C, Likes()),
          lambda: issubclass(1, int), lambda: issubclass(int, 1),
          lambda: issubclass(1, (str, int)), lambda: issubclass(1, ()),
          lambda: isinstance(1, (str, 2)), lambda: super(int, Fails())):
    say(f)


class Shape(ABC):
    @abstractmethod
    def area(self):
        ...

    @property
    @abstractmethod
    def name(self):
        ...

    @classmethod
    @abstractmethod
    def make(cls):
        ...


class Half(Shape):
    def area(self):
        return 1


class Whole(Half):
    name = "whole"

    @classmethod
    def make(cls):
        return cls()


class Lazy(Half):
    def __new__(cls):
        return "made otherwise"


class Count(int, Shape):
    pass


print(sorted(Shape.__abstractmethods__), sorted(Half.__abstractmethods__), Whole.__abstractmethods__)
for c in (Shape, Half, Whole, Lazy, Count):
    say(lambda: type(c()).__name__)
say(lambda: Whole.make().area())
say(lambda: type.__abstractmethods__)


class NoBool:
    def __bool__(self):
        raise ValueError("no truth")


def bad():
    pass


bad.__isabstractmethod__ = NoBool()
say(lambda: property(bad).__isabstractmethod__)
say(lambda: type(Shape)("Bad", (ABC,), {"f": bad}))

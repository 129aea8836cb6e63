# abc: what can't be made, abstract properties and classmethods, register, mixing in
from abc import ABC, ABCMeta, abstractmethod

class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
    @classmethod
    @abstractmethod
    def make(cls): ...
    def describe(self): return f"{self.name} of {self.area()}"
class Half(Shape):
    def area(self): return 1
class Square(Half):
    name = "square"
    def __init__(self, s): self.s = s
    def area(self): return super().area() * self.s ** 2
    @classmethod
    def make(cls): return cls(3)
for c in (Shape, Half, Square):
    try:
        print(c.make() and c(2).describe())
    except TypeError as e:
        print(e)
    print(sorted(c.__abstractmethods__))
class One(ABC):
    @abstractmethod
    def only(self): print("default body")
try:
    One()
except TypeError as e:
    print(e)
class Two(One):
    def only(self): super().only()
Two().only()
class Duck: pass
One.register(Duck); print(issubclass(Duck, One), isinstance(Duck(), One), isinstance(5, One), type(One) is ABCMeta)
class HasLen(ABC):
    @classmethod
    def __subclasshook__(cls, other): return hasattr(other, "__len__") or NotImplemented
print(isinstance([], HasLen), isinstance(5, HasLen))
class Plain(metaclass=ABCMeta):
    @staticmethod
    @abstractmethod
    def s(): ...
try:
    Plain()
except TypeError as e:
    print(e)
class AsyncBase(ABC):
    @abstractmethod
    async def run(self): ...
try:
    AsyncBase()
except TypeError as e:
    print(e)
import collections.abc as cabc
print(isinstance([], cabc.Sequence), isinstance({}, cabc.Mapping), isinstance("", cabc.Iterable), isinstance(len, cabc.Callable), isinstance((i for i in ""), cabc.Generator), isinstance(iter([]), cabc.Iterator), issubclass(set, cabc.Set), isinstance(5, cabc.Hashable))

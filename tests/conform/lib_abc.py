# Abstract base classes
from abc import ABC, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
    def show(self): return f"{self.name}: {self.area()}"
class Sq(Shape):
    def __init__(self, a): self.a = a
    def area(self): return self.a ** 2
    @property
    def name(self): return "square"
class Half(Shape):
    def area(self): return 1
class None_(Shape): pass
print(Sq(3).show(), isinstance(Sq(1), Shape), issubclass(Sq, Shape))
for k in (Shape, Half, None_):
    try:
        k()
    except TypeError as e:
        print(e)

# namedtuple: fields, defaults, _replace, _asdict, errors; typing.NamedTuple
from collections import namedtuple
from typing import NamedTuple

P = namedtuple("P", "x y")
p = P(1, y=2)
print(p, p.x, p[1], p._fields, p._asdict(), p._replace(x=9), P._make([5, 6]), p == (1, 2), len(p), p + (3,), *p)
x, y = p; print(x, y, isinstance(p, tuple), P.__name__, hash(p) == hash((1, 2)), sorted([P(2, 1), P(1, 5)]), max(P(1, 2), P(1, 3)))
Q = namedtuple("Q", ["a", "b", "c"], defaults=[10, 20]); print(Q(1), Q(1, 2), Q._field_defaults)
R = namedtuple("R", "a, def, a, _x", rename=True); print(R._fields)
for bad in (lambda: P(1), lambda: P(1, 2, 3), lambda: P(1, z=2), lambda: p._replace(q=1), lambda: setattr(p, "x", 5), lambda: namedtuple("B", "class"), lambda: namedtuple("B", "a a"), lambda: namedtuple("B", "_a"), lambda: namedtuple("1B", "a"), lambda: p.z, lambda: P._make([1])):
    try:
        print(bad())
    except (TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
class Emp(NamedTuple):
    """An employee."""
    name: str
    id: int = 3
    def tag(self): return f"{self.name}#{self.id}"
e = Emp("Guido"); print(e, e.tag(), Emp.__doc__, Emp._field_defaults, Emp.__annotations__)
match p:
    case P(x=1, y=b): print("matched", b)
match e:
    case (name, 3): print(name)
class Sub(P):
    __slots__ = ()
    def dist(self): return (self.x ** 2 + self.y ** 2) ** 0.5
print(Sub(3, 4).dist(), Sub(3, 4))

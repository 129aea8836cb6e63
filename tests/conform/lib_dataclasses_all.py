# dataclass: defaults, repr, eq, order, frozen, field, post_init, inheritance
from dataclasses import dataclass, field, asdict, astuple, replace, fields, FrozenInstanceError
from typing import List
@dataclass
class Item:
    name: str
    price: float = 1.0
    tags: List[str] = field(default_factory=list)
    secret: str = field(default="s", repr=False, compare=False)
    def total(self, n=1): return self.price * n
a, b = Item("pen"), Item("pen", 1.0, [], "other")
a.tags.append("x"); print(a, b, a == b, Item("pen") == b, a.total(3), b.tags)
print(asdict(a), astuple(a), replace(a, name="ink"), [f.name for f in fields(a)])
@dataclass(order=True, frozen=True)
class Ver:
    major: int
    minor: int = 0
print(sorted([Ver(2), Ver(1, 5), Ver(1)]), Ver(1) < Ver(1, 1), hash(Ver(1)) == hash(Ver(1, 0)), {Ver(1): "k"}[Ver(1)])
try:
    Ver(1).major = 3
except FrozenInstanceError as e:
    print(type(e).__name__, e)
@dataclass
class Base:
    x: int
    y: int = field(init=False)
    def __post_init__(self): self.y = self.x * 2
@dataclass
class Sub(Base):
    z: int = 5
print(Sub(1), Base(4).y, Sub(1, z=2) == Sub(1, 2))
for f in (lambda: Item(), lambda: Item("a", 1, [], "s", 5), lambda: Ver(1) < 3, lambda: {a: 1}, lambda: Base(1) < Base(2)):
    try:
        f()
    except TypeError as e:
        print(e)
try:
    @dataclass
    class Bad:
        xs: list = []
except ValueError as e:
    print(e)

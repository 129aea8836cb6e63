# dataclasses: slots, kw_only, InitVar, ClassVar, field options, inheritance order
import dataclasses
from dataclasses import dataclass, field, InitVar, KW_ONLY
from typing import ClassVar

@dataclass(slots=True)
class P:
    x: int
    y: int = 0
p = P(1)
print(p, P.__slots__, hasattr(p, "__dict__"))
try:
    p.z = 1
except AttributeError as e:
    print(e)
@dataclass(kw_only=True)
class K:
    a: int
    b: int = 2
print(K(a=1), K(b=5, a=3))
@dataclass
class M:
    a: int
    _: KW_ONLY
    b: int = 2
    count: ClassVar[int] = 0
    scale: InitVar[int] = 10
    total: int = field(init=False, default=0)
    def __post_init__(self, scale):
        self.total = (self.a + self.b) * scale
print(M(1), M(1, b=3, scale=2), [f.name for f in dataclasses.fields(M)], M.count)
@dataclass
class Base:
    name: str
    tags: list = field(default_factory=list)
@dataclass
class Child(Base):
    age: int = 0
    name: str = "child"
print(Child(), Child("x", ["t"], 3), dataclasses.asdict(Child(tags=[1, {"k": 2}])), dataclasses.astuple(Child()))
@dataclass(eq=False)
class NoEq:
    x: int
print(NoEq(1) == NoEq(1), len({NoEq(1), NoEq(1)}))
@dataclass(unsafe_hash=True)
class H:
    x: int
    y: int = field(hash=False, default=0)
print(hash(H(1, 2)) == hash(H(1, 3)), len({H(1), H(1)}))
@dataclass(repr=False, order=True)
class O:
    sort: int
    label: str = field(compare=False)
print(sorted([O(2, "b"), O(1, "z")])[0].label, O(1, "a") <= O(1, "b"))
for bad in (lambda: M(), lambda: M(1, 2), lambda: K(1), lambda: dataclasses.replace(p, q=1), lambda: dataclasses.asdict(5), lambda: dataclasses.fields(5), lambda: hash(p), lambda: P(1) < P(2)):
    try:
        print(bad())
    except TypeError as e:
        print(e)
try:
    @dataclass
    class Wrong:
        a: int = 1
        b: int
except TypeError as e:
    print(e)
try:
    @dataclass
    class Mutable:
        a: dict = {}
except ValueError as e:
    print(e)
D = dataclasses.make_dataclass("D", ["x", ("y", int, 5)])
print(D(1), dataclasses.is_dataclass(D), dataclasses.is_dataclass(D(1)), dataclasses.is_dataclass(5), dataclasses.replace(D(1), y=7))
match P(3, 4):
    case P(0, y): print("zero", y)
    case P(x, y=4): print("match", x)
@dataclass(frozen=True)
class F:
    v: tuple
    def moved(self): return dataclasses.replace(self, v=self.v + (1,))
print(F(()).moved(), {F((1,)): 1})
try:
    del F(()).v
except dataclasses.FrozenInstanceError as e:
    print(e)
@dataclass
class Node:
    value: int
    next: "Node | None" = None
n = Node(1); n.next = n
print(n)

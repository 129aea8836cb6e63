# dataclasses and enums, as programs use them.
from dataclasses import dataclass, field, asdict, astuple, replace, fields
from enum import Enum, IntEnum, Flag, auto, unique
from typing import Any, List, Optional, ClassVar
@dataclass
class P:
    x: int
    y: int = 2
    tags: list = field(default_factory=list)
    kind: ClassVar[str] = "p"
print(P(1), P(1, 3, ["a"]), P(1) == P(1), P(y=5, x=4), asdict(P(1)), astuple(P(1)), replace(P(1), x=9), [f.name for f in fields(P)])
@dataclass(order=True, frozen=True)
class Q:
    prio: int
    item: Any = field(compare=False)
print(sorted([Q(3, "c"), Q(1, "a"), Q(2, None)]), Q(1, 2) < Q(2, 1), hash(Q(1, 2)) == hash(Q(1, 3)))
@dataclass
class R(P):
    z: float = 0.5
    def __post_init__(self): self.total = self.x + self.y
print(R(1), R(1).total)
for f in (lambda: P(), lambda: P(1, 2, 3, 4), lambda: P(1, q=2), lambda: setattr(Q(1, 2), "prio", 3)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
class Color(Enum):
    RED = 1
    GREEN = auto()
    CRIMSON = 1
print(Color.RED, repr(Color.GREEN), Color(1), Color["GREEN"], list(Color), Color.CRIMSON is Color.RED, Color.RED.name, Color.RED.value, len(Color))
class N(IntEnum):
    A = 1
    B = 5
print(N.A, repr(N.B), N.A < N.B, N.B + 1, f"{N.A}", N(5), sorted([N.B, N.A]))
class S(str, Enum):
    X = "x"
print(S.X == "x", S.X, repr(S.X), S("x"))
class F(Flag):
    R = auto()
    W = auto()
    X = auto()
print(F.R | F.W, repr(F.R | F.X), bool(F.R & F.W), F.W in (F.R | F.W), ~F.R)
for f in (lambda: Color(9), lambda: Color["NO"], lambda: setattr(Color, "RED", 3)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)

# Enum, IntEnum, Flag, auto
from enum import Enum, IntEnum, Flag, auto, unique
class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1
    def nice(self): return self.name.title()
print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(2), Color["GREEN"], Color.CRIMSON is Color.RED, list(Color), len(Color), Color.RED.nice(), f"{Color.RED}")
print(Color.RED == 1, Color.RED in Color, {Color.RED: "r"}[Color.RED], Color.RED is Color(1), isinstance(Color.RED, Color), list(Color.__members__), type(Color.RED))
class Pri(IntEnum):
    LOW = auto()
    HIGH = auto()
print(Pri.LOW < Pri.HIGH, Pri.HIGH + 1, sorted([Pri.HIGH, Pri.LOW]), Pri(2), repr(Pri.LOW), f"{Pri.LOW}", Pri.LOW == 1)
class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
rw = Perm.R | Perm.W; print(rw, repr(rw), Perm.R in rw, Perm.X in rw, rw & Perm.W, rw.value, bool(rw & Perm.X), Perm(0))
class State(str, Enum):
    ON = "on"
print(State.ON == "on", State("on"), State.ON.upper())
for f in (lambda: Color(9), lambda: Color["NO"], lambda: Color.NO, lambda: Color.RED < Color.GREEN, lambda: setattr(Color, "RED", 5)):
    try:
        f()
    except (ValueError, KeyError, AttributeError, TypeError) as e:
        print(type(e).__name__, e)
try:
    @unique
    class Dup(Enum):
        A = 1
        B = 1
except ValueError as e:
    print(e)

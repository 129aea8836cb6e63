# enum: auto, unique, aliases, lookup, members with methods, str and repr of every kind
from enum import Enum, IntEnum, StrEnum, Flag, IntFlag, auto, unique

class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1
    BLUE = auto()
    def describe(self):
        return f"{self.name.lower()} is {self.value}"
    @classmethod
    def favourite(cls):
        return cls.BLUE
print(Color.RED, repr(Color.RED), Color.CRIMSON, Color(2), Color["BLUE"], list(Color), len(Color), Color.RED is Color.CRIMSON)
print(Color.RED.describe(), Color.favourite(), Color.RED == 1, Color.RED in Color, isinstance(Color.RED, Color), Color.__members__.keys(), {Color.RED: "r"}, f"{Color.RED}", f"{Color.RED!r:>20}")
for bad in (lambda: Color(9), lambda: Color["PINK"], lambda: Color.PINK, lambda: Color.RED < Color.GREEN, lambda: setattr(Color, "RED", 5), lambda: 5 in Color, lambda: Color()):
    try:
        print(bad())
    except (ValueError, KeyError, AttributeError, TypeError) as e:
        print(type(e).__name__, e)
class Size(IntEnum):
    S = 1; M = 2; L = 3
print(Size.S, repr(Size.M), Size.S < Size.L, Size.S + 1, sorted([Size.L, Size.S]), f"{Size.M:03d}", Size.M == 2, [10, 20, 30][Size.S], Size(3), max(Size))
class Mode(StrEnum):
    READ = auto(); WRITE = "w"
print(Mode.READ, repr(Mode.WRITE), Mode.READ == "read", Mode.WRITE.upper(), "-".join(Mode))
class Perm(Flag):
    R = auto(); W = auto(); X = auto()
    RW = R | W
rw = Perm.R | Perm.W
print(rw, repr(rw), Perm.R in rw, Perm.X in rw, rw & Perm.R, ~Perm.R, rw ^ Perm.RW, bool(Perm(0)), Perm(0), repr(Perm(0)), Perm(5), list(Perm.RW), len(rw), rw is Perm.RW, [p.name for p in Perm])
class IP(IntFlag):
    A = 1; B = 2
print(IP.A | IP.B, repr(IP.A | 8), IP.A + 1, IP(3) == 3)
try:
    @unique
    class Dup(Enum):
        X = 1; Y = 1; Z = 2; W = 2
except ValueError as e:
    print(e)
class Planet(Enum):
    EARTH = (5.97, 6.37); MARS = (0.64, 3.39)
    def __init__(self, mass, radius): self.mass = mass; self.radius = radius
    @property
    def ratio(self): return round(self.mass / self.radius, 3)
print(Planet.EARTH.ratio, Planet.MARS.value, [p.mass for p in Planet])
Animal = Enum("Animal", "CAT DOG"); print(list(Animal), Animal.DOG.value, Enum("N", {"A": 5, "B": 6}).B)
try:
    class More(Color): PINK = 9
except TypeError as e:
    print(e)
class Nums(Enum):
    def _generate_next_value_(name, start, count, last): return name * 2
    AB = auto(); C = auto()
    @classmethod
    def _missing_(cls, value): return cls.C
print(Nums.AB.value, Nums("anything"))
match Color.GREEN:
    case Color.RED: print("red")
    case Color.GREEN: print("green")

# match over dataclasses, their __match_args__ and what falls through.
from dataclasses import dataclass


@dataclass
class Shape:
    name: str


@dataclass
class Circle(Shape):
    r: float


@dataclass
class Rect(Shape):
    w: float
    h: float
    __match_args__ = ("w", "h")


class Poly:
    __match_args__ = ("sides",)

    def __init__(self, *sides):
        self.sides = sides


def describe(x):
    match x:
        case Circle(r=0) | Rect(0, 0):
            return "nothing"
        case Circle(name, r) if r > 100:
            return f"huge {name}"
        case Circle(_, r):
            return f"circle {r}"
        case Rect(w, h) if w == h:
            return f"square {w}"
        case Rect(w=w, h=h, name=n):
            return f"{n} {w}x{h}"
        case Poly([a, b, c]):
            return f"triangle {a + b + c}"
        case Poly((first, *rest)):
            return f"poly {first} + {len(rest)}"
        case {"shape": "circle", "r": int() | float() as r, **rest}:
            return describe(Circle("json", r)) + f" {rest}"
        case [Shape(name=n), *others]:
            return f"{n} & {[describe(o) for o in others]}"
        case int(n) | float(n):
            return f"number {n}"
        case str(s) if s.isdigit():
            return f"digits {s}"
        case None | True | False:
            return f"constant {x}"
        case (("a", x) | (x, "a")), []:
            return f"a with {x}"
        case _:
            return f"unknown {type(x).__name__}"


for x in [Circle("c", 0), Circle("c", 500), Circle("c", 3), Rect("r", 2, 2), Rect("r", 2, 3), Poly(3, 4, 5), Poly(1, 2, 3, 4), Poly(),
          {"shape": "circle", "r": 2.0, "color": "red"}, {"shape": "circle", "r": "2"}, [Rect("q", 1, 2), Circle("z", 1), 7], 7, 7.5, True, None,
          "42", "x", b"a", (("a", 5), []), (("b", "a"), ()), [], range(3)]:
    print(describe(x))
match Poly(1):
    case Poly(a, b):
        print("two")

# match: nested patterns, captures, as, star, mapping rest, classes with positions, guards
from dataclasses import dataclass

@dataclass
class Point:
    x: int
    y: int
class Old:
    __match_args__ = ("a",)
    def __init__(self, a): self.a = a
def kind(v):
    match v:
        case None: return "none"
        case True | False: return "bool"
        case 0: return "zero"
        case -1 | -2: return "negative"
        case 1.5: return "float"
        case "a" | "b" as letter: return f"letter {letter}"
        case b"x": return "bytes"
        case int(n) if n > 100: return f"big {n}"
        case int() | float(): return "number"
        case str() as s: return f"str {s}"
        case []: return "empty"
        case [x]: return f"one {x}"
        case [1, 2, *rest]: return f"1 2 and {rest}"
        case (first, *_, last) if first == last: return f"same ends {first}"
        case [Point(x=0, y=0), *_]: return "origin first"
        case [_, _]: return "pair"
        case {"type": "circle", "r": r, **rest}: return f"circle {r} {rest}"
        case {"type": ("rect" | "square") as t}: return t
        case {"pos": [x, y]}: return f"pos {x} {y}"
        case {}: return f"mapping of {len(v)}"
        case Point(0, y): return f"on y {y}"
        case Point(x, y=0): return f"on x {x}"
        case Point(): return "point"
        case Old(a=[*_]): return "old with list"
        case Old(a): return f"old {a}"
        case [[a, b], [c, d]]: return "unreachable"
        case _: return f"other {type(v).__name__}"
for v in (None, True, 0, -2, 1.5, "a", "zz", b"x", 500, 7, 2.5, [], [9], (1, 2), [1, 2, 3, 4], [3, 4, 3], [Point(0, 0), 1], [1, 5], {"type": "circle", "r": 2, "c": "red"}, {"type": "square"}, {"pos": (1, 2)}, {}, {"z": 1}, Point(0, 5), Point(5, 0), Point(1, 1), Old([1]), Old("s"), {1, 2}, range(2), "", 3.0):
    print(repr(v)[:40] if not isinstance(v, Old) else "Old", "->", kind(v))
match [1, [2, [3]]]:
    case [a, [b, [c]]] if (total := a + b + c) == 6: print(total)
match "cmd arg1 arg2".split():
    case ["quit"]: print("quit")
    case ["cmd", *args]: print(args)
match 5, 6:
    case x, y: print(x + y)
try:
    match Point(1, 2):
        case Point(1, 2, 3): pass
except TypeError as e: print(e)
try:
    match 5:
        case int(1, 2): pass
except TypeError as e: print(e)
match 1:
    case 2: print("no")
print("fell through")
match = {"case": 1}; case = match["case"]; print(match, case)

# match: literals, names, sequences, mappings, classes, alternatives, guards
from dataclasses import dataclass
@dataclass
class Point:
    x: int
    y: int
class Color:
    RED = "red"
def m(v):
    match v:
        case 0: return "zero"
        case True | None: return f"singleton {v}"
        case Color.RED: return "dotted"
        case "a" | "b" as c: return f"letter {c}"
        case -1.5: return "float"
        case []: return "empty"
        case [x]: return f"one {x}"
        case [1, [y, *z]]: return f"nested {y} {z}"
        case [first, *_, last] if first == last: return f"same ends {first}"
        case (a, b): return f"pair {a} {b}"
        case [a, b, *rest]: return f"many {a} {b} {rest}"
        case {"type": "circle", "r": r}: return f"circle {r}"
        case {"k": v2, **others}: return f"k {v2} {others}"
        case {}: return "mapping"
        case Point(x=0, y=0): return "origin"
        case Point(0, y): return f"on y at {y}"
        case Point(x, y) if x == y: return f"diagonal {x}"
        case Point(): return "point"
        case int(n) | float(n): return f"number {n}"
        case str(): return "string"
        case other: return f"other {other!r}"
for v in (0, True, None, "red", "b", -1.5, [], [7], [1, [2, 3, 4]], [1, 2, 1], (1, 2), [1, 2, 3],
          {"type": "circle", "r": 3}, {"k": 1, "z": 2}, {}, {"q": 1}, Point(0, 0), Point(0, 5),
          Point(3, 3), Point(1, 2), 17, 2.5, "text", {1}, b"x", 1.0, range(2)):
    print(repr(v), "->", m(v))
match = 3
case = match + 1
print(match, case)

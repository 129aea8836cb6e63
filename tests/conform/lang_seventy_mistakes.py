# The messages of some seventy small mistakes.
import asyncio


def pair():
    return 1, 2


tries = [
    lambda: (lambda a, b, c: None)(*pair()),
    lambda: [a for a, b in [(1, 2), (3,)]],
    lambda: {k: v for k, v in {"ab": 1, "cde": 2}},
    lambda: dict([(1, 2), (3, 4, 5)]),
    lambda: dict(["ab", 3]),
    lambda: max(),
    lambda: max([]),
    lambda: int("3.5"),
    lambda: float("1,5"),
    lambda: [1, 2, 3].index(9),
    lambda: (1, 2).index(3),
    lambda: "abc".index("z"),
    lambda: [].pop(),
    lambda: {}.popitem(),
    lambda: set().pop(),
    lambda: {"a": 1}["b"],
    lambda: [1][1.0],
    lambda: "a" + 1,
    lambda: 1 + "a",
    lambda: [1] + (2,),
    lambda: "a" * "b",
    lambda: None + 1,
    lambda: len(5),
    lambda: sum(["a", "b"]),
    lambda: sorted([1, "a"]),
    lambda: ",".join([1, 2]),
    lambda: range(1.5),
    lambda: zip([1], [1, 2], strict=True).__next__() and list(zip([1], [1, 2], strict=True)),
    lambda: next(iter([])),
    lambda: (5)(),
    lambda: print("x", sepp=""),
    lambda: [].append(),
    lambda: [].append(1, 2),
    lambda: "x".split(1),
    lambda: "{}".format(),
    lambda: "%d" % "x",
    lambda: "%s %s" % (1,),
    lambda: "%s" % (1, 2),
    lambda: round("3"),
    lambda: abs("x"),
    lambda: chr(-1),
    lambda: ord("ab"),
    lambda: isinstance(1, "int"),
    lambda: setattr(5, "x", 1),
    lambda: object().x,
    lambda: 1 .real(),
    lambda: b"a" + "b",
    lambda: bytes("x"),
    lambda: int([1]),
    lambda: {[]: 1},
    lambda: {1: 2} | [3],
    lambda: 2 ** "a",
    lambda: 1 < "a",
    lambda: 5 in 5,
    lambda: "a" in 5,
    lambda: 5 in "a",
    lambda: [1, 2, 3][::0],
    lambda: slice(1)(2),
    lambda: (x for x in 5),
    lambda: list(5),
    lambda: reversed({1}),
    lambda: hash([]),
    lambda: float("x"),
    lambda: divmod(1, 0),
    lambda: 1.0 // 0,
    lambda: 0 ** -1,
    lambda: int("z", 36) + int("z"),
    lambda: "abc".foo,
    lambda: asyncio.slep(1),
]
for i, f in enumerate(tries):
    try:
        print(i, "ok", f())
    except Exception as e:
        print(i, type(e).__name__, e)
a, *b = pair()
print(a, b)
(a, b), c = [1, 2], 3
a, b = 1, 2, 3

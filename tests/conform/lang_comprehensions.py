# List, set and dict comprehensions, nested, with conditions, own scope
print([x ** 2 for x in range(6) if x % 2], [a + b for a in "xy" for b in "12"])
print([[r * c for c in range(3)] for r in range(3)])
print({k: v for k, v in zip("abc", range(3)) if v}, {x % 3 for x in range(9)})
print([x if x > 2 else -x for x in range(5)])
x = "outside"
print([x for x in range(2)], x)
m = [[1, 2, 3], [4, 5, 6]]
print([list(r) for r in zip(*m)], [y for row in m for y in row if y % 2 == 0])
print({w: len(w) for w in "the quick brown fox".split()})
print(sum(x * x for x in range(4)), any(c.isdigit() for c in "ab1"), max((len(w), w) for w in ["aa", "b"]))
print([y for x in range(5) if (y := x * 2) > 4], y)
print([f(2) for f in [lambda n, k=k: n ** k for k in range(4)]])
print([*range(3), *"ab"], {**{"a": 1}, "b": 2}, {*[1, 2], 2}, (*[1], *(2,)))
try:
    [1 / d for d in (1, 0)]
except ZeroDivisionError as e:
    print(e)
try:
    print([v for v in range(2)] and v)
except NameError as e:
    print(e)

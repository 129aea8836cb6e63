# Tuples: packing, comparison, immutability, as keys
t = 1, "a", [2]
print(t, (), (1,), (1, 2) + (3,), (0,) * 3, t[0], t[-1], t[:2], len(t), "a" in t, t.count(1), t.index("a"))
t[2].append(3)
print(t, (1, 2) < (1, 3), (1, 2) == (1, 2), (1,) < (1, 0), ("a", 1) > ("a", 0), hash((1, 2)) == hash((1, 2)))
d = {(0, 0): "origin", (1, 0): "east"}
print(d[0, 0], d.get((5, 5)), sorted(d), tuple("abc"), tuple(x for x in range(3)), tuple([1]), *t)
for f in (lambda: t.__setitem__(0, 1), lambda: hash(t), lambda: (1,)[1], lambda: () + [1]):
    try:
        f()
    except (AttributeError, TypeError, IndexError) as e:
        print(type(e).__name__, e)
try:
    t[2] += [9]
except TypeError as e:
    print(e, t)
def minmax(xs): return min(xs), max(xs)
lo, hi = minmax([3, 1, 2])
print(lo, hi, minmax("hello"), (lo, hi) == (1, 3), tuple(reversed((1, 2))), sorted((3, 1)), max((1, 5), (2, 0)), (1, (2, (3,))))

# Tuples and ranges: packing, slices, comparison, methods, attributes, refusals
t = 1, "a", 2.5
print(t, (), (1,), t[0], t[-1], t[1:], t + (4,), t * 2, "a" in t, t.index("a"), t.count(1), len(t), (1, 2) < (1, 3), (1,) < (1, 0), tuple("ab"), tuple([1]), (*t, 5), hash((1, 2)) == hash((1, 2)), sorted([(2, "a"), (1, "b")]), max((1, 5), (2, 0)), t == (1, "a", 2.5), ((1, 2), [3]), {(1, 2): 3}, t[::-1], bool(()), (1, 2) == [1, 2], min("b", "a"), sum((1, 2)), tuple(sorted((3, 1))), not ())
r = range(10, 0, -3)
print(r, list(r), r.start, r.stop, r.step, r[1], r[-1], r[1:], len(r), 7 in r, 8 in r, r.index(4), r.count(4), range(0), bool(range(0)), range(3) == range(3), range(0) == range(5, 5), hash(range(3)) == hash(range(0, 3)), range(10 ** 20)[-1], sum(range(101)), list(reversed(range(3))), range(True), max(range(5)), range(5)[::2], "a" in range(3), 1.0 in range(3), min(range(3, 9)))
a, b = 1, 2; a, b = b, a; (c, d), e = (1, 2), 3; first, *mid, last = range(5); print(a, b, c, d, e, first, mid, last)
for bad in (lambda: t[5], lambda: t["a"], lambda: t + [1], lambda: t.append(1), lambda: t.index("z"), lambda: (1, "a") < (1, 2), lambda: range(1.5), lambda: range(3)[9], lambda: range(3).foo, lambda: range(3) + [1], lambda: range(3).index(7), lambda: len(range(10 ** 20)), lambda: tuple(5), lambda: (1, 2)(3), lambda: hash(([],)), lambda: t * t, lambda: t - t, lambda: range(1, 2, 3, 4), lambda: range(3) < range(4), lambda: range("3")):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)

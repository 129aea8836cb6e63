# Comprehensions: nesting, walrus, conditions, scope, unpacking, evaluation order
m = [[1, 2, 3], [4, 5, 6]]
print([x for row in m for x in row if x % 2], [[row[i] for row in m] for i in range(3)], {x: [y for y in range(x)] for x in range(3)}, {len(w) for w in "a bb cc".split()}, [(x, y) for x in range(3) if x for y in range(x) if y != 1])
print([y for x in range(5) if (y := x * 2) > 2], [a + b for a, b in zip("ab", "cd")], {k: v for k, v in [("a", 1), ("a", 2)]}, [*range(2), *"ab"], {**{"a": 1}, "b": 2}, (*[1], 2), [x if x else "zero" for x in range(2)], [lambda: 1][0]())
order = []
def t(n): order.append(n); return n
{t(1): t(2) for _ in range(1)}; [t(3) for _ in [t(4)] if t(5)]; {t(6): t(7), t(8): t(9)}; print(order)
x = "outer"; [x for x in range(3)]; print(x, [x for x in x])
print([[j for j in range(i)] for i in range(3)], sum([n for n in range(10) if n % 3 == 0 if n % 2 == 0]), all([]), any(x > 3 for x in [1, 5]), "".join(c for c in "a1b2" if c.isalpha()), max((len(w), w) for w in ["aa", "b"]), sorted({3, 1, 2}), [i for i in range(5)][::-1], dict(enumerate("ab")), list(map(lambda p: p[0] * p[1], [(1, 2), (3, 4)])))
class K:
    n = 3
    ok = [i for i in range(n)]
    try: bad = [n for i in range(2)]
    except NameError as e: bad = str(e)
print(K.ok, K.bad)
try: [x for x in 5]
except TypeError as e: print(e)
try: {[]: 1 for _ in "a"}
except TypeError as e: print(e)
try: [undefined for _ in "a"]
except NameError as e: print(e)

# Lists: every method, slices with steps, sort with keys and stability, comparison, copies, refusals
a = [5, 3, 8, 1]
a.sort(); a.insert(-1, 7); a.insert(100, 9); a.insert(-100, 0); print(a, a.index(7), a.index(8, 2), a.count(3), a.pop(0), a.pop(-1), a); a.reverse(); a.extend(range(2)); a.remove(1); print(a, a.copy() == a, a.copy() is a)
print(a[::2], a[::-1], a[-2:], a[10:], a[:-10], a[5:1:-2], a[slice(1, 3)], [1, 2] < [1, 3], [1] < [1, 0], [] < [0], [1, "a"] == [1, "a"], [1, 2] + [3], [0] * 3, 2 in [1, 2], [[0] * 2] * 2, sorted("bca", reverse=True), sum([[1], [2]], []), min([3, 1], key=lambda x: -x), [*a][:1], list("ab"), list({"x": 1}), list(range(2)), bool([]), [None] * 2)
people = [("bob", 25), ("al", 30), ("cy", 25)]; people.sort(key=lambda p: p[1]); print(people); people.sort(key=lambda p: (-p[1], p[0]), reverse=True); print(people, sorted(people, key=len))
b = [1, 2, 3, 4, 5]; b[1:3] = [9]; print(b); b[::2] = "xy"; print(b); del b[::2]; print(b); b[5:] = [1]; b[:] = b[::-1]; print(b); del b[:]; print(b); b += (1, 2); b *= 2; print(b)
grid = [[0] * 3 for _ in range(2)]; grid[0][1] = 5; shared = [[0] * 2] * 2; shared[0][0] = 1; print(grid, shared); c = b; c.append("same"); d = b[:]; d.append("copy"); print(b, b is c, len(d)); e = []; e.append(e); print(e, [1, [2, [3]]], [(), {}, set()], [1.0, True, "q", None, b"b", range(1), len, int, ...])
b.clear(); print(b, [] == [], [] is [], [1] == (1,), [float("nan")] == [float("nan")], [0] == [False])
class X:
    def __init__(self, n): self.n = n
    def __lt__(self, o): return self.n < o.n
    def __repr__(self): return f"X{self.n}"
print(sorted([X(2), X(1)]), max([X(2), X(1), X(3)], key=lambda x: x.n))
for bad in (lambda: [1].index(5), lambda: [].pop(), lambda: [1][3], lambda: [1]["0"], lambda: [1] + (2,), lambda: [1] + "a", lambda: [1] * "a", lambda: sorted([1, "a"]), lambda: sorted([None, 1]), lambda: [1].remove(9), lambda: [1, 2][0:2:0], lambda: [1].sort(None), lambda: [3].sort(key=5) or 0, lambda: [1].insert(1), lambda: [1].extend(5), lambda: list(5), lambda: [1].foo, lambda: hash([1]), lambda: {[1]: 1}, lambda: [1, 2] < 5, lambda: [1].pop("a"), lambda: sorted([[1], ["a"]]), lambda: [1] - [1], lambda: max([1, "a"]), lambda: [1] @ [1], lambda: int([1]), lambda: [1](0), lambda: sorted(5), lambda: [1].count()):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)

# Lists: methods, slices, sorting, comparison
xs = [3, 1, 2]
xs.append(4); xs.extend([5, 6]); xs.insert(0, 0); xs.insert(-1, "x"); xs.insert(100, "end")
print(xs, xs.pop(), xs.pop(0), xs.index(2), xs.count(1), len(xs))
xs.remove("x"); xs.reverse(); print(xs); xs.sort(); print(xs, xs.copy() is xs)
xs[1:3] = ["a", "b", "c"]; print(xs); xs[::2] = [0] * 4; print(xs); xs[2:2] = [9]; print(xs); xs[:] = []; print(xs)
print([1, 2] + [3], [0] * 3, [1, 2] * 0, [1] < [1, 0], [1, 2] == [1, 2], [2] > [1, 9], 2 in [1, 2], [[]] * 2)
g = [[0] * 2] * 2; g[0][0] = 1; print(g)
ys = list(range(10)); print(ys[2:8:3], ys[-3:], ys[::-1], ys[8:2:-2], ys[-1:-4:-1])
a = b = [1]; a += [2]; print(b); a = a + [3]; print(a, b)
w = ["b", "A", "c"]; w.sort(key=str.lower, reverse=True); print(w, sorted(w))
pairs = [(1, "b"), (0, "z"), (1, "a")]; pairs.sort(key=lambda p: p[0]); print(pairs)
print(list("ab"), list({"k": 1}), list((1, 2)), [*xs, *ys[:2]], [None] * 2, [1, [2, [3]]][1][1][0])
first, *mid, last = ys; print(first, mid, last); ys.clear(); print(ys, bool(ys))
for f in (lambda: [1, 2].index(3), lambda: [].pop(), lambda: [1].pop(5), lambda: [3, "a"].sort(), lambda: [1][::0], lambda: [1].extend(5)):
    try:
        f()
    except (ValueError, IndexError, TypeError) as e:
        print(type(e).__name__, e)
z = [1, 2, 3, 4]
try:
    z[::2] = [1]
except ValueError as e:
    print(e)
try:
    z[9] = 1
except IndexError as e:
    print(e)

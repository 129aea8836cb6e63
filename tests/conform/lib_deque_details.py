# deque: maxlen, rotate, insert, remove, index, reverse, errors, comparison
from collections import deque

d = deque([1, 2, 3], maxlen=4)
d.append(4); d.append(5); d.appendleft(0); print(d, d.maxlen, len(d), d[0], d[-1], 2 in d)
d.rotate(1); print(d); d.rotate(-2); print(d); d.extend("xy"); d.extendleft("ab"); print(d, d.pop(), d.popleft(), d)
e = deque("hello"); e.insert(1, "E"); e.remove("l"); e.reverse(); print(e, e.index("E"), e.count("l"), list(reversed(e)), e.copy() == e, deque("ab") < deque("b"))
e[0] = "Z"; del e[1]; e += "!"; print(e, deque([1]) + deque([2]), deque([1, 2]) * 2, deque([[]]), deque(), deque(maxlen=3), bool(deque()))
for bad in (lambda: deque().pop(), lambda: deque().popleft(), lambda: e[99], lambda: e.remove("q"), lambda: e.index("q"), lambda: deque([1], maxlen=1).insert(0, 2), lambda: e[0:1], lambda: deque([1], -1), lambda: hash(e), lambda: deque(5)):
    try:
        print(bad())
    except (IndexError, ValueError, TypeError) as err:
        print(type(err).__name__, err)
try:
    for x in (f := deque([1, 2])):
        f.append(x)
except RuntimeError as err:
    print(err)
w = deque(maxlen=3)
for i in range(6):
    w.append(i); print(sum(w) / len(w), end=" ")
print(); e.clear(); print(e)

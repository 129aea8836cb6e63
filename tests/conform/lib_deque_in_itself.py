# Containers that hold themselves, shown.
import collections
import sys

d = collections.deque([1])
d.append(d)
print(d)
bounded = collections.deque([d], maxlen=2)
bounded.append(bounded)
print(bounded)
held = [collections.deque()]
held[0].append(held)
print(held, held[0])
for limit in 0, -5, 10**10, -10**10, "x":
    try:
        sys.setrecursionlimit(limit)
    except (ValueError, OverflowError, TypeError) as e:
        print(type(e).__name__, e)


try:
    class Wrong:
        __slots__ = ("fine", "not so")
except TypeError as e:
    print(e)

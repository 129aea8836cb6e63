# Loops over what changes, else branches, nested breaks, iter with sentinel, reversed, enumerate start
xs = [1, 2, 3, 4]
for x in xs[:]:
    if x % 2: xs.remove(x)
print(xs)
for i, c in enumerate("ab", start=10): print(i, c, end=" ")
for a, (b, *c) in [(1, (2, 3, 4)), (5, "xy")]: print(a, b, c, end=" ")
print()
d = {"a": 1}
try:
    for k in d: d[k + "x"] = 1
except RuntimeError as e: print(e)
try:
    for k in d: d.pop(k)
except RuntimeError as e: print(e)
try:
    for x in (s := {1, 2}): s.add(x + 10)
except RuntimeError as e: print(e)
for n in range(3):
    for m in range(3):
        if m == 1: break
    else: print("inner else")
    continue
else: print("outer else", n, m)
while False: pass
else: print("while else")
n = 10
while n:
    n -= 3
    if n < 0: break
else: print("never")
print(n, list(reversed(range(3))), [*reversed("ab")], list(zip(*[[1, 2], [3, 4]])), list(range(10, 0, -3)), range(5)[1:4], range(0), len(range(1, 10, 4)), 3 in range(0, 9, 3), range(3) == range(0, 3, 1), range(2).index(1))
it = iter("abc"); print(next(it), list(it), next(it, None))
lines = iter(["x", "y", "END", "z"]); print(list(iter(lambda: next(lines), "END")))
for _ in range(2):
    for _ in range(2): pass
print(_)
for i in []: pass
try: print(not_i)
except NameError as e: print(e)
for x in "ab":
    try: continue
    finally: print("fin", x)
i = 5
for i in range(i): i += 10
print(i)
try: zip([1], [1, 2], strict=True) and list(zip([1], [1, 2], strict=True))
except ValueError as e: print(e)

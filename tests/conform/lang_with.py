# with: order of enter and exit, several managers, suppression, return inside
class CM:
    def __init__(self, n, swallow=False): self.n, self.swallow = n, swallow
    def __enter__(self): print("enter", self.n); return self
    def __exit__(self, t, v, tb):
        print("exit", self.n, t and t.__name__, v, tb is not None)
        return self.swallow
with CM(1) as a, CM(2) as b:
    print(a.n, b.n)
with (CM(3), CM(4, True) as c,):
    raise ValueError("gone")
print("after")
def f():
    with CM(5):
        return "returned"
print(f())
for i in range(3):
    with CM(i):
        if i == 0: continue
        if i == 1: break
try:
    with CM(6), CM(7):
        1 / 0
except ZeroDivisionError as e:
    print("out", e)
class Bad:
    def __enter__(self): raise OSError("enter fails")
    def __exit__(self, *a): print("never")
try:
    with CM(8), Bad():
        print("never")
except OSError as e:
    print(e)
for x in (3, "s"):
    try:
        with x: pass
    except TypeError as e:
        print(e)

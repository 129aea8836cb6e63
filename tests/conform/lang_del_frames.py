# When the locals of generators, frames and closures go.
class T:
    def __init__(self, n): self.n = n
    def __del__(self): print("  del", self.n)
    def __repr__(self): return f"T({self.n})"


def gen(n):
    a = T(f"{n}a")
    try:
        b = T(f"{n}b")
        yield a
    finally:
        print("  finally", n)


def wrap(g):
    w = T("w")
    yield from g


def thrower():
    local = T("local")
    raise KeyError(local)


print("1")
for x in gen(1):
    break
print("2")
del x
print("3")
g = wrap(gen(2))
next(g)
print("4")
g.close()
print("5")
try:
    thrower()
except KeyError as e:
    print("6", e)
print("7")
lst = [T(i) for i in range(3)]
lst[1] = None
del lst
d = {T("key"): T("val")}
d.clear()
print("8")


def closure():
    c = T("closed")
    return lambda: c


f = closure()
print(f())
f = None
print("9")


class Node:
    def __init__(self, n): self.t = T(n); self.next = None


n = Node("n1")
n.next = Node("n2")
n.next.next = Node("n3")
n = n.next
print("10")
n = None
print("11")
t = (T("t1"), [T("t2")], {"k": T("t3")})
t = None
s = {T("s")}
s.pop()
print("12")
def args(*a, **k): pass
args(T("x"), T("y"), z=T("z"))
a, b = T("p"), T("q")
a, b = b, a
del a
print("13")

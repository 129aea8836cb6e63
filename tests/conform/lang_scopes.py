# Names: UnboundLocalError, class scope, comprehension scope, late binding, exec-free globals
x = "global"
def f():
    try:
        print(x)
        x = 1
    except UnboundLocalError as e:
        print(type(e).__name__, e)
f()
class C:
    x = "class"
    y = [x for _ in range(1)]
    z = x
    def m(self): return x
    w = (lambda: x)()
print(C.y, C.z, C().m(), C.w)
fs = [lambda: i for i in range(3)]; print([g() for g in fs], [g() for g in [lambda i=i: i for i in range(3)]])
def outer():
    v = 1
    def inner():
        nonlocal v
        v += 1
        def deep():
            nonlocal v
            v *= 10
            return v
        return deep()
    return inner(), v
print(outer())
def g():
    global made
    made = "made by g"
g(); print(made)
def h():
    try:
        del missing_local
        missing_local = 1
    except UnboundLocalError as e: print(e)
    try: print(never_defined)
    except NameError as e: print(e, e.name)
h()
def free():
    def use(): return later
    try: use()
    except NameError as e: print(e)
    later = 5
    return use()
print(free())
i = "kept"; [i for i in range(3)]; print(i)
print([y := 5, y ** 2], y, [last := n for n in range(3)], last)
def counter(n=[0]): n[0] += 1; return n[0]
print(counter(), counter(), counter.__defaults__)
def loc(a, b=2): c = 3; return sorted(locals().items())
print(loc(1), "loc" in globals(), "zz" in dir())
for k in range(2): pass
print(k)
del k
try: k
except NameError as e: print(e)
print((lambda *a, **k: (a, k))(1, *[2], z=3, **{"w": 4}))
class Outer:
    v = 1
    class Inner:
        try: got = v
        except NameError as e: got = str(e)
print(Outer.Inner.got)
try:
    lenght = len
    print(lenght("ab")); prnt("x")
except NameError as e: print(e)

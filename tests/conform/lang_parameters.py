# Positional-only, keyword-only, defaults, *args and **kwargs
def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw

print(f(1, d=4))
print(f(1, 20, 30, 40, 50, d=4, e=6, z=7, a=8))
print(f(*[1, 2], **{"c": 3, "d": 4}))
print(f(*"ab", *(1,), d=0, **{"x": 1}, **{"y": 2}))

def g(x, *, y): return x, y
def h(): pass
def k(a, b, c=0): pass
for call in (lambda: g(1), lambda: g(1, 2), lambda: g(y=1), lambda: h(1),
             lambda: k(), lambda: k(1), lambda: k(1, 2, 3, 4), lambda: k(1, 2, z=3),
             lambda: k(1, 2, a=3), lambda: f(a=1, d=2), lambda: g(1, **{"y": 1}, **{"y": 2})):
    try:
        print(call())
    except TypeError as e:
        print(e)

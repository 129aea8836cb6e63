# The marks under binary operators, calls, subscripts and attribute chains
import sys
import traceback

class N:
    v = None
n, d, xs = N(), {"k": {"z": 1}}, [1, 2]
def a(): return 1 + 2 * 3 / (xs[0] - 1)
def b(): return d["k"]["y"]["q"]
def c(): return n.v.w.u
def e(): return len(xs) + len(5) + len(xs)
def f(): return [x / (x - 1) for x in xs]
def g(): xs[0] += "a"
def h(): xs[5] = d["k"] = 1
def i(): del xs[9]
def j(): return "e" + 1 + "u"
def k(): x, y = xs[0], xs[1], 5
def l(): assert xs == [], "message"
def m(): return (lambda q: q.z)(1)
def o(): raise ValueError("x") from KeyError("y")
def p(): return f"{xs[0]} {1/0}"
def q(): return xs[0](1)(2)
def r(): return -"a"
def s(): return not n.q
def t(): return 1 < "a" < 2
def u():
    for x in 5: pass
def v():
    with 5 as x: pass
def w(): return {**5}
def x(): return print(*5)
def y(): from time import nothing
def z():
    return sum(
        x
        for x in ["a"]
    )
for fn in [a, b, c, e, f, g, h, i, j, k, l, m, o, p, q, r, s, t, u, v, w, x, y, z]:
    try: fn()
    except BaseException: traceback.print_exc(file=sys.stdout)

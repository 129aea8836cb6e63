# Unpacking, deletion and item assignment: their messages
def attempt(f):
    try:
        print("ok", f())
    except Exception as e:
        print(type(e).__name__, e)
def a(): x, y = 1, 2, 3
def b(): x, y, z = [1, 2]
def c(): x, y = 5
def d(): x, *y, z = [1]
def e(): (x, (y, z)) = 1, (2,)
def f(): x, y = {"a": 1, "b": 2, "c": 3}
def g(): x, = "ab"
def h(): [x, y] = iter([1, 2, 3])
def i(): "abc"[0] = "x"
def j(): (1, 2)[0] = 3
def k(): [1][5] = 2
def l(): del [1][5]
def m(): del "abc"[0]
def n(): {}["a"]["b"] = 1
def o(): None.x = 1
def p(): (5).x = 1
def q(): del (5).real
def r(): [1, 2, 3][0:2] = 5
def s(): [1, 2, 3][::2] = [1]
def t(): range(3)[0] = 1
def u(): {1, 2}[0] = 1
def v(): {[1]: 2}
def w():
    for x, y in [(1, 2), (3,)]: pass
def aa():
    for x in 5: pass
def bb(): x = y = z = []; x.append(1); return x, y, z, x is z
def cc(): x, (y, *z), w = 1, "abc", [4]; return x, y, z, w
def dd(): *x, = "ab"; return x
def ee(): x = [1, 2, 3, 4]; x[1:3] = "zzz"; del x[0]; x[:0] = [9]; return x
def ff(): d = {}; d["a"] = d; return d
def gg(): x = [1]; x += "ab"; x *= 2; return x
def hh(): t = ([],); t[0] += [1]
def ii(): i = 0; xs = [5, 6]; i, xs[i] = 1, 7; return i, xs
def jj(): a = b = 1; a, b = b + 5, a; return a, b
def kk(): x: int = 5; y: "str"; return x
def ll(): y: int; return y
def mm(): with_walrus = (n := 10) + n; return with_walrus, n
for name, fn in list(globals().items()):
    if callable(fn) and name != "attempt" and not name.startswith("_"):
        print(name, end=" "); attempt(fn)

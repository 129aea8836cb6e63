# In what order the parts of an expression are evaluated.
def loud(name, value):
    print(name, end=" ")
    return value


print(loud("a", 1) < loud("b", 2) < loud("c", 0) < loud("d", 9))
print(loud("x", 0) or loud("y", 5) and loud("z", []), not loud("n", 0) == 1)
print(-2 ** 2, 2 ** 3 ** 2, -7 // 2 * 2 + -7 % 2, 1 + 2 << 3 & 0xF | 1 ^ 3, not 1 == 2, 5 if [] else 6 if 0 else 7, (lambda: (yield))().__class__.__name__)
d = {loud("k1", 1): loud("v1", "one"), **{loud("k2", 2): loud("v2", "two")}}
print(d, [*[loud("i", 3)], loud("j", 4)], f"{loud('f', 5)}{loud('g', 6):>3}")


def f(*args, **kw): return args, kw


print(f(loud("p", 1), *[loud("q", 2)], k=loud("r", 3), **{"l": loud("s", 4)}))


class T:
    def __getitem__(self, i): return loud(f"get{i}", self)
    def __setitem__(self, i, v): print(f"set{i}={v}", end=" ")
    def __getattr__(self, n): return loud(n, self) if not n.startswith("__") else object.__getattribute__(self, n)
    def __iadd__(self, o): print("iadd", end=" "); return 7
    def __enter__(self): return loud("enter", 3)
    def __exit__(self, *a): print("exit", end=" ")


t = T()
t[loud("i1", 1)], t[loud("i2", 2)] = loud("rhs1", 10), loud("rhs2", 20)
t[loud("i3", 3)] += loud("rhs3", 1)
print()
x = i = 0
a = b = loud("chain", [])
a.append(1)
print(b, a is b, (y := 5) + y, [z := 1, z + 1], (lambda x=loud("default", 2): x)())
with t as q, T() as r: print(q, r, end=" ")
print([loud(i, i) for i in range(3) if loud("if", i % 2)], {loud("kk", 1): loud("vv", 2) for _ in "a"})
for loud_i, t[loud("target", 0)] in [(1, "A"), (2, "B")]:
    print(loud_i, end=" ")
else:
    print("else")
while (i := i + 1) < 3:
    continue
else:
    print("while else", i)
assert loud("assert", True), loud("never", "msg")
del t
print(1 if True else 1 / 0, True or 1 / 0, [] and 1 / 0, 1 < 0 < 1 / 0, "a" "b" f"{1}" 'c', 1,)
print((1), (1,), (), 1_0.0_1, .5, 5., 0xff, 1e3, "\x41\u0042\103", r"\n", b"\n", """multi
line""", not None)
x: int = 5; x += 1; print(x, end="\n\n")
print(*"abc", sep="-", end="!\n")
lst = [1, 2, 3]
lst[0], lst[lst[0]] = 2, "here"
print(lst, 3 in lst is True, (3 in lst) is True, lst == lst == lst)
assert lst == [], f"lst is {lst}"

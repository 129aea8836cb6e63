# The messages of operators on the wrong types
vals = {"int": 1, "str": "a", "list": [1], "tuple": (1,), "dict": {}, "set": {1}, "None": None, "float": 1.5, "func": len, "type": int, "range": range(2), "bytes": b"b"}
ops = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b, "<": lambda a, b: a < b, "&": lambda a, b: a & b, "[]": lambda a, b: a[b], "in": lambda a, b: a in b, "%": lambda a, b: a % b, "**": lambda a, b: a ** b, "//": lambda a, b: a // b, ">>": lambda a, b: a >> b, "@": lambda a, b: a @ b, "|": lambda a, b: a | b}
for o, f in ops.items():
    for (n, a), (m, b) in zip(vals.items(), list(vals.items())[3:] + list(vals.items())[:3]):
        try:
            r = f(a, b)
            print(o, n, m, "=", r)
        except Exception as e:
            print(o, n, m, type(e).__name__, e)
for o, f in ops.items():
    for n, a in vals.items():
        try:
            f(a, a)
        except Exception as e:
            print(o, n, type(e).__name__, e)
def aug():
    s = "a"; s += 1
for bad in (aug, lambda: -"a", lambda: ~1.5, lambda: +[], lambda: not_defined, lambda: (1).x, lambda: "a".foo, lambda: [].push(1), lambda: {}.key, lambda: None.x, lambda: len.x, lambda: int.zz, lambda: (1, 2)[2], lambda: [1]["a"], lambda: "abc"[9], lambda: "abc"["x"], lambda: {}["k"], lambda: {1: 2}[3], lambda: None[0], lambda: 5[0], lambda: [1][1.0], lambda: range(3)[5], lambda: b"a"[3], lambda: {[]: 1}, lambda: {{}: 1}, lambda: {[1]}, lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: 1.5 // 0, lambda: 1.5 % 0, lambda: 0 ** -1, lambda: 0.0 ** -1, lambda: 2.0 ** 5000, lambda: 1 << -1, lambda: int("9" * 5000), lambda: str(10 ** 5000), lambda: [1] * -1, lambda: int(float("nan")), lambda: int(float("inf")), lambda: "%d" % "a", lambda: "%s %s" % 1, lambda: "%s" % (1, 2), lambda: "%q" % 1, lambda: "%(a)s" % {"b": 1}, lambda: "a" "b" + 1):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)

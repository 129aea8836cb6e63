# The messages of common mistakes
class A:
    def m(self, x): pass
def f(a): pass
cases = [lambda: "a" + 1, lambda: 1 + "a", lambda: [1] + (2,), lambda: "a" * "b", lambda: None + 1, lambda: 1 < "a",
    lambda: [1, 2][5], lambda: (1,)[1], lambda: "abc"[10], lambda: {}["k"], lambda: {}[[1]], lambda: cases["a"],
    lambda: cases[0]()(), lambda: len[0], lambda: None.x, lambda: "s".foo, lambda: [].push, lambda: A().m(), lambda: A.m(1), lambda: f(b=1),
    lambda: int("x"), lambda: int("1.5"), lambda: float("y"), lambda: int(None), lambda: int([]), lambda: len(5), lambda: abs("x"),
    lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: 0 ** -1, lambda: chr(-1), lambda: ord("ab"),
    lambda: [].pop(), lambda: [1].remove(2), lambda: [1].index(2), lambda: {}.popitem(), lambda: set().pop(), lambda: {1}.remove(2),
    lambda: "x".join([1]), lambda: "a".index("b"), lambda: iter(1), lambda: next(iter([])), lambda: range(1.5), lambda: "a" in 5,
    lambda: 1 in "a", lambda: -"a", lambda: ~1.5, lambda: 1 << -1, lambda: {**1}, lambda: f(*1), lambda: f(**1), lambda: f(**{1: 2}),
    lambda: isinstance(1, 1), lambda: print(end=1), lambda: sorted(5), lambda: [1, 2, 3][1:2:0], lambda: undefined_name, lambda: prnt(1)]
for i, c in enumerate(cases):
    try:
        print(i, "no error", c())
    except Exception as e:
        print(i, type(e).__name__, e, e.args)

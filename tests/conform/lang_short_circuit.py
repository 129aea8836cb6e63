# and, or, not, chained comparisons and conditional expressions: what is evaluated
def t(x):
    print("eval", x, end="; ")
    return x
print(t(1) and t(2), t(0) and t(3), t("") or t("x"), t(0) or t([]) or t(None))
print(not t(0), t(1) < t(2) < t(3), t(3) < t(2) < t(1))
print(t("yes") if t(False) else t("no"))
print(t(1) + t(2) * t(3))
d = {t("k"): t("v"), t("k2"): t("v2")}
print([t(1), t(2)][t(0)], f"{t('f')}")
def f(*a, **k): return a, k
print(f(t(1), *t([2]), x=t(3), **t({"y": 4})))
print(1 if [] else 2 if () else 3, None or 0 or "", 5 and [] and 7)
print(1 in [1] == True, (1 in [1]) == True, "a" not in "abc", None is None, d is not None)
xs = [0, 0]
i = 0
i, xs[i] = 1, 9
print(xs)
xs[t(0)] = t("right first")
print(xs)

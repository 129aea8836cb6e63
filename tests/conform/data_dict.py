# Dicts: order, methods, views, merging
d = {"b": 1, "a": 2}
d["c"] = 3; d["b"] = 10
print(d, list(d), d.keys(), d.values(), d.items(), len(d), "a" in d, 2 in d.values())
print(d.get("z"), d.get("z", 0), d.setdefault("a", 9), d.setdefault("n", []), d.pop("n"), d.pop("zz", None), d.popitem(), d)
d.update({"x": 1}, y=2); d.update([("z", 3)]); print(d, d | {"x": 0}, {**d, "q": 1}); d |= {"w": 5}; print(d)
del d["x"]; d["x"] = "again"; print(d, list(reversed(d)))
print(dict(a=1), dict([("k", "v")]), dict(zip("ab", (1, 2))), dict.fromkeys("ab", 0), {i: i * i for i in range(3)}, dict({1: 2}, z=3))
print({1: "int", 1.0: "float", True: "bool"}, {"a": 1} == {"a": 1.0}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, {(1, 2): 3}[1, 2])
k1, k2 = {"a": 1, "b": 2}.keys(), {"b": 3, "c": 4}.keys()
print(k1 & k2, sorted(k1 | k2), k1 - k2, k1 ^ k2 == {"a", "c"}, {"a": 1}.items() <= {"a": 1, "b": 2}.items())
for k, v in sorted(d.items(), key=lambda kv: str(kv[1])):
    print(k, v, end="; ")
print(max(d, key=lambda k: str(d[k])), sum({"p": 1, "q": 2}.values()), {v: k for k, v in {"a": 1}.items()}, d.copy() == d, dict(d) is d)
nested = {"l": [1, {"deep": True}], "d": {}}
nested["d"]["new"] = nested["l"][1]["deep"]
print(nested); d.clear(); print(d, bool(d))
for f in (lambda: d["k"], lambda: d.pop("k"), lambda: d.popitem(), lambda: {[]: 1}, lambda: dict([1]), lambda: dict(["abc"]), lambda: {} < {}, lambda: d.update(5)):
    try:
        f()
    except (KeyError, TypeError, ValueError) as e:
        print(type(e).__name__, e)

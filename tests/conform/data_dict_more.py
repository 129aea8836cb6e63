# Dicts: every method, order, views as sets, merging, refusals
d = {"a": 1, "b": 2}
d["c"] = 3; d["a"] = 10; del d["b"]; d["b"] = 20; print(d, list(d), d.pop("c"), d.pop("zz", "dflt"), d.setdefault("n", []), d.setdefault("a", 5), d.get("q"), d.get("q", 0), d.popitem(), d)
d.update({"x": 1}, y=2); d.update([("z", 3)]); print(d, d | {"a": 0}, len(d), "x" in d, d.keys(), d.values(), d.items(), d.copy() == d, dict.fromkeys("ab"), dict.fromkeys([1], []), dict(a=1, b=2), dict([("k", "v")]), dict(zip("ab", [1, 2])), {1: "int", 1.0: "float", True: "bool"})
k = d.keys(); d["new"] = 0; print(k, k & {"a", "q"}, sorted(k | {"q"}), k - {"a"}, d.items() & {("x", 1)}, k == {"a", "b", "x", "y", "z", "new"}, list(reversed(d)), next(iter(d)), list(d.items())[0], sorted(d.items(), key=lambda i: str(i[1]))[0], max(d, key=d.get), {v: k for k, v in d.items() if k != "new"}, sum(d.values()), ("x", 1) in d.items(), 2 in d.values(), min(d), any(d), all(d.values()))
d |= {"w": 9}; print({"a": 1} == {"a": 1.0}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, {} == {}, {**d, "a": "over"}["a"], bool({}), {(1, 2): "t", None: "n", frozenset([1]): "f"}, {"a": {"b": {"c": 1}}}["a"]["b"]["c"]); d.clear(); print(d)
count = {}
for c in "hello": count[c] = count.get(c, 0) + 1
print(count, sorted(count, key=count.get, reverse=True), sorted(count.items(), key=lambda kv: (-kv[1], kv[0])))
groups = {}
for w in ["apple", "ant", "bee"]: groups.setdefault(w[0], []).append(w)
print(groups, {k: len(v) for k, v in groups.items()})
class K:
    def __init__(self, v): self.v = v
    def __hash__(self): return 1
    def __eq__(self, o): return isinstance(o, K) and self.v == o.v
print({K(1): "a", K(2): "b"}[K(2)], len({K(1): 1, K(1): 2}))
class D(dict):
    def __missing__(self, key): return f"missing {key}"
print(D(a=1)["q"], D().get("q"), D(a=1), type(D() | {}).__name__)
for bad in (lambda: {}["k"], lambda: {}[1, 2], lambda: {}.pop("k"), lambda: {}.popitem(), lambda: {[]: 1}, lambda: {{}: 1}, lambda: {}.update(5), lambda: {}.update([1]), lambda: {}.update(["abc"]), lambda: dict(5), lambda: {} + {}, lambda: {} < {}, lambda: {}.keys()[0], lambda: {} | [], lambda: {}.foo, lambda: {}.has_key("a"), lambda: dict(a=1)(2), lambda: {}.fromkeys(5), lambda: hash({}), lambda: sorted({"a": 1, 1: 2}), lambda: {"a": 1}.a, lambda: {}.get(), lambda: {}.setdefault(), lambda: del_missing(), lambda: {**[1]}, lambda: dict(**{1: 2}), lambda: dict([(1, 2)], 3), lambda: iter({}.items()).foo, lambda: {}.values() & {1}):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)

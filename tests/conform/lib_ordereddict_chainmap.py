# OrderedDict.move_to_end and popitem; ChainMap lookups and layers
from collections import OrderedDict, ChainMap, defaultdict

o = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
o.move_to_end("a"); print(o, list(o)); o.move_to_end("c", last=False); print(list(o.items()), o.popitem(), o.popitem(last=False), o)
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {"b": 2, "a": 1}, list(reversed(OrderedDict(x=1, y=2))), OrderedDict(a=1) | {"b": 2}, OrderedDict.fromkeys("ab", 0))
for bad in (lambda: o.move_to_end("zz"), lambda: OrderedDict().popitem(), lambda: o["nope"]):
    try:
        bad()
    except KeyError as e:
        print(repr(e))
class LRU:
    def __init__(self, n): self.n, self.d = n, OrderedDict()
    def get(self, k):
        if k not in self.d: return None
        self.d.move_to_end(k); return self.d[k]
    def put(self, k, v):
        self.d[k] = v; self.d.move_to_end(k)
        if len(self.d) > self.n: print("evict", self.d.popitem(last=False))
l = LRU(2); l.put("a", 1); l.put("b", 2); l.get("a"); l.put("c", 3); print(l.get("b"), l.d)
m = ChainMap({"x": 1}, {"x": 2, "y": 3})
print(m, m["x"], m["y"], list(m), len(m), "y" in m, m.get("q", 0), m.maps, dict(m), m.parents)
n = m.new_child({"z": 9}); n["x"] = "new"; print(n["x"], m["x"], n, n.parents == m, sorted(n.items()))
for bad in (lambda: m["q"], lambda: m.pop("y"), lambda: m.__delitem__("y"), lambda: ChainMap().popitem()):
    try:
        bad()
    except KeyError as e:
        print(repr(e))
dd = defaultdict(lambda: defaultdict(int)); dd["a"]["x"] += 1; dd["b"]; print({k: dict(v) for k, v in dd.items()}, dd.default_factory is not None, dd.get("zz"))
e = defaultdict(None, a=1); print(e)
try:
    e["q"]
except KeyError as err:
    print(repr(err))
print(defaultdict(list, {"k": [1]}), defaultdict(int).__missing__("m"), defaultdict(list) == {}, defaultdict(set))

# collections: deque and what is built on dict.
from collections import deque, defaultdict, Counter, namedtuple, OrderedDict, ChainMap
d = deque([1, 2, 3], maxlen=4)
d.append(4); d.append(5); d.appendleft(0)
print(d, len(d), d[0], d[-1], d.maxlen, 3 in d, list(reversed(d)))
d.rotate(1); print(d); d.rotate(-2); print(d, d.index(3), d.count(2))
e = deque("abc"); e.extendleft("xy"); e.insert(2, "m"); e.remove("b"); e.reverse(); print(e, e == deque(e), e + deque("z"), deque([1]) * 3)
dd = defaultdict(list); dd["a"].append(1); print(dd, dict(dd), "b" in dd)
c = Counter("abracadabra"); print(c, c.most_common(2), c["zz"], c.total(), c + Counter("aaa"), c - Counter("ab"), sorted(c.elements())[:3])
P = namedtuple("P", "x y", defaults=[9]); p = P(1); print(p, p.x, p._replace(x=5), p._asdict(), P._fields, p == (1, 9))
x, y = p; print(x, y, P._make([3, 4]))
o = OrderedDict(a=1, b=2); o.move_to_end("a"); print(o, list(o), o.popitem())
m = ChainMap({"a": 1}, {"a": 2, "b": 3}); print(m["a"], m["b"], sorted(m), m)
for f in (lambda: deque().pop(), lambda: deque([1])[5], lambda: deque(maxlen=-1), lambda: P(), lambda: P(1, 2, 3), lambda: P(z=1, x=2), lambda: deque([1]).remove(2)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)

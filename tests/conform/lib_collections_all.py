# deque, defaultdict, Counter, namedtuple, OrderedDict, ChainMap
from collections import deque, defaultdict, Counter, namedtuple, OrderedDict, ChainMap
d = deque([1, 2, 3], maxlen=4); d.append(4); d.append(5); d.appendleft(0); print(d, d.pop(), d.popleft(), d); d.rotate(1); d.extend("ab"); d.extendleft([8, 9]); print(d, d[0], len(d), 9 in d, d.maxlen)
q = deque("abc"); q.insert(1, "x"); q.remove("c"); q.reverse(); print(q, q.count("a"), q.index("x"), list(q), q == deque("bxa"), deque(), q.copy())
dd = defaultdict(list)
for k, v in [("a", 1), ("b", 2), ("a", 3)]: dd[k].append(v)
print(dd, dict(dd), dd.get("z"), "z" in dd, dd["z"], len(dd), defaultdict(int, x=1))
c = Counter("mississippi"); print(c, c.most_common(2), c["z"], sum(c.values()), c.total(), sorted(c.elements())[:3])
c.update("ms"); c.subtract("i"); print(c, Counter(a=3, b=1) + Counter(a=1, c=2), Counter(a=3, b=1) - Counter(a=1, b=2), Counter("ab") & Counter("bc"), Counter("ab") | Counter("bb"), Counter([1, 1.0, True]))
P = namedtuple("P", "x y z", defaults=[0]); p = P(1, y=2); print(p, p.x, p[1], p._replace(x=9), p._asdict(), P._fields, P._make([7, 8, 9]), p == (1, 2, 0), [*p], P._field_defaults)
od = OrderedDict(a=1, b=2); od.move_to_end("a"); print(od, od.popitem(last=False), list(od), OrderedDict([("x", 1)]) == {"x": 1})
cm = ChainMap({"a": 1}, {"a": 2, "b": 3}); print(cm["a"], cm["b"], dict(cm), cm.new_child({"b": 0})["b"], len(cm))
for f in (lambda: deque().pop(), lambda: P(1), lambda: setattr(p, "x", 1), lambda: deque([1])[3], lambda: namedtuple("Q", "class"), lambda: OrderedDict().popitem()):
    try:
        f()
    except (IndexError, TypeError, AttributeError, ValueError, KeyError) as e:
        print(type(e).__name__, e)

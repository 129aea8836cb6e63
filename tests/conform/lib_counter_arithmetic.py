# Counter: counting, arithmetic, most_common, elements, subtract, missing keys
from collections import Counter

c, d = Counter("abracadabra"), Counter(a=3, b=5, z=-1)
print(c, c.most_common(2), c.most_common(), c["q"], "q" in c, sum(c.values()), c.total(), list(c.elements()))
print(c + d, c - d, c & d, c | d, +d, -d, c == Counter("abracadabra"), Counter(a=1) <= Counter(a=2), Counter() == Counter(a=0))
c.update("aaa"); c.subtract({"b": 5, "new": 2}); c["x"] += 1; del c["r"]; print(c, dict(c), sorted(c), len(c))
print(Counter(), Counter([1, 1, "1"]), Counter({"k": 0}), Counter(w.lower() for w in "To be or not to be".split()).most_common(1), repr(Counter(a=1)))
del c["not there"]; print(c.pop("x"), c.get("x"), c.setdefault("s", 4), c.copy() is c)
c.clear(); print(c, bool(c))
words = "the cat the dog the end cat".split()
for w, n in Counter(words).most_common():
    print(f"{w:<5}{'#' * n}")
for bad in (lambda: Counter(5), lambda: Counter.fromkeys("ab"), lambda: Counter("a", "b"), lambda: Counter("a") + {"a": 1}):
    try:
        print(bad())
    except (TypeError, NotImplementedError) as e:
        print(type(e).__name__, e)
print(Counter(a=2) + Counter(b=True), Counter(a=2) | Counter(b=1.5), Counter(a=2) - Counter(b=-1.5))

# Sets: operations, comparison, order of numbers, frozenset
a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, a ^ b, b - a, {5} | {1}, len(a), 2 in a, {1, 2} < a, a >= {1}, a.isdisjoint({9}), {1} == {1.0})
a.add(10); a.add(1); a.discard(99); a.discard(2); a.update([7, 8], (9,)); print(a); a -= {7, 8}; print(a); a &= {1, 3, 10}; print(a); a |= {4}; a ^= {4, 5}; print(a)
print(set(), {*()}, set("a"), set([3, 1, 2]), set(range(10)), {30, 20, 10}, {100, 1, 50}, {-1, -2, 0}, {1.5, 2, 0.5}, {True, 0})
print(sorted(set("hello")), len(set("mississippi")), set("ab") == set("ba"), list({8, 16, 24, 0}), {2 ** i for i in range(8)}, {i * 7 % 31 for i in range(12)})
f = frozenset([1, 2]); print(f, f | {3}, {3} | f, {f: "key"}[frozenset({2, 1})], hash(f) == hash(frozenset([2, 1])), frozenset(), f == {1, 2})
print(a.union([1], [2]), a.intersection([1, 5]), a.difference([1]), a.symmetric_difference([1, 99]), a.issubset(range(20)), a.issuperset([1]), a.copy() is a)
s = {1, 2, 3}
while s: print(s.pop(), end=" ")
print(s, bool(s))
print({"apple", "banana", "cherry"}, set("hello world"), {"a", 1, 2.5}, {(1, 2), (0,)}, {b"x", b"y"})
for g in (lambda: {1}.remove(2), lambda: set().pop(), lambda: {[1]}, lambda: {1} | [2], lambda: f.add(3), lambda: f[0], lambda: {1} + {2}):
    try:
        g()
    except (KeyError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)

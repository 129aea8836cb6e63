# Sets: every method and operator, frozenset, order of small ints, refusals
a, b = {1, 2, 3, 4}, {3, 4, 5}
print(a | b, a & b, a - b, a ^ b, a.union([9], (8,)), a.intersection(b, {3}), a.difference([1], [2]), a.symmetric_difference([1, 7]), a <= b, {1} < a, a >= {1}, a.isdisjoint({9}), {1}.issubset(a), a.issuperset([1]), a == {4, 3, 2, 1}, len(a), 3 in a)
a.add(5); a.discard(99); a.remove(1); a.update([10], [11]); print(a, a.pop() in {2, 3, 4, 5, 10, 11}); c = {1, 2, 3}; c &= {2, 3, 4}; c |= {9}; c -= {2}; c ^= {3, 7}; print(c, c.copy(), set(), set("aab") == {"a", "b"}, {1, 1.0, True}, frozenset([1, 2]), frozenset(), {frozenset([1]): "k"}, {(1, 2)}, set(range(20)), {100, 5, 33, 8}, {i * i for i in range(8)}, {-1, -2, 0}, {2.5, 1.5})
c.intersection_update([9]); c.difference_update({1}); c.symmetric_difference_update({4}); print(c, bool(set()), sorted({3, 1}), min(c), sum({1, 2}), list({7}), {*[1], *(2,)}, type({}), set({"a": 1}), frozenset({1}) | {2}, {2} | frozenset({1}), {1} == frozenset([1]), hash(frozenset([1, 2])) == hash(frozenset([2, 1])))
c.clear(); print(c, repr(frozenset("a")), {"a"} | {"a"})
for bad in (lambda: {1}.remove(2), lambda: set().pop(), lambda: {[]}, lambda: {{}}, lambda: {1} + {2}, lambda: {1} | [2], lambda: {1}[0], lambda: set(5), lambda: {1} < [1], lambda: frozenset([1]).add(2), lambda: hash({1}), lambda: {1}.union(5), lambda: {1, 2}.index(1), lambda: sorted({1, "a"}), lambda: {1} & "a", lambda: {1}.add(), lambda: {1}.add([]), lambda: set(1, 2), lambda: {1}.remove([]), lambda: [] in {1}, lambda: {1} - [1], lambda: max(set())):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)

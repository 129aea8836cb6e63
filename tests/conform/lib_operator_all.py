# operator: functions for every operator; itemgetter, attrgetter, methodcaller
import operator as op
from operator import itemgetter, attrgetter, methodcaller

print(op.add(1, 2), op.sub(5, 3), op.mul("a", 3), op.truediv(7, 2), op.floordiv(7, 2), op.mod(7, 3), op.pow(2, 5), op.neg(3), op.pos(-3), op.abs(-3), op.inv(5), op.invert(5))
print(op.lt(1, 2), op.le(2, 2), op.eq(1, 1.0), op.ne(1, 2), op.ge(1, 2), op.gt(3, 2), op.not_(0), op.truth([]), op.is_(None, None), op.is_not(1, None), op.and_(6, 3), op.or_(6, 3), op.xor(6, 3), op.lshift(1, 4), op.rshift(16, 2))
print(op.concat([1], [2]), op.contains("abc", "b"), op.countOf([1, 2, 1], 1), op.indexOf("abc", "c"), op.getitem([5, 6], 1), op.length_hint([1, 2]), op.index(True))
xs = [1, 2, 3]; op.setitem(xs, 0, 9); op.delitem(xs, 1); print(xs, op.iadd(xs, [4]), xs, op.imul(3, 4))
people = [("bob", 30), ("ann", 25), ("cy", 30)]
print(sorted(people, key=itemgetter(1)), sorted(people, key=itemgetter(1, 0)), itemgetter(-1)("xyz"), itemgetter(slice(0, 2))("xyz"), itemgetter("k")({"k": 1}), max(people, key=itemgetter(1)))
class N:
    def __init__(s, v): s.v = v
    def plus(s, a, b=0): return s.v + a + b
n = N(5); n.sub = N(7)
print(attrgetter("v")(n), attrgetter("sub.v")(n), attrgetter("v", "sub.v")(n), methodcaller("plus", 1, b=2)(n), methodcaller("upper")("x"), itemgetter(1, 2), attrgetter("a.b"), methodcaller("f", 1, k=2))
for bad in (lambda: itemgetter(5)([1]), lambda: attrgetter("zz")(n), lambda: op.add(1, "a"), lambda: op.indexOf([1], 2), lambda: itemgetter(), lambda: op.index(1.5), lambda: op.truediv(1, 0), lambda: methodcaller(5)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)

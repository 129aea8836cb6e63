# operator and statistics
import operator
import statistics
print(operator.add(1, 2), operator.itemgetter(1)("abc"), operator.itemgetter(0, 2)("abc"), operator.attrgetter("real")(3), operator.methodcaller("upper")("x"), operator.mul(3, "a"), operator.contains([1], 1), operator.neg(2), operator.truediv(1, 4), operator.not_(0))
print(sorted([("b", 1), ("a", 2)], key=operator.itemgetter(0)), sorted([{"n": 2}, {"n": 1}], key=operator.itemgetter("n")))
print(statistics.mean([1, 2, 3, 4]), statistics.mean([1.5, 2.5]), statistics.median([3, 1, 2]), statistics.median([1, 2, 3, 4]))
try:
    statistics.mean([])
except statistics.StatisticsError as e:
    print(type(e).__name__, e)

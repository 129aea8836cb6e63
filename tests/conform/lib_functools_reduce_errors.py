# reduce() refuses what can't be gone through, and nothing without a start.
import functools
import operator

for what in (1.5, None, [], (), 'abc', [3], iter([])):
    try:
        print(functools.reduce(operator.add, what))
    except TypeError as error:
        print(error)
print(functools.reduce(operator.add, [], 7), functools.reduce(max, [3, 9, 2]))

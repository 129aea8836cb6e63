# Types that are written in C outside builtins say their module in errors.
import collections
import datetime
import functools
import itertools
import types


def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


things = [collections.deque([1]), functools.partial(int), itertools.count(),
          itertools.chain(), types.SimpleNamespace(a=1), list[int], int | str,
          datetime.date(2020, 1, 2), collections.defaultdict(int),
          collections.OrderedDict(), collections.Counter(), iter(int, 1)]
for thing in things:
    print(type(thing), type(thing).__name__, type(thing).__module__)
    show(lambda: thing + 1)
    show(lambda: thing.nope)
    show(lambda: thing < 5)
    show(lambda: thing[0][0][0])
    show(lambda: len(thing))
print(collections.deque([1]), collections.deque.append.__qualname__)
show(lambda: collections.deque([1]) * [2])
show(lambda: [2] * collections.deque([1]))
show(lambda: collections.deque([1]) * 1.5)
show(lambda: {} * collections.deque([1]))

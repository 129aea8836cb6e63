# What a call of a built-in says when its arguments don't fit: functions and
# types in C count, name and order their complaints in ways of their own.
import bisect
import collections
import functools
import heapq
import itertools
import math
import operator


def show(text, call):
    try:
        print(text, '->', call())
    except TypeError as error:
        print(text, '->', error)


show('split 3', lambda: 'a'.split(1, 2, 3))
show('split foo', lambda: 'a'.split(foo=1))
show('split three names', lambda: 'a'.split(foo=1, bar=2, baz=3))
show('split twice', lambda: 'a'.split(1, sep=2))
show('to_bytes', lambda: (1).to_bytes(1, 'big', True))
show('sum', lambda: sum())
show('sum 3', lambda: sum([], 1, 2))
show('sum foo', lambda: sum(foo=1))
show('round', lambda: round(foo=1))
show('pow', lambda: pow(1, foo=1))
show('sort', lambda: [].sort(len))
show('sorted', lambda: sorted([1], len))
show('sorted foo', lambda: sorted([], foo=1))
show('max', lambda: max())
show('max foo', lambda: max(1, foo=1))
show('len', lambda: len([], []))
show('len name', lambda: len(obj=[]))
show('isclose', lambda: math.isclose(1))
show('prod', lambda: math.prod([], 1))
show('sqrt', lambda: math.sqrt())
show('sqrt name', lambda: math.sqrt(x=1))
show('log', lambda: math.log(1, 2, 3))
show('bisect', lambda: bisect.bisect([]))
show('add', lambda: operator.add(1))
show('neg', lambda: operator.neg())
show('heappop', lambda: heapq.heappop())
show('reduce', lambda: functools.reduce(len))
show('count', lambda: itertools.count(1, 2, 3))
show('enumerate', lambda: enumerate(start=1))
show('range', lambda: range())
show('reversed', lambda: reversed(x=[]))
show('filter', lambda: filter(None))
show('zip', lambda: zip(foo=1))
show('int', lambda: int('1', base='a'))
show('list', lambda: list(1, 2))
show('int of a type', lambda: int(int))
show('type', lambda: type(1, foo=2))
show('property', lambda: property(1, 2, 3, 4, 5))
show('upper', lambda: 'a'.upper(1))
show('upper name', lambda: 'a'.upper(x=1))
show('find', lambda: 'a'.find())
show('startswith', lambda: 'a'.startswith(1, 2, 3, 4))
show('append', lambda: [].append())
show('deque append', lambda: collections.deque().append())
show('deque item', lambda: collections.deque()['a'])
show('fromkeys', lambda: dict.fromkeys(iterable=[]))
show('print', lambda: print(foo=1))
show('format', lambda: format(1, None))
show('encode', lambda: 'a'.encode(None))

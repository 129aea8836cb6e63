# itertools, functools, heapq: arguments that do not fit.
import contextvars
import functools
import heapq
import itertools
import types


def show(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: itertools.islice('abc', -1))
show(lambda: itertools.islice('abc', -2))
show(lambda: itertools.islice('abc', 1, -2))
show(lambda: itertools.islice('abc', 1, 'x'))
show(lambda: itertools.islice('abc', -1, 2))
show(lambda: next(itertools.count(True)))
show(lambda: functools.lru_cache(2).__qualname__)
show(lambda: functools.cache(None))
show(lambda: functools.total_ordering(5))
show(lambda: functools.total_ordering(object))
show(lambda: heapq.nsmallest('x', [1]))
show(lambda: heapq.nlargest(1.5, 5))
show(lambda: types.MappingProxyType([1]))
show(lambda: contextvars.copy_context().get('x'))
show(lambda: 'x' in contextvars.copy_context())
show(lambda: ({i: i for i in range(6)}.keys() | b' AB'))

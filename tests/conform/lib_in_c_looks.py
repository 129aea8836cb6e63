# What CPython has in C looks like it: methods of OrderedDict, dates and others
import asyncio
import collections
import copy
import datetime
import functools
import inspect
import operator
import types
import warnings

Ordered, Date = collections.OrderedDict, datetime.date


def show(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)


for thing in (Ordered.pop, Ordered().pop, Ordered.__repr__, Ordered().__repr__,
              Ordered.fromkeys, Ordered.__copy__, Date.today, Date.__new__,
              Date.isoformat, datetime.timedelta(1).total_seconds,
              collections.defaultdict.__missing__, operator.countOf,
              operator.itemgetter.__call__, warnings.warn):
    print(type(thing).__name__, thing.__name__, thing.__qualname__,
          inspect.isroutine(thing), inspect.isfunction(thing),
          copy.copy(thing) == thing)
    show(lambda: thing + 1)
    show(lambda: thing.__code__)
print(Ordered.pop, Ordered.__or__, operator.length_hint,
      vars(Ordered)['fromkeys'])
print(type(Ordered().pop) is type(len), Ordered.pop.__objclass__,
      isinstance(Ordered.pop, types.MethodDescriptorType),
      isinstance(asyncio.gather, types.FunctionType),
      isinstance(asyncio.Queue.put, types.FunctionType))
for use in (lambda: Ordered.pop(), lambda: Ordered.pop(3),
            lambda: Ordered.__repr__(), lambda: Ordered.__repr__(3),
            lambda: vars(Ordered)['fromkeys'](), lambda: Ordered().pop(),
            lambda: Ordered.pop.__get__(3), lambda: setattr(Ordered.pop, 'x', 1),
            lambda: Ordered().move_to_end[0], lambda: iter(Date.today),
            lambda: functools.partial(Ordered.pop, Ordered(a=1), 'a')(),
            lambda: list(map(Date.isoformat, [Date(2024, 1, 2)])),
            lambda: Ordered(a=1).__copy__(), lambda: Date.min < Date.max):
    show(use)


class Own(Ordered):
    def pop(self, key):
        return 'own', super().pop(key)

    def __repr__(self):
        return 'Own ' + super().__repr__()


own = Own(a=1, b=2)
print(own.pop('a'), own, type(Own.fromkeys('a')).__name__)
print(own.pop == own.pop, own.popitem == own.popitem, own.keys == Own().keys)


async def main():
    for wait in (lambda: own.pop, lambda: asyncio.gather(own.popitem),
                 lambda: asyncio.create_task(Date.today)):
        try:
            await wait()
        except TypeError as error:
            print(error)


asyncio.run(main())

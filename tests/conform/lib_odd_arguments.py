# Functions of the modules given arguments that don't fit: what is looked at
# first, and what is said of it.
import bisect
import collections
import contextvars
import datetime
import heapq
import itertools
import logging
import math
import random
import types


class Rude:
    def __len__(self):
        return -1

    def __bool__(self):
        return 'no'

    def __iter__(self):
        return 5


class Dict(dict):
    pass


def show(text, call):
    try:
        print(text, repr(call()))
    except Exception as error:
        print(text, type(error).__name__, repr(str(error)))


show('factorial', lambda: math.factorial(10 ** 20))
show('factorial', lambda: math.factorial(-10 ** 20))
show('ldexp', lambda: (math.ldexp(5, -10 ** 20), math.ldexp(0, 10 ** 20)))
show('ldexp', lambda: math.ldexp(5, 1.0))
show('dist', lambda: math.dist('ab', [1]))
show('dist', lambda: math.dist(['a'], 5))
show('log', lambda: math.log(-10 ** 400))
show('log name', lambda: math.log(x=1))
show('combinations', lambda: itertools.combinations(5, None))
show('tee', lambda: itertools.tee(5, 0))
show('bisect', lambda: bisect.bisect({}, 5))
show('bisect', lambda: bisect.bisect(Dict(), 5))
show('bisect', lambda: bisect.bisect([1, 2], 5, -1, 'x'))
show('bisect', lambda: bisect.bisect([1, 2], 5, 0, -1))
show('nlargest', lambda: heapq.nlargest(..., iter([1, 2])))
show('nlargest', lambda: heapq.nlargest(2.5, [1, 2]))
show('nsmallest', lambda: heapq.nsmallest(4, Rude()))
show('most common', lambda: collections.Counter('aab').most_common(1.5))
show('counter', lambda: collections.Counter(types.MappingProxyType({'a': 5})))
show('rotate', lambda: collections.deque().rotate(1, 2))
show('index', lambda: collections.deque('ab').index('b', 10 ** 20))
show('index', lambda: collections.deque('ab').index())
show('key', lambda: collections.defaultdict(None)[(1,)])
show('key', lambda: collections.OrderedDict().move_to_end(None))
show('key', lambda: collections.OrderedDict().move_to_end([]))
show('key', lambda: collections.OrderedDict(a=1).move_to_end('a', Rude()))
show('shuffle', lambda: random.shuffle({5: 5, 6: 6}))
show('shuffle', lambda: random.Random.shuffle())
show('sample', lambda: random.sample([1, 2], 1.0))
show('sample', lambda: random.sample([1, 2], -10 ** 20))
show('choices', lambda: random.choices('abc', 'xy'))
show('choices', lambda: random.choices('', k=2))
show('choices', lambda: random.choices('abc', [1, 2], k='x'))
show('triangular', lambda: random.triangular(None, 5))
show('vonmises', lambda: random.vonmisesvariate(object, True))
show('seed', lambda: random.seed(bytearray(b'a'), 1))
show('seeds', lambda: random.Random(x=[]))
show('state', lambda: random.setstate((2, 3)))
random.seed(5)
print([random.gauss(1, 2) for _ in range(3)], random.Random(5).__dict__)
print(random.randint(1, True), random.uniform(1, 2), random.Random.__mro__)
print(type(random.random).__name__, type(random.choice).__name__)
import dataclasses
import datetime
import enum
import json
import operator
import os.path
import statistics
import time
import typing
import warnings

show('date', lambda: datetime.date('x'))
show('date', lambda: datetime.datetime(2024, 2 ** 40))
show('date', lambda: datetime.time(1, 2, 3, 'x', 5, 6))
show('replace', lambda: datetime.date(2024, 1, 2).replace(None))
show('week', lambda: datetime.date.fromisocalendar(10 ** 20, 1, 1))
show('never', lambda: datetime.datetime.fromtimestamp(float('inf')))
show('nul', lambda: datetime.date(2024, 1, 2).strftime('%Y\0%m'))
show('asctime', lambda: time.asctime(None))
show('asctime', lambda: time.asctime(t=1))
show('strptime', lambda: time.strptime())
show('strptime', lambda: time.strptime('1', format='2'))
show('json', lambda: json.dumps([1], indent=True))
show('json', lambda: [json.loads('["é"]'.encode(c)) for c in
                      ('utf-16', 'utf-32-be', 'utf-16-le', 'utf-8-sig')])
show('path', lambda: os.path.join('a', b'b'))
show('path', lambda: os.path.join('a', 5))
show('path', lambda: os.path.basename(bytearray(b'a')))
show('path', lambda: (os.path.normpath(b'//a/./b/../c'), os.path.normpath('///../a/..')))
show('path', lambda: (os.path.commonprefix([[1, 2], [1, 3]]), os.path.commonprefix(None)))
show('path', lambda: os.path.commonpath(['/a', 'b']))
show('path', lambda: os.path.relpath('/a/b', '/a/c/d'))
show('path', lambda: [os.path.splitext(p) for p in ('a.b.c', '.a', '..a.b', 'a/.b')])
show('warn', lambda: warnings.warn([], int))
show('warn', lambda: warnings.warn('w', stacklevel=None))
show('hints', lambda: typing.get_type_hints(5))
show('fields', lambda: dataclasses.make_dataclass('A', 5, nope=1))
show('enum', lambda: enum.Enum('E', Rude()))
show('concat', lambda: operator.concat(range(2), [1]))
show('hint', lambda: (operator.length_hint(5, True), operator.call()))
show('mean', lambda: statistics.fmean(len, 5))
show('comb', lambda: math.comb(2, None))
show('perm', lambda: math.perm(3, None))
show('accumulate', lambda: itertools.accumulate([1], None, 5))
show('format', lambda: (float.__getformat__('double'), float.__getformat__('int')))
show('place', lambda: setattr(abs, '__module__', 'elsewhere'))
print(abs.__module__)
repeated = collections.deque('ab')
repeated *= True
print(repeated)
show('warned', lambda: collections.OrderedDict().popitem(NotImplemented))
show('merge', lambda: list(heapq.merge(iter([2, 'a']), key=int)))
show('template', lambda: __import__('string').Template('$a').substitute(a=1))
show('always', lambda: [warnings.simplefilter('always'), warnings.warn([5])])


class Unspeakable:
    def __str__(self):
        return b'bytes'

    def __repr__(self):
        return '<unspeakable>'


class Unshown(Unspeakable):
    def __str__(self):
        return 'text'

    def __repr__(self):
        return 5


at = datetime.datetime(2021, 1, 3, 5)
show('ContextVar', lambda: contextvars.ContextVar(2, {}))
show('ContextVar', lambda: contextvars.ContextVar('a', 2, default=3))
show('ContextVar', lambda: contextvars.ContextVar())
show('ContextVar', lambda: contextvars.ContextVar('a', name='b'))
show('replace', lambda: at.replace(None))
show('replace', lambda: at.replace(hour=None))
show('replace', lambda: at.replace(fold=None))
show('replace', lambda: at.replace(tzinfo=None))
show('replace', lambda: at.replace(tzinfo=True))
show('replace', lambda: at.date().replace(day=None))
show('replace', lambda: at.time().replace(minute=None))
show('replace', lambda: at.time().replace(tzinfo=True))
show('SyntaxError', lambda: str(SyntaxError('a\0b', ('c\0d/e\0f', 3, 0, ''))))
show('SyntaxError', lambda: str(SyntaxError('a', ('b/', 3, 0, ''))))
show('SyntaxError', lambda: str(SyntaxError('a', ('b/c', True, 0, ''))))
show('SyntaxError', lambda: str(SyntaxError('a', (None, 3, 0, ''))))
for wrong in (Unspeakable(), Unshown(), 1.5, None, 'LOUD'):
    show('setLevel', lambda: logging.getLogger('a').setLevel(wrong))

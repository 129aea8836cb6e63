# Modules of the library: arguments that do not fit, and what things are called.
import argparse
import collections
import dataclasses
import enum
import heapq
import inspect
import itertools
import json
import logging
import math
import os
import random
import string
import sys
import types
import typing


def show(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__, error)


class Hue(enum.Enum):
    RED = 1


class Perm(enum.Flag):
    R = 1
    W = 2


@dataclasses.dataclass
class Vec:
    x: int
    y: 'int' = 2
    items: list[int] = dataclasses.field(default_factory=list)
    name: typing.Optional[str] = dataclasses.field(kw_only=True, default=None)


def text_enum():
    class Wrong(enum.StrEnum):
        A = 5


def flag():
    class Wrong(enum.Flag):
        A = 'a'


def flag_auto():
    class Wrong(enum.Flag):
        A = 'a'
        B = enum.auto()


show(lambda: Vec.__doc__)
show(lambda: str(inspect.signature(Vec)))
show(lambda: dir(Hue))
show(lambda: dir(Hue.RED))
show(lambda: type(iter(Hue)).__name__)
show(lambda: list(Perm.R | Perm.W))
show(lambda: [1] in Perm)
show(lambda: Perm({}))
show(text_enum)
show(flag)
show(flag_auto)
show(lambda: collections.namedtuple('P', 'x y')(y=1))
show(lambda: collections.namedtuple('P', 'x').__doc__)
show(lambda: typing.NamedTuple.__name__)
show(lambda: json.loads('\ufeff[]'))
show(lambda: json.JSONDecodeError.__module__)
show(lambda: json.dumps([], cls=0))
show(lambda: logging.getLogger(5))
show(lambda: logging.getLogger('x').log('high', 'text'))
show(lambda: logging.StreamHandler(sys.stdout))
show(lambda: logging.Formatter('%(nope)s').format(
    logging.LogRecord('a', 10, 'f', 1, 'm', (), None)))
show(lambda: argparse.ArgumentParser().add_argument('x', nargs='x'))
show(lambda: math.perm(-1))
show(lambda: os.environ.get(1))
show(lambda: os.path.normpath('//a/../b'))
show(lambda: os.path.relpath('//a/b', '/a'))
show(lambda: os.path.commonprefix({'k': 1}))
show(lambda: string.Template('$a').safe_substitute('12'))
show(lambda: random.sample([1, 2], 1, counts=[1]))
show(lambda: heapq.nlargest(4))
show(lambda: itertools.permutations('ab', 1.5))
show(lambda: list(itertools.product(5, repeat=0)))
show(lambda: next(itertools.dropwhile(None, [1])))
show(lambda: list(reversed(types.MappingProxyType({1: 2, 3: 4}))))
show(lambda: {1: 2}.items() & [[1, 2], (1, 2)])
show(lambda: ExceptionGroup('g', [ValueError()]).subgroup(abs))


class Items:
    def __len__(self):
        return 2

    def __getitem__(self, at):
        return 'ab'[at]


show(lambda: random.sample(Items(), 1))
show(lambda: random.sample({1: 2}, 1))
show(lambda: json.dumps(5, indent=[]))
show(lambda: json.dumps([5], indent=True))
show(lambda: heapq.nsmallest(5.5, [1]))
show(lambda: heapq.nsmallest(0.5, [1]))
show(lambda: ExceptionGroup('a', [ValueError()]).derive())


@dataclasses.dataclass(slots=True)
class Slots:
    h: int = dataclasses.field(init=False, default=9)


@dataclasses.dataclass
class Start:
    j: dataclasses.InitVar[int] = 1


show(lambda: Slots())
show(lambda: Start.__doc__)
show(lambda: math.dist((1, 2), (1,)))


class Two(enum.Flag):
    A = 1
    B = 2


show(lambda: Two(4))
show(lambda: Two(9))
show(lambda: typing.NewType('a.b', int).__name__)
show(lambda: typing.NewType(1.5, int))
show(lambda: collections.OrderedDict().move_to_end((1,)))
show(lambda: bytearray().extend(5))
show(lambda: bytearray(b'ab').__setitem__(slice(1), 1.5))
show(lambda: BlockingIOError(1, 'text', 10))
show(lambda: ExceptionGroup('a', [ValueError()]).split())
show(lambda: os.path.split(b'/a/b'))
show(lambda: (os.path.splitext(b'a.b'), os.fspath(b'x')))

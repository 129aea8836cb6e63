"""Random small programs of values, built-ins and modules: calls out of the
tables in calls_builtin.py and calls_module.py with arguments that fit or don't,
and expressions of every type. How statements are put together is the business
of grammar_forms.py; here a program is a row of them.
"""
import re

import calls_builtin
import calls_module
from grammar_language import Language
from grammar_shapes import Shapes

VALUES_PREAMBLE = '''\
import argparse, bisect, collections, contextlib, contextvars, dataclasses
import abc, datetime, enum, functools, heapq, inspect, itertools, json, logging
import math, operator, os, random, statistics, string, sys, textwrap, time
import traceback, types, typing, warnings

def unrolled(value, n=10):
    if hasattr(type(value), '__next__') and type(value) is not Rude:
        return type(value).__name__, list(itertools.islice(value, n))
    return value

def show(name, f):
    try:
        print(name, repr(unrolled(f())))
    except (Exception, SystemExit) as error:
        print(name, type(error).__name__, error)

def after(value, f):
    return f(value), value

class Index:
    def __init__(self, n):
        self.n = n
    def __index__(self):
        return self.n

class Number(Index):
    def __float__(self):
        return self.n / 2
    def __abs__(self):
        return 'abs'
    def __round__(self, digits='none'):
        return 'round', digits
    def __add__(self, other):
        return 'sum' if other else NotImplemented
    def __rmod__(self, other):
        return 'rmod', other
    def __lt__(self, other):
        return True
    def __eq__(self, other):
        return other == self.n
    def __ceil__(self):
        return 'up'

class Seq:
    def __init__(self, items):
        self.items = items
    def __getitem__(self, at):
        return self.items[at]
    def __len__(self):
        return len(self.items)
    def __repr__(self):
        return f'Seq({self.items!r})'

class Rude:
    def __len__(self):
        return -1
    def __bool__(self):
        return 'no'
    def __iter__(self):
        return 5
    def __hash__(self):
        return 'hash'
    def __index__(self):
        return 1.5
    def __float__(self):
        return 'x'
    def __str__(self):
        return b'bytes'
    def __next__(self):
        raise RuntimeError('next')
    def __format__(self, spec):
        return 7
    def __contains__(self, item):
        raise KeyError(item)

class Sub(str): pass
class Int(int): pass
class Float(float): pass
class List(list): pass
class Dict(dict):
    def __missing__(self, key):
        return 'missing', key

P = collections.namedtuple('P', 'x y')

@dataclasses.dataclass(order=True)
class Vec:
    x: int
    y: int = 2
    items: list = dataclasses.field(default_factory=list, compare=False)

class Hue(enum.Enum):
    RED = 1
    BLUE = 'b'
    CYAN = 1
class Level(enum.IntEnum):
    LOW = 1
    HIGH = 5
class Perm(enum.Flag):
    R = enum.auto()
    W = enum.auto()
    X = enum.auto()

def two(a: int, b: str = 'b', /, *rest, k: 'float' = 2, **more) -> list:
    "doc"
    return a, b, k

RND = random.Random(3)
random.seed(11)
'''


class Call:
    """One line of a table: the text before the arguments, and them."""

    def __init__(self, text):
        self.changes, fixed = text.startswith("!"), text.startswith("=")
        text = text.lstrip("!=")
        self.name, self.arguments = text, None
        if text.endswith(")") and not fixed:
            at = opening(text)
            self.name = text[:at]
            self.arguments = split(text[at + 1:-1], ",")


def opening(text):
    """Where the last parenthesis at the end of the text opens."""
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        depth += (text[at] == ")") - (text[at] == "(")
        if not depth:
            return at
    raise ValueError(text)


def split(text, separator):
    """The parts of the text between separators outside brackets."""
    parts, depth = [""], 0
    for c in text:
        depth += (c in "([{") - (c in ")]}")
        if c in separator and not depth:
            parts.append("")
        else:
            parts[-1] += c
    return [part.strip() for part in parts if part.strip()]


def calls(tables):
    return [[Call(text) for text in split(table, " \n")] for table in tables]


BUILTIN_CALLS = calls(calls_builtin.TABLES)
MODULE_CALLS = calls(calls_module.TABLES)


class Values(Shapes, Language):
    preamble = VALUES_PREAMBLE
    length = (14, 26)

    phrases = {**Language.phrases, **{
        "k": ["0", "1", "2", "3", "4", "5", "-1", "-2", "7", "10", "True", "<i> % 9"],
        "n4": ["0", "1", "2", "3", "4"],
        "w": ["None", "'x'", "1.5", "[]", "{}", "-1", "b'q'", "(1,)", "{2}", "'3'",
              "object", "len", "<p>", "2", "float('nan')", "...", "range(2)", "[1]",
              "NotImplemented", "10**20", "True", "<a>"],
        "x": ["<i>", "<f>", "<k>"],
        "q": ["<l>", "<s>", "<t>", "<d>", "<z>", "<m>", "<y>", "range(4)", "<R>",
              "iter(<l>)", "(c for c in <s>)", "<d>.items()", "<p>", "<l>", "<views>"],
        "g": ["None", "str", "len", "abs", "repr", "bool", "int", "lambda x: x",
              "lambda x: -x", "lambda: 0", "operator.neg", "lambda x: x > 1",
              "lambda x, y=3: (x, y)", "list", "type", "lambda *a: a", "ord"],
        "h": ["operator.add", "max", "pow", "lambda x, y: x", "operator.lt",
              "lambda a, b: b", "operator.mul", "divmod", "lambda x: x", "str.join",
              "isinstance", "lambda *a: len(a)"],
        "p": ["Index(3)", "Number(5)", "Seq('abc')", "Seq([1, 2])", "Rude()",
              "Sub('sub')", "Int(6)", "Float(2.5)", "List([1])", "Dict(a=1)",
              "P(1, 2)", "Vec(3)", "Hue.RED", "Level.HIGH", "Perm.R", "Index(-1)",
              "Number(0)", "Index('x')"],
        "class2": ["(<class>, <class>)", "(<class>, <a>)", "(int, (str, (list,)))", "()"],
        "bases": ["()", "(int,)", "(dict,)", "(object,)", "(Vec,)", "(bool,)",
                  "(int, str)", "(<a>,)", "int"],
        "digits": ["'12'", "' -7 '", "'0x1f'", "'0b11'", "'1_000'", "'1__0'", "'zz'",
                   "'٣'", "'1e5'", "'.5'", "'1_0.5'", "'inf'", "'-Infinity'", "'nan'",
                   "'1 2'", "''", "'0o17'", "'+5'", "'--1'", "'0_7'", "'007'"],
        "order": ["'big'", "'little'", "'middle'"],
        "char": ["'a'", "' '", "'é'", "''", "'ab'", "'-'", "'T'", "b':'", "'0'"],
        "byte": ["b'-'", "b''", "b'ab'", "bytearray(b'.')", "'a'"],
        "strs": ["['a', 'b']", "('x',)", "[]", "['a', 1]", "'abc'", "{'k': 1}",
                 "['/a/b', '/a/c']", "iter('xy')", "<s>.split()", "[<s>, <s>]"],
        "ys": ["[b'a', b'b']", "(b'x',)", "[b'a', 's']", "[]", "b'ab'", "[bytearray(b'z')]"],
        "Y": ["bytearray(<y>)", "bytearray(b'abcabc')", "bytearray()", "bytearray(5)"],
        "Z": ["set(<l>)", "{1, 2, 3}", "set()", "{'a'}", "set(<s>[:4])", "<z>"],
        "table": ["{97: 'X'}", "{97: None, 98: 99}", "{'a': 'b'}", "str.maketrans('ab', 'xy')",
                  "{97: 1.5}", "'abc'", "[]", "{97: 1114112}", "{ord('b'): 'long'}",
                  "str.maketrans('a', 'b', 'c')", "{97: b'x'}"],
        "slices": ["slice(1)", "slice(1, None)", "slice(None, None, -1)", "slice(0, 9, 2)",
                   "slice(None, None, 0)", "slice(3, 0, -1)", "slice('a')", "slice(-2, None)",
                   "slice(<k>, <k>, <k>)", "slice(Index(1), 2)"],
        "R": ["range(<k>)", "range(<k>, <k>)", "range(<k>, <k>, <k>)", "range(5)",
              "range(0, 10, 3)", "range(5, 0, -2)", "range(10**20, 10**20 + 3)"],
        "views": ["<d>.keys()", "<d>.values()", "<d>.items()",
                  "types.MappingProxyType(<d>)", "<O>.items()", "<C>.keys()"],
        "fs": ["[<f>, <f>]", "[0.1] * 10", "[1e16, 1.0, -1e16]", "[<f>, <i>]", "(0.1, 0.2, 0.3)"],
        "xs": ["[<x>, <x>]", "(<x> for _ in range(3))", "[<x>, 'a']", "[[1], [2]]"],
        "ls": ["[[1], [2, 3]]", "[<l>, <l>]", "[[1], (2,)]"],
        "word": ["'real'", "'x'", "'name'", "'nope'", "'upper'", "'items'", "'RED'",
                 "'__name__'", "'__class__'", "'count'", "'RAD'", "'value'",
                 "'append'", "'2x'", "'class'", "'ignore'", "'Point'", "<s>"],
        "words": ["'x y'", "'a, b'", "['x', 'y']", "'x x'", "'_x'", "'class'",
                  "'1a'", "''", "('p', 'q', 'r')", "'x y z'", "<s>", "{'a': 1, 'b': 2}",
                  "[('A', 1), ('B', 2)]"],
        "E": ["<error>(<s>)", "<error>()", "<error>(<a>, <a>)", "KeyError('k')",
              "OSError(2, 'gone', 'f')"],
        "es": ["[ValueError('v')]", "[ValueError('v'), KeyError('k')]", "[]", "[<E>, <E>]",
               "(TypeError(1), ExceptionGroup('i', [ValueError(2)]))", "[1]",
               "[KeyboardInterrupt()]"],
        "errorclass": ["ValueError", "(KeyError, TypeError)", "Exception", "int", "<g>"],
        "place": ["(<s>, <k>, <k>, <s>)", "('f', 1, 2, 'text')", "('f', 1)", "(1, 2, 3, 4, 5, 6)"],
        "sd": ["{}", "{'x': 1}", "{'upper': len}", "<d>"],
        "codec": ["'utf-8'", "'ascii'", "'latin-1'", "'utf8'", "'utf-16'", "'UTF-8'",
                  "'nope'", "'utf_8'", "'utf-16-le'", "'iso-8859-1'"],
        "errors": ["'strict'", "'ignore'", "'replace'", "'backslashreplace'", "'nope'",
                   "'xmlcharrefreplace'", "'surrogateescape'", "'namereplace'"],
        "hexes": ["'ff'", "'0a 1B'", "'f'", "'zz'", "'0x1.8p3'", "''", "'-0x1p-2'", "'1.fp'",
                  "'  0A0b'", "'inf'", "'0x'", "'é'"],
        "pairs": ["[('a', 1), ('b', 2)]", "[(1, 2), (3, 4)]", "[]", "zip('ab', [1, 2])",
                  "[(1, 2, 3)]", "['ab', 'cd']", "[1]", "{(1, 2)}", "<d>.items()", "[[]]",
                  "[('a',)]", "[([], 1)]", "<m>"],
        "cmpkey": ["functools.cmp_to_key(<h>)", "functools.cmp_to_key(lambda a, b: b - a)"],
        "Q": ["collections.deque(<q>)", "collections.deque(<l>, 3)", "collections.deque([1, 2, 3])",
              "collections.deque('abc', maxlen=<k>)", "collections.deque()"],
        "C": ["collections.Counter(<s>)", "collections.Counter(<l>)", "collections.Counter(a=2, b=-1)",
              "collections.Counter('hello')", "collections.Counter({'x': 0, 'y': 3})"],
        "D": ["collections.defaultdict(list)", "collections.defaultdict(int, <d>)",
              "collections.defaultdict(None, <d>)", "collections.defaultdict(<g>)"],
        "O": ["collections.OrderedDict(<d>)", "collections.OrderedDict(a=1, b=2, c=3)",
              "collections.OrderedDict()", "collections.OrderedDict(<pairs>)"],
        "P": ["P(1, 2)", "P(<a>, <a>)", "P(x=1, y='b')"],
        "ops": ["operator.itemgetter(1, 2)", "operator.attrgetter('x.y')", "operator.methodcaller('f', 1, k=2)",
                "functools.partial(int, base=2)", "functools.partial(print, 1, sep='')"],
        "r": ["random", "random", "RND"],
        "seed": ["1", "42", "'text'", "1.5", "b'b'", "-7", "2**70", "bytearray(b'z')"],
        "j": ["<d>", "<m>", "[1, 'é', None, True, 1.5]", "{'a': [1, {'b': ()}], 'c': ''}",
              "{1: 2, None: 3, True: 4, 1.5: 'f'}", "[float('nan'), float('inf')]", "'\\u2028\\n\"'",
              "{(1, 2): 3}", "[[], {}]", "{'b': 1, 'a': 2}", "<a>", "[<s>, <f>, <i>]", "Level.LOW",
              "P(1, 'x')", "Int(5)", "{'k': {1, 2}}", "Dict(b=1)", "{'x': <p>}", "'😀'"],
        "js": ["'[1, 2.5, \"a\"]'", "'{\"a\": {\"b\": [null, true, false]}}'", "'[1, 2'", "'{\"a\" 1}'",
               "'{a: 1}'", "''", "'  3  '", "'[1,]'", "'{\"a\": 1,}'", "'\"\\\\u00e9\\\\n\"'", "'NaN'",
               "'-Infinity'", "'01'", "'1 2'", "'\"abc'", "'nul'", "'[1e5, -0, 1E-2]'", "'{\"a\":1, \"a\":2}'",
               "'\"\\\\x\"'", "'\"a\\nb\"'", "'\"\\\\ud83d\\\\ude00\"'", "'{1: 2}'", "'\\ufeff[]'", "'-'",
               "'[\"\\\\u12\"]'", "'{\"a\":}'", "'[1 2]'", "\"{'a': 1}\"", "'1.'", "'\\n\\n[}'", "'{\"a\": 1'"],
        "seps": ["(',', ':')", "(', ', ': ')", "('; ', ' = ')", "','", "(1, 2)", "None"],
        "template": ["'$x and $y'", "'${x}s'", "'$$5'", "'$'", "'a $1'", "'$X_1 ${bad'", "'\\n $a $b'", "''"],
        "text": ["'  a\\n    b\\n  c'", "'the quick brown fox jumps over the lazy dog'", "'\\tx\\n\\ty\\n'",
                 "'a-b long-hyphenated-word and supercalifragilistic'", "'one\\n\\n  two\\n'", "<s>",
                 "'Hello. World!  Two  spaces.'", "'  lead and  gaps   '", "'x' * 30", "'tab\\there'"],
        "width": ["0", "3", "8", "12", "20", "5", "-1"],
        "T": ["datetime.timedelta(1)", "datetime.timedelta(hours=-5)", "datetime.timedelta(seconds=90.5)",
              "datetime.timedelta(days=<k>, minutes=<k>)", "datetime.timedelta(0)",
              "datetime.timedelta(microseconds=-1)", "datetime.timedelta(days=400, seconds=3661)"],
        "A": ["datetime.date(2024, 2, 29)", "datetime.date(1999, 12, 31)", "datetime.date(<year>, 3, 1)",
              "datetime.date(1, 1, 1)"],
        "B": ["datetime.datetime(2024, 2, 29, 12, 30)", "datetime.datetime(2000, 1, 1)",
              "datetime.datetime(2023, 7, 4, 5, 6, 7, 89)", "datetime.datetime(9999, 12, 31, 23, 59)",
              "datetime.datetime(2020, 5, 17, tzinfo=datetime.timezone.utc)",
              "datetime.datetime(2021, 1, 3, 1, tzinfo=datetime.timezone(datetime.timedelta(hours=2)))"],
        "H": ["datetime.time(1, 2, 3)", "datetime.time()", "datetime.time(23, 59, 59, 999999)",
              "datetime.time(12, tzinfo=datetime.timezone.utc)"],
        "year": ["2024", "1", "9999", "0", "1900", "2023", "10000"],
        "day": ["1", "28", "29", "31", "0", "32"],
        "iso": ["'2024-02-29'", "'2024-02-30'", "'20240101'", "'2024-01-01T10:20:30'", "'12:30'", "'nope'",
                "'2024-01-01 10:20:30.123456'", "'2024-01-01T10:20:30+02:00'", "'2024-W05-3'", "'12:30:45.5'",
                "'2024-1-1'", "'10:20:30Z'", "'05/04/99'", "'Mon Jan  1 2024'", "''"],
        "dateformat": ["'%Y-%m-%d'", "'%H:%M:%S'", "'%d/%m/%y'", "'%A %B %j'", "'%a %b  %d %Y'", "'%I %p'",
                       "'%f'", "'%%'", "'%z %Z'", "'%U %W %w'", "'%x %X %c'", "'%Y-%m-%d %H:%M:%S.%f'",
                       "''", "'%e|%k'", "'%G-W%V-%u'", "'plain'", "'%Q'", "'%'", "'%Y-%m-%dT%H:%M:%S'"],
        "parseformat": ["'%Y-%m-%d'", "'%H:%M:%S'", "'%d/%m/%y'", "'%Y-%m-%dT%H:%M:%S'",
                        "'%Y-%m-%d %H:%M:%S.%f'", "'%a %b %d %Y'", "'%c'", "'%H:%M'", "'%I %p'", "'%Q'",
                        "'%Y-%m-%dT%H:%M:%S%z'", "'%j'", "'%'", "'%Y%m%d'", "'%%'"],
        "gmformat": ["'%Y-%m-%d'", "'%H:%M:%S'", "'%A %B %j'", "'%U %W %w'", "'%x %X %c'", "'%%'", "''",
                     "'%I %p'", "'plain %y'", "<s>"],
        "tz": ["", "None", "datetime.timezone.utc", "datetime.timezone(datetime.timedelta(hours=3))"],
        "ann": ["int", "str", "list", "None", "list[int]", "typing.Any", "float", "typing.List[str]",
                "typing.Optional[int]", "'Vec'", "dict", "Vec", "int | str"],
        "timespec": ["'auto'", "'seconds'", "'minutes'", "'milliseconds'", "'microseconds'", "'hours'", "'x'"],
        "nums": ["[1, 2, 3, 4]", "[1.5, 2.5, 4.0]", "[2]", "[]", "[5, 1, 3]", "[0.1, 0.1, 0.3]", "range(5)",
                 "[1, 1, 4, 4]", "[-1, 2]", "(3, 3, 3)", "<l>", "iter([1, 2])", "[True, 2]", "[10**20, 1]",
                 "[1, 'a']", "[float('nan'), 1]", "[float('inf'), 1]"],
        "gm": ["time.gmtime(0)", "time.gmtime(1700000000)", "(2024, 2, 29, 1, 2, 3, 3, 60, 0)", "(1, 2)",
               "time.gmtime(86400 * <k>)"],
        "path": ["'/a/b.txt'", "'a/b/'", "'../x/./y//z'", "'file'", "''", "'.hidden'", "'a.tar.gz'", "'/'",
                 "'//a'", "'a/../..'", "<s>"],
        "V1": ["Vec(1)", "Vec(1, 3)", "Vec(x=2, y=1)", "Vec('a', 'b', [1])"],
        "U": ["Hue.RED", "Hue.BLUE", "Level.LOW", "Level.HIGH", "Perm.R", "Perm.W | Perm.X", "Hue.CYAN",
              "Perm(0)"],
        "dotted": ["'x'", "'real'", "'real.imag'", "'__class__.__name__'", "'x.nope'", "1", "''"],
        "wclass": ["UserWarning", "DeprecationWarning", "RuntimeWarning", "ValueError", "FutureWarning"],
        "hint": ["typing.List[int]", "list[int]", "typing.Optional[str]", "int | None", "typing.Union[int, str]",
                 "typing.Any", "dict[str, int]", "typing.Callable[[int], str]", "tuple[int, ...]", "int",
                 "typing.Tuple[int, str]", "typing.Literal['a', 1]", "type[int]", "typing.List",
                 "typing.Dict[str, typing.List[int]]", "collections.deque[int]"],
    }}

    def simple(self, context):
        return super().simple(context) + [self.do_builtin] * 16 + \
            [self.do_module] * 16 + [self.do_bare]

    def compound(self):
        return [self.do_logging, self.do_argparse, self.do_enum, self.do_record,
                self.do_context, self.do_random, self.do_abstract]

    def statement(self, depth, context):
        make = self.pick(self.compound() if self.chance(0.05)
                         else self.simple(context))
        return make(depth, context)

    def do_builtin(self, depth, context):
        return self.shown(self.pick(self.pick(BUILTIN_CALLS)))

    def do_module(self, depth, context):
        return self.shown(self.pick(self.pick(MODULE_CALLS)))

    def do_bare(self, depth, context):
        """A call that nothing guards: its traceback is seen."""
        if not self.chance(0.3):
            return self.do_module(depth, context)
        call = self.pick(self.pick(BUILTIN_CALLS + MODULE_CALLS))
        return ["print(%s)" % self.call_text(call)]

    def shown(self, call):
        if not call.changes:
            return ["show(%r, lambda: %s)" % (self.label(call),
                                              self.call_text(call))]
        owner, _, method = call.name.rpartition(".")
        return ["show(%r, lambda: after(%s, lambda v: v%s))" % (
            self.label(call), self.expand(owner, 1),
            self.call_text(call, "." + method))]

    def label(self, call):
        return re.sub(r"\W+", " ", call.name.split(".")[-1]).strip()[:20]

    def call_text(self, call, name=None):
        name = self.expand(call.name, 1) if name is None else name
        if call.arguments is None:
            return name
        made = self.arguments(call.arguments)
        if self.chance(0.18):
            self.pick([Values.stray] if name.endswith("__")
                      else self.SLIPS)(self, made)
        made.sort(key=lambda part: bool(part[0]))
        return "%s(%s)" % (name, ", ".join(
            "%s=%s" % part if part[0] else part[1] for part in made))

    def arguments(self, wanted):
        """Arguments that fit: (keyword or "", text)."""
        made, left_out = [], False
        for want in wanted:
            keyword, star, kind, optional = re.fullmatch(
                r"(?:(\w+)=)?(\*?)(.+?)(\??)", want).groups()
            if keyword:
                taken = any(name for name, _ in made)
                if not self.chance(0.3 if taken else 0.4):
                    continue
            elif star:
                made += [("", self.argument(kind))
                         for _ in range(self.pick([0, 1, 1, 2, 3]))]
                continue
            elif left_out or optional and self.chance(0.5):
                left_out = True
                continue
            made.append((keyword or "", self.argument(kind)))
        return made

    def argument(self, kind):
        known = kind in self.phrases or hasattr(self, "make_" + kind)
        return self.phrase(kind, 1) if known else self.expand(kind, 1)

    # -- arguments that don't fit

    def drop(self, made):
        if made:
            made.pop(self.rng.randrange(len(made)))

    def add(self, made):
        made.insert(0, ("", self.phrase("w", 0)))

    def stray(self, made):
        if made:
            at = self.rng.randrange(len(made))
            made[at] = made[at][0], self.phrase("w", 0)

    def rename(self, made):
        if made:
            made[-1] = self.pick(["x", "key", "nope", "default"]), made[-1][1]

    def unknown(self, made):
        made.append((self.pick(["nope", "start", "sep"]), self.phrase("w", 0)))

    SLIPS = [drop, add, stray, stray, stray, rename, unknown]

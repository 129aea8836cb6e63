"""A differential fuzzer: random small programs, run by the sandbox and by
CPython 3.11 under the virtual clock of tests/oracle/virtual_python.py.

    python3 diff.py LOOPSCOPE [--seed N] [--count N] [--first K]
                    [--family language|asyncio] [--no-shrink] [--show]

Program K of seed N is always the same. Compared are stdout, the exit status,
the last line of stderr and, for asyncio, the order of task steps. A difference
is printed with its program, shrunk as long as the difference stays; the last
line is "N passed, N failed", and the exit status is 1 when any failed. --show
prints the programs and runs nothing.

CPython's side needs no start-up: each program runs in a forked child of this
process. What CPython itself does differently from run to run, because tasks in
a set go by their addresses, counts as the same when ours is one of the ways.
"""
import argparse
import ast
import asyncio
import difflib
import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

# Imported here so that the forked children find them loaded.
import collections, contextlib, contextvars, dataclasses  # noqa
import datetime, enum, functools, inspect, itertools, math, operator  # noqa
import hashlib, heapq, statistics, string, textwrap, types, typing  # noqa
import traceback, warnings  # noqa

HERE = os.path.dirname(os.path.abspath(__file__))
HARNESS = os.path.join(HERE, "..", "oracle", "virtual_python.py")
SECONDS = 8
MEMORY = 1 << 30


# -- the grammar's machinery --------------------------------------------------

class Grammar:
    """Expands templates: <name> stands for a random phrase of that name."""

    phrases = {}
    leaves = {}

    def __init__(self, rng):
        self.rng = rng
        self.counter = 0
        self.scopes = [{}]

    def pick(self, items):
        return items[self.rng.randrange(len(items))]

    def chance(self, p):
        return self.rng.random() < p

    def fresh(self, stem="v"):
        self.counter += 1
        return "%s%d" % (stem, self.counter)

    def declare(self, name, kind):
        self.scopes[-1].setdefault(kind, []).append(name)
        return name

    def known(self, kind):
        return [n for scope in self.scopes for n in scope.get(kind, ())]

    def expand(self, template, depth):
        return re.sub(r"<(\w+)>", lambda m: self.phrase(m[1], depth), template)

    def phrase(self, kind, depth):
        make = getattr(self, "make_" + kind, None)
        if make:
            return make(depth)
        if kind not in self.leaves:
            return self.expand(self.pick(self.phrases[kind]), depth)
        return self.typed(kind, depth)

    def typed(self, kind, depth):
        if self.chance(self.astray):
            kind = self.pick(sorted(self.leaves))
        names = self.known(kind)
        if names and self.chance(0.45 if depth > 0 else 0.7):
            return self.pick(names)
        if depth <= 0 or self.chance(0.15):
            return self.pick(self.leaves[kind])
        return "(%s)" % self.expand(self.pick(self.phrases[kind]), depth - 1)

    astray = 0.05


def indented(lines):
    return ["    " + line for line in lines]


# -- family: language ---------------------------------------------------------

LANGUAGE_PREAMBLE = '''\
import collections, functools, itertools, operator, math
from dataclasses import dataclass, field

def show(name, f):
    try:
        print(name, repr(f()))
    except Exception as error:
        print(name, type(error).__name__, error)

class CM:
    def __init__(self, name, swallow=()):
        self.name, self.swallow = name, swallow
    def __enter__(self):
        print('enter', self.name)
        return self.name
    def __exit__(self, kind, error, tb):
        print('exit', self.name, kind and kind.__name__, error)
        return kind is not None and issubclass(kind, self.swallow)
'''

STRINGS = ["''", "'a'", "'abc'", "'Hello World'", "' x y '", "'a,b,,c'",
           "'été'", "'\\n\\t'", "'it\\'s'", "'\"q\"'", "'12'", "'-3.5'",
           "'ß straße'", "'日本'", "'😀x'", "'{0} {}'", "'%d%%'", "'A_b1'",
           "'a\\x00b'", "'ABCabc'", "'0x1f'", "'nan'", "'one two  three'",
           "'line1\\nline2\\r\\nline3'", "'\\u0130i'", "'zzz'"]
ERRORS = ["ValueError", "TypeError", "KeyError", "IndexError", "RuntimeError",
          "ZeroDivisionError", "AttributeError", "LookupError",
          "ArithmeticError", "StopIteration", "AssertionError", "Exception"]


class Language(Grammar):
    leaves = {
        "i": ["0", "1", "2", "3", "-1", "7", "10", "255", "-17", "True",
              "1000003", "2**31", "2**63-1", "-2**64", "10**20"],
        "f": ["0.0", "1.5", "-2.25", "1e10", "0.1", "3.0", "1e-7", "-0.0",
              "1e16", "123456.789", "float('inf')", "float('nan')", "2.5"],
        "s": STRINGS,
        "l": ["[]", "[1]", "[3, 1, 2]", "[0, 0, 5, -1]", "[1, 2, 3, 4, 5]",
              "[True, 2.0, 2]", "list(range(6))"],
        "m": ["[1, 'a', None]", "['b', 'a', 'c']", "[(1, 'x'), (0, 'y')]",
              "[[1], [2, 3], []]", "[None]", "['x', 1.5, (2,)]", "[{}]"],
        "d": ["{}", "{'a': 1}", "{'b': 2, 'a': 1}", "{'x': 0, 'y': -1, 'z': 5}",
              "dict(k=3, j=4)"],
        "z": ["set()", "{1}", "{3, 1, 2}", "{'a', 'b'}", "{1, 'a', 2.5}",
              "frozenset({1, 2})", "{5, 50, 500, -1}"],
        "t": ["()", "(1,)", "(1, 2)", "('a', 1)", "(1, (2, 3))", "(None, True)"],
        "b": ["True", "False"],
        "y": ["b''", "b'abc'", "b'\\x00\\xff'", "bytearray(b'xy')", "b'a b'"],
        "n": ["None", "...", "NotImplemented", "int", "str", "len", "print",
              "object", "ValueError('v')", "range(3)", "slice(1, None, 2)",
              "type(None)", "KeyError('k')", "Exception", "list", "type"],
        "o": ["object", "int", "CM('c')"],
    }
    phrases = {
        "i": ["<i> + <i>", "<i> - <i>", "<i> * <i>", "<i> // <i>", "<i> % <i>",
              "<i> ** (<i> % 7)", "<i> << (<i> % 70)", "<i> >> (<i> % 70)",
              "<i> & <i>", "<i> | <i>", "<i> ^ <i>", "~<i>", "-<i>", "+<i>",
              "abs(<i>)", "len(<s>)", "len(<l>)", "len(<a>)", "int(<f>)",
              "int(<s>)", "int(<s>, <base>)", "round(<f>)", "round(<i>, -2)",
              "sum(<l>)", "max(<l>)", "min(<i>, <i>)", "ord(<s>)",
              "<i>.bit_length()", "<i> if <b> else <i>", "<l>[<index>]",
              "<d>[<key>]", "<d>.get(<key>, <i>)", "<s>.find(<s>)",
              "<s>.index(<s>)", "<s>.count(<s>)", "<l>.index(<i>)",
              "<l>.count(<i>)", "divmod(<i>, <i>)[0]", "pow(<i>, <i> % 9, 13)",
              "hash(<i>)", "bool(<a>) + 1", "(lambda x, y=2: x * y)(<i>)",
              "math.gcd(<i>, <i>)", "int.from_bytes(<y>, 'big')",
              "(<fresh> := <i>)", "functools.reduce(operator.add, <l>, <i>)",
              "sum(x for x in <l> if x)", "<i> or <i>", "<i> and <i>",
              "math.floor(<f>)", "next(iter(<l>), <i>)", "<y>[<index>]",
              "<i>.real + <i>.denominator", "<y>.find(<y>)",
              "math.isqrt(abs(<i>))", "math.comb(abs(<i>) % 20, 3)"],
        "f": ["<f> + <f>", "<f> - <i>", "<f> * <f>", "<i> / <i>", "<f> // <f>",
              "<f> % <f>", "<f> ** 2", "-<f>", "abs(<f>)", "float(<i>)",
              "float(<s>)", "round(<f>, 2)", "round(<f>, <i> % 5)",
              "max(<f>, <i>)", "divmod(<f>, <f>)[1]", "math.sqrt(<f>)",
              "math.fsum(<l>)", "<f> if <b> else <i>", "sum([<f>, <f>])",
              "math.hypot(3, <i> % 100)", "math.copysign(<f>, <f>)",
              "math.fmod(<f>, 3)", "math.trunc(<f>) * 0.5"],
        "s": ["<s> + <s>", "<s> * (<i> % 4)", "str(<a>)", "repr(<a>)",
              "<s>[<index>]", "<s>[<slice>]", "<s>.upper()", "<s>.lower()",
              "<s>.title()", "<s>.capitalize()", "<s>.swapcase()",
              "<s>.strip()", "<s>.strip(<s>)", "<s>.lstrip()", "<s>.rstrip('c')",
              "<s>.replace(<s>, <s>)", "<s>.replace(<s>, <s>, 1)",
              "<s>.center(<width>, '*')", "<s>.ljust(<width>)",
              "<s>.rjust(<width>, '.')", "<s>.zfill(<width>)",
              "<s>.join(<s>)", "<s>.join(<m>)", "', '.join(map(str, <m>))",
              "<s>.expandtabs(4)", "<s>.removeprefix(<s>)",
              "<s>.removesuffix(<s>)", "<s>.casefold()", "chr(<i> % 1114112)",
              "format(<i>, <ispec>)", "format(<f>, <fspec>)",
              "format(<s>, <sspec>)", "format(<a>, <spec>)", "<fstring>",
              "<fstring>", "<fstring>", "<percent>", "<percent>", "<sformat>",
              "<sformat>", "bin(<i>)", "hex(<i>)", "oct(<i>)", "ascii(<s>)",
              "max(<s>)", "min(<m>)", "type(<a>).__name__", "<s> or <s>",
              "''.join(sorted(<s>))", "''.join(reversed(<s>))",
              "<s>.translate({97: 'X', 98: None})", "<y>.hex()",
              "<y>.decode()", "<s> if <b> else <s>", "sorted(<d>)[0]",
              "str(<y>, 'latin-1')", "<s>.maketrans('ab', 'xy')[97] * 'q'",
              "<s>.format_map(<d>)", "object.__repr__(<i>)[:4]"],
        "l": ["<l> + <l>", "<l> * (<i> % 4)", "<l>[<slice>]", "sorted(<l>)",
              "sorted(<l>, reverse=<b>)", "list(reversed(<l>))",
              "[x * 2 for x in <l>]", "[x for x in <l> if x > <i>]",
              "[x + y for x in <l>[:4] for y in <l>[:4] if x != y]",
              "list(range(<i> % 9))", "list(range(<i> % 9, <i> % 9, -2))",
              "list(map(lambda x: x + 1, <l>))", "list(filter(None, <l>))",
              "[len(str(x)) for x in <m>]", "list(<d>.values())",
              "[*<l>, <i>]", "[i for i, x in enumerate(<l>) if x]",
              "list(itertools.accumulate(<l>))", "list(<z>)", "sorted(<z>)",
              "[a * b for a, b in zip(<l>, <l>)]", "<l>.copy()",
              "list(itertools.chain(<l>, <l>))", "sorted(<l>, key=lambda x: -x)",
              "list(itertools.islice(itertools.count(<i>), 3))", "list(<y>)",
              "[(x, y := x * 2)[1] for x in <l>]",
              "list(itertools.takewhile(lambda x: x < 3, <l>))",
              "list(itertools.zip_longest(<l>[:2], <l>[:3], fillvalue=9))[0]"],
        "m": ["list(<s>)", "<s>.split()", "<s>.split(<s>)", "<s>.splitlines()",
              "<s>.rsplit(' ', 1)", "list(enumerate(<s>))", "list(<d>.items())",
              "list(zip(<l>, <s>))", "[<a>, <a>]", "<m> + <m>", "<m>[<slice>]",
              "sorted(<m>)", "sorted(<m>, key=str)", "sorted(<m>, key=repr)",
              "list(<d>)", "[<a>, *<t>]", "list(<t>)", "list(map(type, <m>))",
              "[{k: v} for k, v in <d>.items()]", "[<l>, <l>]",
              "list(itertools.groupby(<l>))[0][:1]", "list(zip(*[<l>, <l>]))",
              "list(itertools.combinations(<l>[:4], 2))",
              "list(itertools.product(<s>[:2], <l>[:2]))",
              "[x for y in <m> for x in y]", "<s>.splitlines(True)",
              "list(itertools.permutations(<l>[:3]))",
              "collections.Counter(<s>).most_common()"],
        "d": ["{<key>: <i>, **<d>}", "{k: v + 1 for k, v in <d>.items()}",
              "dict(zip(<s>, <l>))", "{**<d>, **<d>}", "<d> | <d>",
              "dict(<d>, <kwname>=<i>)", "dict.fromkeys(<s>, <i>)",
              "{x: <i> for x in <s>}", "{v: k for k, v in <d>.items()}",
              "dict(sorted(<d>.items()))", "dict(<m>)", "<d>.copy()",
              "dict(collections.Counter(<s>))", "{str(x): x for x in <l>}",
              "{<i>: <s>, <f>: <s>}", "dict(enumerate(<s>))"],
        "z": ["<z> | <z>", "<z> & <z>", "<z> - <z>", "<z> ^ <z>", "set(<l>)",
              "set(<s>[:3])", "{x % 3 for x in <l>}", "{*<l>, <i>}",
              "<z>.union(<l>)", "<z>.copy()", "<z>.difference(<l>)",
              "<z>.symmetric_difference(<l>)", "frozenset(<l>)",
              "<d>.keys() & <d>.keys()", "<z>.intersection(<l>, <z>)"],
        "t": ["tuple(<l>)", "<t> + <t>", "<t>[<slice>]", "(<i>, <s>)",
              "(<a>, <a>, <a>)", "divmod(<i>, <i>)", "<s>.partition(<s>)",
              "(*<l>, *<s>)", "<t> * (<i> % 3)", "<s>.rpartition(<s>)",
              "tuple(x for x in <l>)", "(<i>,)", "divmod(<f>, <f>)",
              "<f>.as_integer_ratio()", "math.modf(<f>)", "math.frexp(<f>)",
              "max(<m>, key=str), min(<m>, key=len)"],
        "b": ["<i> < <i>", "<i> <= <f>", "<i> == <f>", "<s> < <s>",
              "<s> in <s>", "<i> in <l>", "<a> == <a>", "<a> != <a>", "not <a>",
              "<b> and <b>", "<b> or <a>", "<l> < <l>", "<t> <= <t>",
              "<z> <= <z>", "<key> in <d>", "<a> is None", "<i> < <i> < <i>",
              "isinstance(<a>, <class>)", "all(<l>)", "any(<l>)",
              "<s>.startswith(<s>)", "<s>.endswith((<s>, 'c'))",
              "<s>.isdigit()", "<s>.isalpha()", "<s>.isidentifier()",
              "<s>.isspace()", "<s>.isupper()", "<s>.istitle()",
              "<a> not in <m>", "bool(<a>)", "<a> > <a>", "callable(<a>)",
              "<z>.isdisjoint(<l>)", "hasattr(<a>, '<attr>')", "<s>.isalnum()",
              "issubclass(<class>, <class>)", "<f>.is_integer()",
              "<a> in <z>", "<y> == <y>", "<s>.isnumeric()", "<s>.isascii()",
              "math.isclose(<f>, <f>)", "<d> == <d>", "<m> > <m>"],
        "y": ["<s>.encode()", "<y> + <y>", "<y>[<slice>]", "bytes(<l>)",
              "<y>.upper()", "<y>.replace(b'a', <y>)", "<y>.split()",
              "bytes(<i> % 5)", "<s>.encode('ascii', 'replace')",
              "b','.join([<y>, <y>])", "(<i> % 999).to_bytes(2, 'little')",
              "b'%d-%s' % (<i>, <y>)", "bytearray(<y>)", "<y> * (<i> % 3)",
              "<s>.encode('latin-1')"],
        "n": ["<n>", "type(<a>)", "iter(<l>)", "<a>.<attr>", "<a>[<a>]",
              "<a> + <a>", "<a> * <l>", "<a>()", "-<a>", "<a> % <a>",
              "<a> @ <a>", "getattr(<a>, '<attr>')", "<a>(<a>)",
              "range(<i>, <i>)", "range(<i> % 9)[<slice>]", "slice(<i>, <i>)",
              "collections.deque(<l>, maxlen=3)", "iter(<a>)",
              "collections.OrderedDict(<d>)", "collections.Counter(<s>)",
              "collections.defaultdict(int, <d>)", "functools.partial(max, <i>)",
              "<error>(<s>)", "<error>(<a>, <a>)", "<error>()", "next(<a>)",
              "<d>.keys()", "<d>.items()", "map(str, <l>)", "reversed(<a>)",
              "range(<i> % 5) == range(<i> % 5)", "<a> < <a>", "len(<a>)",
              "<d>.pop(<key>)", "int(<a>)", "float(<a>)", "dict(<a>)",
              "sum(<a>)", "sorted(<a>)", "<s> % <a>", "ord(<a>)", "abs(<a>)",
              "max(<a>)", "hash(<a>) and 1", "zip(<a>, strict=True)",
              "list(zip(<l>, <l>, strict=True))", "[].pop()", "<l>.pop(<i>)",
              "<l>.remove(<a>)", "<z>.add(<a>)", "<l>.sort(key=<a>)",
              "{<a>: 1}", "{<a>}", "<l>.extend(<a>)", "<l>.insert(<i>, <a>)",
              "<z>.remove(<a>)", "<d>.setdefault(<key>, <a>)", "<d>.popitem()",
              "<d>.update(<a>)", "str(<a>, <a>)", "<a>.__class__.__mro__",
              "setattr(<a>, '<attr>', 1)", "isinstance(<a>, <a>)", "<l>.pop()",
              "int(<a>, <a>)", "print(<a>, <a>, sep=<s>, end=<s>)",
              "vars(<a>)", "enumerate(<a>, <i>)", "filter(<a>, <l>)",
              "<call>", "<call>", "<call>"],
        "o": ["<o>", "<call>"],
        "a": ["<i>", "<f>", "<s>", "<l>", "<m>", "<d>", "<z>", "<t>", "<b>",
              "<y>", "<n>", "<o>", "<o>", "<i>", "<s>"],
        "base": ["2", "8", "10", "16", "36", "0", "37", "1"],
        "key": ["'a'", "'b'", "'x'", "'k'", "1", "<s>", "<i>", "<t>"],
        "kwname": ["a", "b", "x", "key"],
        "width": ["0", "3", "8", "12"],
        "index": ["0", "-1", "1", "2", "5", "-4", "<i>", "<s>", "1.0"],
        "slice": ["1:", ":2", "::-1", "::2", "-2:", ":-1", "1:4", "<i>:<i>",
                  "<i>::<i>", "::0", "5:1:-2", ":", "None:3", "<s>:"],
        "attr": ["name", "x", "real", "value", "append", "y", "items",
                 "__name__", "args", "nope", "keys", "upper", "_p", "uper"],
        "class": ["int", "str", "list", "float", "(int, str)", "bool", "tuple",
                  "object", "dict", "Exception", "int | str", "type(None)"],
        "error": ERRORS,
        "jump": ["return <a>", "break", "continue", "raise <error>(<s>)",
                 "pass", "raise", "print('at', <i>)", "return"],
    }

    def make_fresh(self, depth):
        return self.fresh("w")

    def spec_text(self, types):
        p = self.pick
        return "".join([
            p(["", "", "<", ">", "^", "=", "*<", "_^", "é>", "0=", "{<"][:10]),
            p(["", "", "", "+", "-", " "]), p(["", "", "", "#"]),
            p(["", "", "", "0"]), p(["", "", "5", "12", "1"]),
            p(["", "", "", ",", "_"]), p(["", "", "", ".0", ".3", ".10"]),
            p(types)])

    def make_ispec(self, depth):
        return repr(self.spec_text(["", "d", "d", "x", "X", "b", "o", "c", "n",
                                    "e", "f", "g", "%", "s"]))

    def make_fspec(self, depth):
        return repr(self.spec_text(["", "f", "e", "g", "G", "%", "E", "d", "n"]))

    def make_sspec(self, depth):
        return repr(self.spec_text(["", "s", "s", "d"]))

    def make_spec(self, depth):
        return repr(self.spec_text(["", "d", "s", "f", "x", "y"]))

    def field(self, depth):
        """A replacement field: its expression may hold no quote and no
        backslash of the literal's own, as in CPython before 3.12."""
        for _ in range(6):
            text = self.phrase(self.pick("iifsslmdta"), min(depth, 1))
            if not re.search(r'["\\#!:{}=<>]|lambda', text):
                break
        else:
            text = "1"
        spec = self.pick(["", "", ":" + self.spec_text(
            ["", "", "d", "f", "s", "x", "e", "g", "%"]), ":>{3 + 4}",
            ":{'^'}9", ":.{2}f"])
        return "{%s%s%s%s}" % (text, self.pick(["", "", "", "=", " = "]),
                               self.pick(["", "", "", "!r", "!s", "!a"]), spec)

    def make_fstring(self, depth):
        parts = [self.pick(["", "a ", "{{", "}}", "é", "'", " x=", "%d"])
                 + self.field(depth - 1) for _ in range(self.rng.randint(1, 3))]
        return '%sf"%s"' % (self.pick(["", "", "'p' "]), "".join(parts))

    def make_percent(self, depth):
        codes = ["%%%s%s%s%s" % (
            self.pick(["", "", "-", "+", "0", " ", "#"]),
            self.pick(["", "", "6", "12"]), self.pick(["", "", ".2", ".0"]),
            self.pick("ddisrfegxXoca%z" if self.chance(.1) else "ddisrfegxXoca"))
            for _ in range(self.rng.randint(1, 3))]
        count = len(codes) + (self.rng.randint(-1, 1) if self.chance(.1) else 0)
        args = [self.phrase("ifsifa"[self.rng.randrange(6)], depth - 1)
                for _ in range(count)]
        if self.chance(0.15):
            return "'%(a){} %(b)s' % ".format(self.pick("dsr")) + \
                self.phrase("d", depth - 1)
        return "'%s' %% (%s)" % (" ".join(codes),
                                 ", ".join(args) + ("," if args else ""))

    def make_sformat(self, depth):
        fields = [self.pick(["{}", "{}", "{0}", "{1}", "{a}", "{!r}", "{0[0]}",
                             "{0.real}", "{:%s}" % self.spec_text(["", "d", "s",
                                                                   "f"]),
                             "{:{}}", "{a!s:>8}", "{{", "}}", "{0!z}", "{"]
                            if self.chance(.15) else
                            ["{}", "{}", "{!r}", "{:>8}", "{a}", "{a!r:^9}"])
                  for _ in range(self.rng.randint(1, 3))]
        return "%r.format(%s, %s, a=%s)" % (
            " ".join(fields), self.phrase("a", depth - 1),
            self.phrase("i", depth - 1), self.phrase("a", depth - 1))

    def make_call(self, depth):
        """A call of a known function, often with arguments that don't fit."""
        names = self.known("function")
        if not names:
            return self.phrase("i", depth)
        args = []
        for _ in range(self.rng.randint(0, 4)):
            args.append(self.pick(["%s"] * 4 + ["*%s"]) % self.phrase(
                self.pick("iiisla"), depth - 1))
        for name in self.rng.sample(["a", "b", "c", "k", "x", "zz"],
                                    self.pick([0, 0, 1, 2])):
            args.append("%s=%s" % (name, self.phrase("i", depth - 1)))
        if self.chance(0.1):
            args.append("**" + self.phrase("d", depth - 1))
        return "%s(%s)" % (self.pick(names), ", ".join(args))

    # -- statements: lists of lines

    def block(self, depth, context, count=None):
        lines = []
        for _ in range(count or self.rng.randint(1, 3)):
            lines += self.statement(depth, context)
        return lines

    def statement(self, depth, context):
        simple = [self.do_show] * 7 + [self.do_assign] * 5 + [
            self.do_augmented, self.do_unpack, self.do_print, self.do_store,
            self.do_delete]
        if "func" in context or "loop" in context:
            simple += [self.do_jump]
        if "gen" in context:
            simple += [self.do_yield] * 5
        compound = [self.do_if, self.do_for, self.do_while, self.do_try,
                    self.do_try, self.do_try, self.do_with, self.do_match,
                    self.do_def, self.do_def, self.do_generator, self.do_closure,
                    self.do_class, self.do_class, self.do_decorated]
        if depth <= 0 or self.chance(0.6):
            return self.pick(simple)(depth, context)
        return self.pick(compound)(depth, context)

    def do_show(self, depth, context):
        kind = self.pick("iifsssslmdztbynnnoaaaa")
        return ["show(%d, lambda: %s)" % (self.rng.randrange(100),
                                          self.phrase(kind, 3))]

    def guarded(self, lines):
        """The statement, with what it raises printed."""
        if self.chance(0.3):
            return lines
        return ["try:", *indented(lines), "except Exception as error:",
                "    print(type(error).__name__, error)"]

    def do_assign(self, depth, context):
        kind = self.pick("iiifsslmdztbyao")
        text = self.phrase(kind, 2)
        if kind == "i" and "loop" in context:
            text = "%s %% 1000003" % text
        if kind in "lsmy" and "loop" in context:
            text = "%s[:40]" % text
        leaf = {"a": "None"}.get(kind) or self.pick(self.leaves[kind])
        name = self.fresh()
        lines = ["%s = %s" % (name, leaf)] + self.guarded(
            ["%s = %s" % (name, text)])
        self.declare(name, kind if kind != "a" else "o")
        return lines

    def do_augmented(self, depth, context):
        kind = self.pick("iifsldz")
        names = self.scopes[-1].get(kind)
        if not names:
            return self.do_print(depth, context)
        operators = {"i": ["+=", "-=", "//=", "%=", "&=", "|=", "^=", ">>="],
                     "f": ["+=", "-=", "/=", "*="], "s": ["+="], "l": ["+="],
                     "d": ["|="], "z": ["|=", "&=", "-=", "^="]}[kind]
        return self.guarded(["%s %s %s" % (
            self.pick(names), self.pick(operators), self.pick(
                self.leaves[kind] if not self.chance(.1) else STRINGS))])

    def do_unpack(self, depth, context):
        a, b, c = self.fresh(), self.fresh(), self.fresh()
        target = self.pick(["%s, *%s, %s", "%s, %s, %s", "(%s, %s), %s",
                            "[*%s, %s], %s", "%s, (%s, *%s)"]) % (a, b, c)
        return self.guarded(["%s = %s" % (target, self.phrase(
            self.pick("lmstda"), 2)), "print(%s, %s, %s)" % (a, b, c)])

    def do_print(self, depth, context):
        return self.guarded(["print(%s)" % ", ".join(
            self.phrase(self.pick("isfa"), 2) for _ in range(2))])

    def do_store(self, depth, context):
        return self.guarded([self.expand(self.pick(
            ["<l>[<index>] = <a>", "<d>[<key>] = <a>", "<l>[<slice>] = <a>",
             "<o>.<attr> = <a>", "<a>[<a>] = <a>", "<a>.x = 1",
             "<l>[<slice>] = <l>", "<d>[<key>] += <i>", "<o>.x += <i>"]), 1)])

    def do_delete(self, depth, context):
        return self.guarded([self.expand(self.pick(
            ["del <l>[<index>]", "del <d>[<key>]", "del <l>[<slice>]",
             "del <o>.<attr>", "del <a>[0]", "assert <b>", "assert <b>, <s>",
             "raise <a>", "raise <error>(<a>) from <error>(<s>)",
             "raise <error> from None", "nosuch"]), 1)])

    def jump(self, context):
        choices = ["pass", "print('here')", "raise <error>(<s>)", "raise <error>"]
        if "func" in context and "loop" in context:
            choices += ["return <i>", "break", "continue"]
        elif "func" in context:
            choices += ["return <i>", "return <a>"]
        elif "loop" in context:
            choices += ["break", "continue"]
        return [self.expand(self.pick(choices), 1)]

    def do_jump(self, depth, context):
        return [self.expand("if <b>:", 1)] + indented(self.jump(context))

    def do_yield(self, depth, context):
        name = self.fresh()
        lines = self.pick([["yield <a>"], [name + " = yield <i>",
                                           "print('got', %s)" % name],
                           ["yield from <l>[:4]"], ["yield from <s>[:3]"],
                           [name + " = yield", "print(%s)" % name]])
        return [self.expand(line, 1) for line in lines]

    def do_if(self, depth, context):
        lines = [self.expand("if <b>:", 2)] + indented(
            self.block(depth - 1, context))
        if self.chance(0.3):
            lines += [self.expand("elif <a>:", 2)] + indented(
                self.block(depth - 1, context))
        if self.chance(0.5):
            lines += ["else:"] + indented(self.block(depth - 1, context))
        return lines

    def do_for(self, depth, context):
        name = self.fresh()
        self.declare(name, "i")
        head = self.expand(self.pick(
            ["for %s in list(<l>)[:4]:", "for %s in range(3):",
             "for %s in <s>[:3]:", "for %s, _ in enumerate(<s>[:3]):",
             "for %s in sorted(<z>)[:3]:", "for %s in <t>[:3]:"]) % name, 2)
        lines = [head] + indented(self.block(depth - 1, context | {"loop"}))
        if self.chance(0.3):
            lines += ["else:"] + indented(self.block(depth - 1, context))
        return lines

    def do_while(self, depth, context):
        name = self.fresh("n")
        lines = [name + " = 3", "while %s > 0:" % name, "    %s -= 1" % name]
        lines += indented(self.block(depth - 1, context | {"loop"}))
        if self.chance(0.4):
            lines += ["else:"] + indented(self.block(depth - 1, context))
        return lines

    def do_try(self, depth, context):
        lines = ["try:"] + indented(self.block(depth - 1, context, 1) +
                                    self.maybe(self.jump, context))
        shapes = self.rng.randint(0, 3)
        if shapes != 1:
            for _ in range(self.rng.randint(1, 2)):
                lines += [self.expand(self.pick(
                    ["except <error> as e:", "except <error>:",
                     "except (<error>, <error>) as e:"]), 0)]
                lines += indented(self.pick([["print('caught')"],
                                             ["print(repr(e))"], []]) +
                                  self.block(depth - 1, context, 1) +
                                  self.maybe(self.jump, context) +
                                  self.pick([[], [], ["raise"]]))
            if self.chance(0.5):
                lines += ["except Exception as e:",
                          "    print('any', type(e).__name__, e, "
                          "type(e.__context__).__name__, e.__cause__)"]
            if self.chance(0.3):
                lines += ["else:"] + indented(
                    self.block(depth - 1, context, 1) +
                    self.maybe(self.jump, context))
        if shapes in (1, 2):
            lines += ["finally:", "    print('finally')"] + indented(
                self.maybe(self.jump, context))
        return lines

    def maybe(self, make, context):
        return make(context) if self.chance(0.5) else []

    def do_with(self, depth, context):
        head = self.expand(self.pick(
            ["with CM('a') as x:", "with CM('b', <error>):",
             "with CM('c', Exception) as x, CM('d'):",
             "with (CM('e', (ValueError, KeyError)), CM('f') as y):",
             "with <a>:"]), 0)
        return [head] + indented(self.block(depth - 1, context, 1) +
                                 self.maybe(self.jump, context))

    def pattern(self, depth):
        inner = lambda: self.pattern(depth - 1) if depth > 0 else "_"
        p = self.pick
        return p([
            lambda: p(["0", "1", "-1", "'a'", "None", "True", "1.5", "''"]),
            lambda: "int()", lambda: "str(%s)" % p(["", "s_"]),
            lambda: "[%s, *_]" % inner(), lambda: "[%s, %s]" % (inner(), inner()),
            lambda: "(%s,)" % inner(), lambda: "[*_, %s]" % inner(),
            lambda: "{'a': %s}" % inner(), lambda: "{'b': 2, **rest}",
            lambda: "list() | tuple()", lambda: "float() | int()",
            lambda: "{}", lambda: "[]", lambda: "1 | 2 | 3 as n_",
            lambda: "dict()", lambda: "(%s) as m_" % inner(), lambda: "bool()",
            lambda: "math.pi"])()

    def do_match(self, depth, context):
        lines = [self.expand("match <a>:", 2)]
        for _ in range(self.rng.randint(2, 5)):
            guard = self.expand(self.pick(["", "", " if <b>"]), 1)
            pattern = re.sub(r"_\b as m_", "int() as m_", self.pattern(2))
            lines += ["    case %s%s:" % (pattern, guard),
                      "        print(%d)" % self.rng.randrange(100)]
            lines += indented(indented(self.maybe(self.jump, context)))
        if self.chance(0.5):
            lines += ["    case other:", "        print('other', other)"]
        return self.guarded(lines)

    def parameters(self):
        """A parameter list of any of Python's kinds, and the names in it."""
        names = self.rng.sample(["a", "b", "c", "k", "x", "zz"],
                                self.rng.randint(0, 4))
        parts, default, star = [], False, False
        only = self.rng.randint(1, 3)
        for at, name in enumerate(names):
            if at == only and self.chance(0.2) and not star:
                parts.append("/")
            if self.chance(0.15) and not star:
                parts.append("*")
                star, default = True, False
            default = default or self.chance(0.3)
            if default:
                parts.append("%s=%s" % (name, self.phrase("i", 0)))
            else:
                parts.append(name)
            default = default and not star
        if not star and self.chance(0.3):
            parts.append("*args")
            names.append("args")
        if self.chance(0.3):
            parts.append("**kw")
            names.append("kw")
        return ", ".join(parts), names

    def body(self, depth, context, names):
        self.scopes.append({})
        for name in names:
            self.declare(name, {"args": "t", "kw": "d"}.get(name, "i"))
        lines = self.block(max(depth - 1, 0), context)
        self.scopes.pop()
        return lines

    def do_def(self, depth, context):
        name = self.fresh("f")
        text, names = self.parameters()
        lines = ["def %s(%s):" % (name, text)]
        lines += indented(["print(%s)" % ", ".join(["'%s'" % name] + names)])
        self.scopes.append({})
        for n in names:
            self.declare(n, {"args": "t", "kw": "d"}.get(n, "i"))
        lines += indented(self.block(max(depth - 1, 0), frozenset({"func"})))
        lines += [self.expand("    return <a>", 1)]
        self.scopes.pop()
        self.declare(name, "function")
        for _ in range(self.rng.randint(1, 3)):
            lines.append("show('%s', lambda: %s)" % (name, self.make_call(1)))
        return lines

    def do_closure(self, depth, context):
        outer, name = self.fresh("f"), self.fresh("c")
        lines = ["def %s(%s=%s):" % (outer, name, self.phrase("i", 0)),
                 "    def inner(x=1):", "        nonlocal %s" % name,
                 "        %s += x" % name,
                 "        return %s" % name,
                 "    return inner", "%s = %s()" % (name, outer),
                 "show('closure', lambda: (%s(), %s(%s), %s(x=%s)))" % (
                     name, name, self.phrase("i", 0), name,
                     self.phrase("a", 0))]
        self.declare(outer, "function")
        self.declare(name, "function")
        return lines

    def do_decorated(self, depth, context):
        name, deco = self.fresh("f"), self.fresh("deco")
        first = self.pick(["@%s" % deco, "@functools.wraps(len)",
                           "@functools.lru_cache(maxsize=None)",
                           "@functools.cache", "@%s\n@functools.cache" % deco])
        lines = ["def %s(f):" % deco, "    @functools.wraps(f)",
                 "    def wrapper(*args, **kw):", "        print('call', args, kw)",
                 "        return f(*args, **kw)", "    return wrapper"]
        lines += first.split("\n") + ["def %s(a, b=2):" % name,
                                      self.expand("    return (a, b, <i>)", 1)]
        if "wraps(len)" in first:
            lines += ["show('w', lambda: %s.__name__)" % name]
        self.declare(name, "function")
        return lines + ["show('d', lambda: %s)" % self.make_call(1)]

    def do_generator(self, depth, context):
        name, made = self.fresh("g"), self.fresh("it")
        self.scopes.append({})
        self.declare("a", "i")
        body = self.block(max(depth - 1, 0), frozenset({"func", "gen"}), 3)
        self.scopes.pop()
        lines = ["def %s(a=%s):" % (name, self.phrase("i", 0)), "    yield a"]
        lines += indented(body) + ["%s = %s()" % (made, name)]
        drive = ["next({0})", "{0}.send(<i>)", "{0}.send(None)",
                 "{0}.throw(<error>(<s>))", "{0}.close()", "next({0}, 'end')",
                 "list(itertools.islice({0}, 9))", "{0}.throw(<error>)",
                 "{0}.gi_frame is None", "{0}.gi_running"]
        for _ in range(self.rng.randint(2, 5)):
            lines.append("show('gen', lambda: %s)" % self.expand(
                self.pick(drive).format(made), 0))
        return lines

    METHODS = [
        "def __repr__(self):\n    return f'{type(self).__name__}({self.x!r})'",
        "def __str__(self):\n    return 'str' + <s>",
        "def __eq__(self, other):\n    print('eq')\n    return <a>",
        "def __lt__(self, other):\n    return <a>",
        "def __hash__(self):\n    return <i>",
        "def __len__(self):\n    return <i>",
        "def __bool__(self):\n    return <b>",
        "def __getitem__(self, at):\n    print('getitem', at)\n"
        "    if at == 3:\n        raise IndexError(at)\n    return <a>",
        "def __contains__(self, item):\n    return <a>",
        "def __call__(self, *args, **kw):\n    return args, kw, <i>",
        "def __add__(self, other):\n    return <a>",
        "def __radd__(self, other):\n    return 'radd', other",
        "def __iadd__(self, other):\n    print('iadd')\n    return self",
        "def __iter__(self):\n    return iter(<l>)",
        "def __getattr__(self, name):\n    if name == 'y':\n"
        "        return <i>\n    raise AttributeError(name)",
        "def __setattr__(self, name, value):\n    print('set', name)\n"
        "    object.__setattr__(self, name, value)",
        "def __format__(self, spec):\n    return 'fmt' + spec",
        "@property\ndef value(self):\n    return self.x",
        "@property\ndef name(self):\n    return <a>\n@name.setter\n"
        "def name(self, v):\n    print('name', v)",
        "@classmethod\ndef make(cls, *args):\n    return cls(*args)",
        "@staticmethod\ndef items(n=1):\n    return n",
        "def __mul__(self, other):\n    return NotImplemented",
        "def __neg__(self):\n    return <a>",
        "def __index__(self):\n    return <i>",
        "def __int__(self):\n    return <i>",
        "def __float__(self):\n    return <f>",
        "def __delattr__(self, name):\n    print('del', name)",
        "def __setitem__(self, key, value):\n    print('setitem', key, value)",
        "def __delitem__(self, key):\n    print('delitem', key)",
        "def __init_subclass__(cls, **kw):\n    print('sub', cls.__name__, kw)",
        "def __enter__(self):\n    print('in')\n    return self",
        "def __exit__(self, *error):\n    print('out', error[0])\n    return <b>",
        "def __matmul__(self, other):\n    return <s>",
        "def __rmul__(self, other):\n    return <i>",
        "def __ge__(self, other):\n    return NotImplemented",
        "def __del__(self):\n    print('gone')",
        "def __reversed__(self):\n    return iter(<s>)",
        "def __missing__(self, key):\n    return key",
        "__slots__ = ('x', 'y')", "__slots__ = ('x',)",
        "y = <a>", "x = <i>", "__match_args__ = ('x',)",
        "def upper(self, a=<i>):\n    return super().upper(a)",
        "def __new__(cls, *args):\n    print('new')\n"
        "    return super().__new__(cls)",
    ]

    def do_class(self, depth, context):
        if self.chance(0.15):
            return self.do_dataclass(depth, context)
        name, made = self.fresh("C"), self.fresh("o")
        bases = [b for b in self.known("class") if self.chance(0.5)][-2:]
        bases = bases or self.pick([[], [], [], ["list"], ["dict"], ["int"],
                                    ["Exception"], ["str"]])
        head = "class %s%s:" % (name, "(%s)" % ", ".join(bases) if bases else "")
        body = []
        if self.chance(0.7):
            body += ["def __init__(self, x=%s):" % self.phrase("i", 0)]
            body += indented(self.pick([["super().__init__()"], [], []]) +
                             ["self.x = x"])
        for method in self.rng.sample(self.METHODS, self.rng.randint(1, 6)):
            body += self.expand(method, 1).split("\n")
        lines = [head] + indented(body)
        self.declare(name, "class")
        lines = self.guarded(lines) if not self.chance(.7) else lines
        lines += ["%s = None" % made, "try:", "    %s = %s(%s)" % (
            made, name, self.pick(["", "", "1", "'s'", "1, 2", "x=3"])),
            "except Exception as error:", "    print(type(error).__name__, error)"]
        self.declare(made, "o")
        self.declare(name, "function")
        uses = ["{0}", "str({0})", "{0} == {0}", "{0} + 1", "1 + {0}", "{0} < 2",
                "len({0})", "bool({0})", "{0}[0]", "list({0})", "2 in {0}",
                "{0}(1, k=2)", "{0}.y", "{0}.x", "{0}.value", "{0}.name",
                "{0}.nope", "hash({0})", "format({0}, 'q')", "{0} * 2",
                "2 * {0}", "-{0}", "[1, 2, 3][{0}]", "int({0})", "float({0})",
                "{0} >= {0}", "sorted([{0}, {0}])", "{0} != 1", "{0}.make(1)",
                "{0}.items(2)", "{{{0}: 1}}", "{0}.upper()", "{0} @ 1",
                "{0}['k']", "list(reversed({0}))", "f'{{{0}!r:>12}}'",
                "vars({0})", "{0}.__class__.__name__", "abs({0})", "{0}()",
                "setattr({0}, 'name', 4)", "setattr({0}, 'value', 4)",
                "delattr({0}, 'x')", "next({0})", "range({0})", "{0} % 3",
                "issubclass(type({0}), {1})", "isinstance({0}, {1})",
                "{1}.__mro__", "{1}.y", "{1}.name", "{1}.items()", "{1}(1, 2, 3)",
                "{1}.__init__({0}, 5)", "{1}.nope", "max({0}, 1)", "{0} is {0}"]
        for use in self.rng.sample(uses, self.rng.randint(2, 6)):
            lines.append("show('%s', lambda: %s)" % (
                name, use.format(made, name)))
        return lines

    def do_dataclass(self, depth, context):
        name = self.fresh("D")
        option = self.pick(["", "(order=True)", "(frozen=True)", "(eq=False)",
                            "(kw_only=True)", "(repr=False)"])
        lines = ["@dataclass" + option, "class %s:" % name, "    a: int",
                 self.pick(["    b: str = 'b'", "    b: int = 2"]),
                 self.pick(["    k: list = field(default_factory=list)",
                            "    k: int = field(default=3, repr=False)",
                            "    k: int = 5"])]
        if self.chance(0.3):
            lines += ["    def __post_init__(self):", "        print('post')"]
        self.declare(name, "function")
        for use in ["%s(1)", "%s(a=1)", "%s(1, 2) == %s(1, 2)".replace(
                "%s", name), "%s(1) < %s(2)".replace("%s", name), "hash(%s(1))",
                "setattr(%s(1), 'a', 5)", "%s()", "%s(1, 2, 3, 4)"]:
            if self.chance(0.5):
                lines.append("show('data', lambda: %s)" % use.replace("%s", name))
        return lines

    def program(self):
        lines = LANGUAGE_PREAMBLE.split("\n")
        for _ in range(self.rng.randint(5, 12)):
            lines += self.statement(3, frozenset())
        return "\n".join(lines) + "\n"


# -- family: asyncio ----------------------------------------------------------

ASYNCIO_PREAMBLE = '''\
import asyncio

def log(*what):
    loop = asyncio.get_running_loop()
    print('%.2f' % loop.time(), *what)

def outcome(f):
    if not f.done():
        return 'pending'
    if f.cancelled():
        return 'cancelled'
    return repr(f.exception() or f.result())

class Door:
    def __init__(self, name, delay):
        self.name, self.delay = name, delay
    async def __aenter__(self):
        log('opening', self.name)
        await asyncio.sleep(self.delay)
        return self
    async def __aexit__(self, kind, error, tb):
        log('closing', self.name, kind and kind.__name__)
        await asyncio.sleep(self.delay)
        return kind is KeyError

async def numbers(n, delay):
    try:
        for i in range(n):
            yield i
            await asyncio.sleep(delay)
    finally:
        log('numbers end')
'''


class Asyncio(Grammar):
    leaves = {}
    phrases = {
        "dur": ["0", "0", "0.1", "0.1", "0.2", "0.2", "0.3", "1"],
        "error": ["ValueError", "KeyError", "RuntimeError", "OSError",
                  "asyncio.CancelledError", "asyncio.TimeoutError"],
        "some": ["'v%d'" % n for n in range(4)] + ["1", "None"],
        "msg": ["", "", "'stop'", "msg='why'"],
        "when": ["asyncio.ALL_COMPLETED", "asyncio.FIRST_COMPLETED",
                 "asyncio.FIRST_EXCEPTION"],
    }
    astray = 0

    def __init__(self, rng):
        super().__init__(rng)
        self.workers = []
        self.locals = []

    def make_word(self, depth):
        return "'%s'" % self.pick("abcdefgh")

    def make_coro(self, depth):
        """A call that makes a coroutine; only of workers known before."""
        if self.workers and depth > 0 and self.chance(0.8):
            return "%s(%s)" % (self.pick(self.workers), self.make_word(0))
        return self.expand(self.pick(
            ["asyncio.sleep(<dur>)", "asyncio.sleep(<dur>, <some>)",
             "queue.get()", "event.wait()", "numbers(2, <dur>).__anext__()"]), 0)

    def make_task(self, depth):
        names = self.known("task")
        return self.pick(names) if names else "asyncio.current_task()"

    def make_awaitable(self, depth):
        """Something to await, for a name: a task, a future, a coroutine."""
        return self.pick([self.make_task, self.make_coro, self.make_coro,
                          lambda d: "future", lambda d: "asyncio.shield(%s)" %
                          self.make_task(d)])(depth)

    SIMPLE = [
        "await asyncio.sleep(<dur>)", "await asyncio.sleep(<dur>)",
        "await asyncio.sleep(<dur>)", "await asyncio.sleep(0)",
        "log(<word>)", "log(<word>, await asyncio.sleep(<dur>, <some>))",
        "await queue.put(<some>)", "log(await queue.get())",
        "queue.put_nowait(<some>)", "log(queue.get_nowait())",
        "log(queue.qsize(), queue.empty(), queue.full())", "queue.task_done()",
        "await pqueue.put((<num>, <word>))", "log(await pqueue.get())",
        "lqueue.put_nowait(<some>)", "log(await lqueue.get())",
        "event.set()", "event.clear()", "log(await event.wait())",
        "log(event.is_set(), lock.locked(), semaphore.locked())",
        "semaphore.release()", "await semaphore.acquire()",
        "await lock.acquire()", "lock.release()",
        "log(<task>.cancel(<msg>))", "log(<task>.cancel())",
        "log(outcome(<task>))", "log(<task>.done(), <task>.cancelled())",
        "log(<task>.result())", "log(<task>.exception())",
        "log(await <awaitable>)", "log(await <awaitable>)", "await <coro>",
        "log(asyncio.current_task().get_name(), len(asyncio.all_tasks()))",
        "log(<task>.cancelling(), <task>.uncancel())",
        "log(await asyncio.wait_for(<awaitable>, <dur>))",
        "log(await asyncio.wait_for(<coro>, <dur>))",
        "log(await asyncio.shield(<coro>))",
        "log(await asyncio.gather(<coro>, <coro>, return_exceptions=True))",
        "log(await asyncio.gather(<awaitable>, <coro>, <coro>))",
        "log(await asyncio.gather(<task>, <task>, return_exceptions=True))",
        "log(await asyncio.wait_for(asyncio.gather(<coro>, <coro>), <dur>))",
        "future.set_result(<some>)", "future.set_exception(<error>(<word>))",
        "future.cancel()", "log(outcome(future))", "log(await future)",
        "future.add_done_callback(lambda f: log('done', outcome(f)))",
        "<task>.add_done_callback(lambda f: log('task', outcome(f)))",
        "loop.call_soon(log, <word>)", "loop.call_later(<dur>, log, <word>)",
        "loop.call_at(loop.time() + <dur>, log, <word>)",
        "loop.call_later(<dur>, <task>.cancel)", "loop.call_soon(event.set)",
        "loop.call_soon(<task>.cancel)",
        "loop.call_later(<dur>, queue.put_nowait, <some>)",
        "loop.call_later(<dur>, lambda: 1 / 0)",
        "loop.call_later(<dur>, log, <word>).cancel()",
        "log([x async for x in numbers(3, <dur>)])",
        "log({x: <word> async for x in numbers(2, <dur>) if x})",
        "<coro>", "asyncio.create_task(<coro>)", "asyncio.get_event_loop()",
        "log(await asyncio.wait_for(queue.join(), <dur>))",
        "log(asyncio.iscoroutine(1), asyncio.isfuture(future))",
        "<task>.set_name(<word>)", "await asyncio.wait([])", "await <some>",
        "log(await asyncio.wait_for(condition.acquire(), <dur>))",
        "condition.notify()", "condition.notify_all()",
        "log(await asyncio.ensure_future(<awaitable>))",
        "await asyncio.wait_for(barrier.wait(), <dur>)",
        "log(await numbers(2, <dur>).asend(None))", "del queue",
        "await numbers(2, <dur>).aclose()",
    ]

    def make_num(self, depth):
        return str(self.rng.randrange(4))

    def statement(self, depth, context):
        if depth > 0 and self.chance(0.4):
            return self.pick([
                self.do_try, self.do_try, self.do_try, self.do_with,
                self.do_with, self.do_for, self.do_task, self.do_task,
                self.do_wait, self.do_completed, self.do_group, self.do_timeout,
                self.do_condition, self.do_anext, self.do_if])(depth, context)
        if self.chance(0.15):
            return self.do_task(depth, context)
        if self.chance(0.06):
            return [self.expand(self.pick(
                ["raise <error>(<word>)", "return <some>", "raise <error>"]), 0)]
        text = self.pick([s for s in self.SIMPLE if s != "del queue"])
        lines = [self.expand(text, 1)]
        if "nowait" in text or self.chance(0.4):
            lines = self.guarded(lines)
        return lines

    def guarded(self, lines):
        kind = self.pick(["Exception", "Exception", "BaseException",
                          "asyncio.CancelledError"])
        return ["try:"] + indented(lines) + [
            "except %s as e:" % kind, "    log(type(e).__name__, e)"]

    def block(self, depth, context, count=None):
        lines = []
        self.scopes.append({})
        for _ in range(count or self.rng.randint(1, 3)):
            lines += self.statement(depth, context)
        self.scopes.pop()
        return lines

    def do_try(self, depth, context):
        lines = ["try:"] + indented(self.block(depth - 1, context))
        shape = self.rng.randrange(3)
        if shape != 1:
            lines += [self.expand("except %s as e:" % self.pick(
                ["asyncio.CancelledError", "Exception", "<error>",
                 "(asyncio.CancelledError, ValueError)", "TimeoutError"]), 0),
                "    log('caught', type(e).__name__, e)"]
            lines += indented(self.block(depth - 1, context, 1))
            lines += self.pick([[], [], ["    raise"],
                                ["    raise ValueError('new')"]])
        if shape:
            lines += ["finally:", "    log('finally')"]
            lines += indented(self.pick([
                [], [self.expand("await asyncio.sleep(<dur>)", 0)],
                self.block(0, context, 1)]))
        return lines

    def do_if(self, depth, context):
        return [self.expand(self.pick(
            ["if event.is_set():", "if queue.empty():", "if not future.done():",
             "if lock.locked():", "if <task>.done():"]), 0)] + indented(
                 self.block(depth - 1, context))

    def do_with(self, depth, context):
        head = self.expand(self.pick(
            ["async with lock:", "async with semaphore:",
             "async with Door(<word>, <dur>):", "async with lock, semaphore:",
             "async with Door(<word>, <dur>) as door, Door(<word>, 0):"]), 0)
        return [head] + indented(self.block(depth - 1, context))

    def do_for(self, depth, context):
        head = self.expand(self.pick(
            ["for i in range(3):", "async for i in numbers(3, <dur>):",
             "for i in range(2):"]), 0)
        lines = indented(self.block(depth - 1, context))
        if self.chance(0.2):
            lines += ["    " + self.pick(["break", "continue",
                                          "log('round', i)"])]
        return [head] + lines

    def do_task(self, depth, context):
        name = self.fresh("t")
        option = self.pick(["", "", ", name='%s'" % name.upper()])
        line = "%s = asyncio.create_task(%s%s)" % (
            name, self.make_worker(), option)
        self.declare(name, "task")
        return [line]

    def make_worker(self):
        if self.workers:
            return "%s(%s)" % (self.pick(self.workers), self.make_word(0))
        return self.expand("asyncio.sleep(<dur>, <some>)", 0)

    def do_wait(self, depth, context):
        a, b = self.fresh("t"), self.fresh("t")
        lines = ["%s = asyncio.create_task(%s)" % (n, self.make_worker())
                 for n in (a, b)]
        option = self.expand(self.pick(
            ["", ", timeout=<dur>", ", return_when=<when>",
             ", timeout=<dur>, return_when=<when>"]), 0)
        lines += ["done, left = await asyncio.wait([%s, %s]%s)" % (a, b, option),
                  "log(len(done), len(left), outcome(%s), outcome(%s))" % (a, b)]
        self.declare(a, "task")
        self.declare(b, "task")
        if self.chance(0.3):
            lines += ["%s.cancel()" % b]
        return lines

    def do_completed(self, depth, context):
        a, b = self.fresh("t"), self.fresh("t")
        lines = ["%s = asyncio.create_task(%s)" % (n, self.make_worker())
                 for n in (a, b)]
        option = self.expand(self.pick(["", ", timeout=<dur>"]), 0)
        return lines + [
            "for next_one in asyncio.as_completed([%s, %s]%s):" % (a, b, option),
            "    try:", "        log('next', await next_one)",
            "    except %s as e:" % self.pick(["Exception", "BaseException"]),
            "        log(type(e).__name__, e)"]

    def do_group(self, depth, context):
        lines = ["try:", "    async with asyncio.TaskGroup() as group:"]
        for _ in range(self.rng.randint(1, 3)):
            name = self.fresh("t")
            lines += ["        %s = group.create_task(%s)" % (
                name, self.make_worker())]
            self.declare(name, "task")
        lines += indented(indented(self.block(depth - 1, context, 1)))
        kind = self.pick(["ValueError", "Exception", "(KeyError, OSError)"])
        return lines + ["except* %s as g:" % kind,
                        "    log('group', g, [repr(e) for e in g.exceptions])"]

    def do_timeout(self, depth, context):
        lines = [self.expand(self.pick(
            ["    async with asyncio.timeout(<dur>) as limit:",
             "    async with asyncio.timeout(<dur>) as limit:",
             "    async with asyncio.timeout_at(loop.time() + <dur>) as limit:",
             "    async with asyncio.timeout(None) as limit:"]), 0)]
        if self.chance(0.2):
            lines += [self.expand(
                "        limit.reschedule(loop.time() + <dur>)", 0)]
        lines += indented(indented(self.block(depth - 1, context)))
        return ["try:"] + lines + ["except TimeoutError as e:",
                                   "    log('timeout', e, limit.expired())"]

    def do_condition(self, depth, context):
        return ["async with condition:"] + indented([self.expand(self.pick(
            ["condition.notify()", "condition.notify_all()",
             "log(await asyncio.wait_for(condition.wait(), <dur>))",
             "log(await condition.wait())",
             "log(await condition.wait_for(lambda: event.is_set()))"]), 0)])

    def do_anext(self, depth, context):
        name = self.fresh("agen")
        drive = ["await anext({0})", "await {0}.__anext__()",
                 "await {0}.asend(<some>)", "await {0}.athrow(<error>(<word>))",
                 "await {0}.aclose()", "await anext({0}, 'end')"]
        lines = [self.expand("%s = numbers(2, <dur>)" % name, 0)]
        for _ in range(self.rng.randint(1, 3)):
            lines += self.guarded(["log(%s)" % self.expand(
                self.pick(drive).format(name), 0)])
        return lines

    def worker(self):
        name = self.fresh("work")
        self.scopes.append({})
        lines = ["async def %s(name):" % name, "    log('start', name)"]
        lines += indented(self.block(2, frozenset(), self.rng.randint(1, 4)))
        if self.chance(0.7):
            lines += ["    log('end', name)"]
        lines += [self.expand("    return %s" % self.pick(
            ["name", "<some>", "name + '!'"]), 0)]
        self.scopes.pop()
        self.workers.append(name)
        return lines

    def main(self):
        lines = ["async def main():",
                 "    loop = asyncio.get_running_loop()",
                 "    queue = asyncio.Queue(%s)" % self.pick(["", "1", "2"]),
                 "    pqueue = asyncio.PriorityQueue()",
                 "    lqueue = asyncio.LifoQueue(2)",
                 "    event, lock = asyncio.Event(), asyncio.Lock()",
                 "    semaphore = asyncio.%s(%s)" % (self.pick(
                     ["Semaphore", "BoundedSemaphore"]), self.pick("12")),
                 "    condition = asyncio.Condition()",
                 "    barrier = asyncio.Barrier(2)",
                 "    future = loop.create_future()"]
        for _ in range(self.rng.randint(1, 3)):
            lines += indented(self.worker())
        self.scopes.append({})
        for _ in range(self.rng.randint(2, 6)):
            part = self.statement(2, frozenset())
            if not part[0].startswith(("raise", "return")):
                lines += indented(part)
        lines += ["    log('last')"]
        if self.chance(0.6):
            lines += ["    await asyncio.sleep(3)"]
        for name in self.scopes[-1].get("task", ()):
            lines += ["    log(outcome(%s))" % name]
        self.scopes.pop()
        return lines + ["    return 'ok'"]

    def program(self):
        lines = ASYNCIO_PREAMBLE.split("\n") + self.main()
        lines += [self.pick(["asyncio.run(main())", "print(asyncio.run(main()))",
                             "asyncio.run(asyncio.wait_for(main(), 20))"])]
        return "\n".join(lines) + "\n"


FAMILIES = {"language": Language, "asyncio": Asyncio}


def random_program(family, seed, k):
    """Program k of the seed; a program that doesn't compile is drawn again,
    since both sides would say no more than that."""
    rng = random.Random("%s %d %d" % (family, seed, k))
    while True:
        text = FAMILIES[family](rng).program()
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                compile(text, "p.py", "exec")
        except (SyntaxError, ValueError, OverflowError):
            continue
        return text


# -- running a program on both sides ------------------------------------------

def read(path):
    with open(path, "rb") as file:
        return file.read().decode("utf-8", "replace")


def limits():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def use_order(harness, first, step):
    """Makes the harness's loop create tasks that hash to first, first + step
    and so on, so that a set of them has a known order. None is what CPython
    promises; each is what it may do."""
    numbers = itertools.count(first, step)

    class Ordered(harness["StepTask"]):
        def __init__(self, *args, **options):
            self.number = next(numbers)
            super().__init__(*args, **options)

        def __hash__(self):
            return self.number

    harness["StepTask"] = Ordered


class Bench:
    """A folder, the program in it and both sides' ways to run it."""

    def __init__(self, loopscope):
        self.loopscope = os.path.abspath(loopscope)
        self.folder = tempfile.mkdtemp(prefix="fuzz-")
        self.harness = compile(read(HARNESS), HARNESS, "exec")
        self.runs = 0

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, text):
        with open(self.path("p.py"), "w", encoding="utf-8") as file:
            file.write(text)

    def start_ours(self, what, *args):
        out, err = (open(self.path("ours." + n), "wb") for n in ("out", "err"))
        with out, err:
            return subprocess.Popen(
                [self.loopscope, what, *args, "p.py"], cwd=self.folder,
                stdin=subprocess.DEVNULL, stdout=out, stderr=err,
                preexec_fn=limits)

    def end_ours(self, child):
        try:
            status = child.wait(SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
            status = "timed out"
        return {"stdout": read(self.path("ours.out")),
                "stderr": read(self.path("ours.err")), "status": status}

    def ours(self, steps):
        result = self.end_ours(self.start_ours("run"))
        if steps:
            self.end_ours(self.start_ours("trace", "-o", "ours.jsonl"))
            result["steps"] = task_steps(read(self.path("ours.jsonl")))
        return result

    def theirs(self, steps=False, order=None):
        """The program under CPython: None when it takes too long. The child
        leaves through the interpreter's own exit, since what is said at exit
        counts as well."""
        sys.stdout.flush()
        sys.stderr.flush()
        child = os.fork()
        if not child:
            self.become(steps, order)
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            return None
        result = {"stdout": read(self.path("their.out")),
                  "stderr": read(self.path("their.err")),
                  "status": os.WEXITSTATUS(status)}
        if steps:
            result["steps"] = read(self.path("their.steps")).rstrip("\n")
        return result

    def wavers(self, theirs):
        """Does the program print something else in a process with other
        addresses? Then it shows them in a way that can't be folded."""
        for _ in range(2):
            try:
                done = subprocess.run(
                    [sys.executable, HARNESS, "p.py"], cwd=self.folder,
                    stdin=subprocess.DEVNULL, capture_output=True,
                    timeout=SECONDS, preexec_fn=limits)
            except subprocess.TimeoutExpired:
                return True
            out, err = (b.decode("utf-8", "replace")
                        for b in (done.stdout, done.stderr))
            if folded(out) != folded(theirs["stdout"]) or \
                    last_line(err) != last_line(theirs["stderr"]):
                return True
        return False

    def become(self, steps, order):
        os.chdir(self.folder)
        signal.alarm(SECONDS)
        limits()
        for number, name in ((1, "their.out"), (2, "their.err")):
            file = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            os.dup2(file, number)
        sys.argv = [HARNESS] + (["--steps", "their.steps"] if steps else [])
        sys.argv += ["p.py"]
        sys.path.insert(0, os.path.dirname(HARNESS))     # as of a script
        signal.signal(signal.SIGINT, signal.default_int_handler)
        space = {"__name__": "__main__", "__file__": HARNESS}
        source = read(HARNESS)
        if order:
            # The same text, with the tasks' class made over before main().
            head, call, _ = source.rpartition("main()")
            exec(compile(head, HARNESS, "exec"), space)
            use_order(space, *order)
            exec(compile(call, HARNESS, "exec"), space)
        else:
            exec(self.harness, space)


def task_steps(trace):
    names, coros, lines = {}, {}, []
    for line in trace.splitlines()[1:]:
        if '"task.' not in line:
            continue
        event = json.loads(line)
        if event["e"] == "task.new":
            names[event["task"]] = event["name"]
            coros[event["task"]] = event["coro"].rsplit(".", 1)[-1]
        elif event["e"] == "task.run":
            task = event["task"]
            lines.append("%.6f %s %s" % (event["t"], names[task], coros[task]))
    return "\n".join(lines)


def folded(text):
    """Without addresses, and of a task no more than its name: what follows it
    names lines of asyncio's own source."""
    text = re.sub(r"\b0x[0-9a-f]{5,}", "0x", text)
    return re.sub(r"<(?:Step|Ordered)?(Task \w+ name='[^']*').*", r"<\1", text)


def last_line(text):
    """The last line, without paths. Warnings of CPython's compiler don't
    count."""
    text = re.sub(r"p\.py:\d+: SyntaxWarning: .*\n.*\n", "", folded(text))
    line = text.rstrip().split("\n")[-1]
    return re.sub(r"\S*/p\.py", "", line)


def difference(ours, theirs):
    """What differs, and both texts; None when nothing does."""
    if folded(ours["stdout"]) != folded(theirs["stdout"]):
        return "stdout", folded(ours["stdout"]), folded(theirs["stdout"])
    if ours["status"] != theirs["status"]:
        return ("exit status",
                "%s\n%s" % (ours["status"], last_line(ours["stderr"])),
                "%s\n%s" % (theirs["status"], last_line(theirs["stderr"])))
    # A deadlock is told in words of our own.
    if ours["status"] != 5 and \
            last_line(ours["stderr"]) != last_line(theirs["stderr"]):
        return ("last line of stderr", last_line(ours["stderr"]),
                last_line(theirs["stderr"]))
    if "steps" in theirs and ours["steps"] != theirs["steps"]:
        return "order of task steps", ours["steps"], theirs["steps"]
    return None


def compare(bench, text, thorough=True, steps=True):
    """(what, ours, theirs) of the first difference; None when there is none;
    "skipped" when CPython needs too long or its output depends on
    addresses."""
    bench.write(text)
    tasks = "asyncio" in text
    steps = steps and tasks and "set_name(" not in text
    theirs = bench.theirs()
    if theirs is None:
        return "skipped"
    if steps:
        walked = bench.theirs(steps=True)
        if walked is None:
            return "skipped"
        theirs["steps"] = walked["steps"]
    ours = bench.ours(steps)
    found = difference(ours, theirs)
    if found and thorough and bench.wavers(theirs):
        return "skipped"
    if not found or not tasks:
        return found
    shown = {found[2]}
    for order in [(n, 1) for n in range(8)] + [(1 << 40, -1)]:
        other = bench.theirs(steps=True, order=order)
        if other and not steps:
            del other["steps"]
        now = other and difference(ours, other)
        if other and not now:
            return None
        shown.add(now and now[:1] == found[:1] and now[2])
    # More tasks in a set than these orders tell apart.
    return "skipped" if len(shown) > 1 else found


# -- shrinking ----------------------------------------------------------------

def variants(text):
    """Texts that are a step smaller than this one, greatest steps first."""
    tree = ast.parse(text)
    places = []
    for node in ast.walk(tree):
        for field in ("body", "orelse", "finalbody", "handlers", "cases"):
            body = getattr(node, field, None)
            if isinstance(body, list):
                places += [(node, field, i) for i in range(len(body))]
    for node, field in {(node, field): 0 for node, field, _ in places}:
        old = getattr(node, field)
        part = len(old) // 2
        while part > 1:
            for i in range(0, len(old), part):
                rest = old[:i] + old[i + part:]
                if rest or field != "body":
                    setattr(node, field, rest)
                    yield tree
            part //= 2
        setattr(node, field, old)
    size = lambda p: -sum(1 for _ in ast.walk(getattr(p[0], p[1])[p[2]]))
    for node, field, i in sorted(places, key=size):
        old = getattr(node, field)
        part = old[i]
        choices = [old[:i] + old[i + 1:]]
        if not choices[0] and field == "body" and not isinstance(part, ast.Pass):
            choices = [[ast.Pass()]]
        for inner in ("body", "orelse", "finalbody"):
            lines = getattr(part, inner, None)
            if isinstance(part, ast.stmt) and isinstance(lines, list) and lines:
                choices.append(old[:i] + lines + old[i + 1:])
        for choice in choices:
            setattr(node, field, choice)
            yield tree
        setattr(node, field, old)
    yield from smaller_expressions(tree)


def smaller_expressions(tree):
    """The same with one expression replaced by a part of it, or one element
    of a list, call or the like left out."""
    for node in list(ast.walk(tree)):
        for field, old in list(ast.iter_fields(node)):
            if isinstance(old, ast.expr):
                for part in ast.iter_child_nodes(old):
                    if isinstance(part, ast.expr) and isinstance(
                            getattr(part, "ctx", ast.Load()), ast.Load):
                        setattr(node, field, part)
                        yield tree
                        setattr(node, field, old)
            elif isinstance(old, list) and old and isinstance(
                    old[0], (ast.expr, ast.keyword)):
                for i, part in enumerate(old):
                    setattr(node, field, old[:i] + old[i + 1:])
                    yield tree
                    for inner in ast.iter_child_nodes(part):
                        if isinstance(inner, ast.expr) and isinstance(
                                part, ast.expr):
                            setattr(node, field, old[:i] + [inner] + old[i + 1:])
                            yield tree
                setattr(node, field, old)


def text_of(tree):
    try:
        text = ast.unparse(tree) + "\n"
        compile(text, "p.py", "exec")
        return text
    except Exception:
        return None


def shrink(bench, text, found, seconds):
    """The smallest text found in that time in which the same thing differs.
    What was tried in vain comes again only when something else went."""
    end = time.monotonic() + seconds
    first = text, found
    steps = found[0] == "order of task steps"
    at, whole = 0, None
    while True:
        went = False
        for tree in itertools.islice(variants(text), at, None):
            at += 1
            if time.monotonic() > end:
                return checked(bench, text, first)
            shorter = text_of(tree)
            if not shorter or len(shorter) >= len(text):
                continue
            now = compare(bench, shorter, thorough=False, steps=steps)
            if now and now != "skipped" and now[0] == found[0]:
                text, found, went = shorter, now, True
                break
        if not went and text == whole:
            return checked(bench, text, first)
        at, whole = (at - 1, whole) if went else (0, text)


def checked(bench, text, first):
    """The text, when it is no program that only shows an address; else the
    one that it was made from."""
    found = compare(bench, text)
    return (text, found) if found and found != "skipped" else first


# -- the command --------------------------------------------------------------

def report(title, found, text):
    print("FAILED %s: %s differs (- CPython, + loopscope)" % (title, found[0]))
    lines = list(difflib.unified_diff(
        found[2].splitlines(), found[1].splitlines(), lineterm="", n=1))
    print("\n".join("    " + line for line in lines[2:24]))
    print("    program:\n" + "\n".join("    | " + line
                                       for line in text.splitlines()))


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("loopscope")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--family", choices=sorted(FAMILIES))
    parser.add_argument("--no-shrink", action="store_true")
    parser.add_argument("--show", action="store_true")
    return parser.parse_args()


def run(options, bench):
    """The number of programs that passed, failed and took too long."""
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    families = [options.family] if options.family else sorted(FAMILIES)
    for k in range(options.first, options.first + options.count):
        family = families[k % len(families)]
        text = random_program(family, options.seed, k)
        if options.show:
            print("# %s %d %d\n%s" % (family, options.seed, k, text))
            continue
        found = compare(bench, text)
        if not found or found == "skipped":
            counts[found or "passed"] += 1
            continue
        counts["failed"] += 1
        if not options.no_shrink:
            text, found = shrink(bench, text, found, 12)
        report("%s --seed %d --first %d" % (family, options.seed, k), found, text)
        sys.stdout.flush()
    return counts


def main():
    options = arguments()
    if sys.version_info[:2] != (3, 11):
        print("SKIPPED: nothing was compared with CPython: python3 is %d.%d, "
              "the measure is 3.11" % sys.version_info[:2])
        return 1 if os.environ.get("CI") else 0
    if os.environ.get("PYTHONHASHSEED") != "0":
        os.environ.update(PYTHONHASHSEED="0", PYTHONIOENCODING="utf-8",
                          PYTHONDONTWRITEBYTECODE="1")
        os.execv(sys.executable, [sys.executable, *sys.argv])
    bench = Bench(options.loopscope)
    owner = os.getpid()
    try:
        counts = run(options, bench)
    finally:
        if os.getpid() == owner:
            bench.close()
    if counts["skipped"]:
        print("%d skipped: slow in CPython, or showing addresses" % counts["skipped"])
    print("%d passed, %d failed" % (counts["passed"], counts["failed"]))
    return 1 if counts["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())

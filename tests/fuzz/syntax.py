"""A differential fuzzer of what the compilers say: programs that are right,
each broken in a small way, given to the sandbox and to CPython 3.11.

    python3 syntax.py LOOPSCOPE FOLDER [--seed N] [--count N] [--first K]
                      [--kind NAME] [--no-shrink] [--show]

FOLDER holds the programs, *.py. Mutant K of seed N is always the same for the
same programs. Compared is all that stderr says: the file, the line, the source,
the marks and the message, or that nothing was wrong. A difference is printed
with its program, without the lines that it doesn't need; the last line is
"N passed, N failed", and the exit status is 1 when any failed.

A mutant never runs: its first line leaves the program. CPython's side is this
process, with the interpreter's own display of the error.
"""
import argparse
import ctypes
import difflib
import io
import linecache
import os
import random
import subprocess
import sys
import tempfile
import time
import tokenize
import warnings

LEAVE = "raise SystemExit\n"
FILE_INPUT = 257
FOPEN = ctypes.CDLL(None).fopen
FOPEN.restype = ctypes.c_void_p
ctypes.pythonapi.PyRun_FileExFlags.argtypes = [
    ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int, ctypes.py_object,
    ctypes.py_object, ctypes.c_int, ctypes.c_void_p]
ctypes.pythonapi.PyRun_FileExFlags.restype = ctypes.py_object
NAME = "p.py"
SECONDS = 20
LINE = 900
KEYWORDS = ("False None True and as assert async await break class continue "
            "def del elif else except finally for from global if import in is "
            "lambda nonlocal not or pass raise return try while with yield "
            "match case print").split()
SIGNS = ("( ) [ ] { } , : . ; @ = == != < > <= >= -> := + - * ** / // % & | ^ "
         "~ << >> += -= *= ... ! $ ? ` \\ '").split()
PIECES = ["x", "5", "'s'", "f'{x}'", "f'{'", "f'}'", "f'{x!z}'", "f'{}'",
          "f'{a b}'", "f'{x:{'", "0x", "1_", "07", "1e", "3z", "1.2.3", "b'é'",
          "*a", "**k", "x=1", "x:=1", "(x:=1)", "lambda: 1", "lambda x:",
          "yield", "await x", "not", "x if y", "x for x in y", "é", "“", "€",
          "\u00a0", "\u200b", "'\\x'", "'\\N{no}'", '"""', "'''", "#", "\t",
          "\x0c", "\\\n", "\n", "None", "True", "__debug__", "...", "_"]
STATEMENTS = ["break", "continue", "return 1", "yield 1", "await x", "pass",
              "nonlocal x", "global x", "import", "from x import",
              "from . import *", "from x import *", "from x import (a, b",
              "import a.b as c.d", "import a as", "else:", "elif x:",
              "except:", "except* E:", "except A, B:", "finally:", "try:",
              "else if x:", "print x", "print 'x'", "exec 'x'", "raise E, 5",
              "def f(a, a): pass", "def f(a=1, b): pass", "def f(*): pass",
              "def f(**k, a): pass", "def f(a, *, **k): pass", "def f(x",
              "def f(): x = 1; global x", "class C", "class C(:", "del f()",
              "del 5", "del (a, b", "f() = 1", "5 = x", "'a' = 1", "a + b = 1",
              "None = 1", "x = yield = 1", "(a, 5) = 1", "[a, f()] = x",
              "x += 1 += 2", "a, b += 1", "f() += 1", "(x): int = 1",
              "a, b: int", "x: int: str", "for 5 in x: pass", "for x y: pass",
              "for x in: pass", "for f() in x: pass", "while: pass", "if x = 1:",
              "if x: else: pass", "if x", "with open(x) as 5: pass", "with: pass",
              "with a as f(): pass", "async x = 1", "async with a: pass",
              "async for x in y: pass", "[await x for x in y]", "f(x for x in y, 1)",
              "f(a=1, 2)", "f(**k, 1)", "f(**k, *a)", "f(a=1, a=2)", "f(1=2)",
              "f(a.b=1)", "f(True=1)", "f(a b)", "f(a, b c)", "x = (1 2)",
              "x = [1, 2 3]", "x = {1: 2 3: 4}", "x = {1: 2, 3}", "x = {1, 2: 3}",
              "x = {**a, b}", "x = {a:}", "x = {*a: 1}", "*a", "*a = 1", "x = *a",
              "a, *b, *c = x", "x = (*a)", "x = **a", "return *a", "print(**a, *b)",
              "x := 1", "(x.y := 1)", "(x[0] := 1)", "f(x := 1, y := 2)", "f(a=b:=1)",
              "[x := i for i in y]", "[i := 0 for i in y]", "x = 1 if 2", "x = if 1",
              "x = not", "x = 1 +", "x = 1 ++", "x++", "x = ", "x == = 1", "x = = 1",
              "x ? y : z", "x && y", "x || y", "!x", "x <> y", "a = 5b", "a = 0777",
              "s = 'abc", 's = "abc', "s = '''abc", "s = f'{x'", "s = f'{x!}'",
              "s = f'{x:{y:{z}}}'", "s = f'{x!r:'", "s = f'{lambda x: 1}'",
              "s = f'{*}'", "s = f'{x=!z}'", "s = f'{\\'a\\'}'", "s = f'{#}'",
              "s = f'{(}'", "s = f'{a[}'", "s = f'{}}'", "s = f'{{}'", "s = f'a' b'c'",
              "s = 'a' b'c'", "s = u'a' 'b' 'c", "match x:", "case 1:",
              "match x:\n    case y: pass\n    case 1: pass",
              "match x:\n    case a | b: pass", "match x:\n    case [a, a]: pass",
              "match x:\n    case {**r, 'a': 1}: pass", "match x:\n    case -a: pass",
              "match x:\n    case C(a=1, 2): pass", "match x:\n    case a.b(): pass",
              "match x:\n    case 1 as 2: pass", "match x:\n    case x as y.z: pass",
              "match x:\n    case C(a=1, a=2): pass", "match x:\n    case [*a, *b]: pass",
              "match x:\n    case (*a): pass", "match x:\n    case {1: a, 1: b}: pass",
              "lambda x, x: 1", "lambda *: 1", "lambda x=1, y: 1", "lambda: (yield)",
              "x = lambda", "@", "@x", "@x y", "def", "def 5(): pass", "def f:",
              "def f() -> : pass", "def f(a: ): pass", "def f(a, (b, c)): pass",
              "def f(a.b): pass", "def f(5): pass", "def f(*a, *b): pass",
              "def f(**k, **l): pass", "def f(/, a): pass", "def f(a, /, b, /): pass",
              "def f(*, a, /): pass", "def f(None): pass", "class 5: pass",
              "class C: return 1", "global", "nonlocal", "global x, 5", "assert",
              "assert x,", "assert (x, 'y')", "raise", "raise x from", "x is 5",
              "x is not 'a'", "5()", "[1][a, b]", "'a' % ", "import a, ", "import a b",
              "from a import b c", "from a import b,", "from a import b as", "from import x",
              "from a import *, b", "import *", "import 5", "from 5 import x",
              "from __future__ import braces", "from __future__ import nothing",
              "with (a as b, c as): pass", "with a, : pass", "try: x", "except",
              "x = 'a\\", "x = \\ 5", "if True:", "for x in y:", "while x:", "\tx = 1",
              "  x = 1", "x = 1;;", "; x", ")", "]", "}", "(", "[1, 2", "{1: (2}",
              "x = (1,\n     2]", "print(x", "print x)", "print('a' 5)", "5 5", "a b",
              "a.5", "a..b", "a.", ".a", "a[", "a[]", "a[1:2:3:4]", "f(,)", "f(a,,b)",
              "(,)", "[,]", "{,}", "x = {1:2,,3:4}", "*", "**", "-", "@=", "->", ":=",
              "pass x", "break x", "continue 5", "pas", "retrun x", "improt x",
              "form x import y", "whlie x: pass", "fro x in y: pass", "esle: pass",
              "deff f(): pass", "clas C: pass", "async", "await", "async def f: pass",
              "async def f(): yield from x", "def f(): await x",
              "async def f():\n    yield 1\n    return 2", "x = [async for a in b]",
              "x = [a async for a in b]", "def f():\n    [await a for a in b]",
              "def f(): x: nonlocal y", "def f():\n    print(x)\n    global x",
              "def f(x):\n    global x", "def f(x):\n    nonlocal x",
              "def f():\n    nonlocal zz", "def f():\n    x: int = 1\n    global x",
              "class C:\n    nonlocal x", "def f():\n    def g():\n        nonlocal q",
              "def f():\n    from x import *", "for x in y:\n    def f(): break",
              "try: pass\nfinally:\n    x\nexcept: pass", "try:\n    x\nexcept:\n    y\nexcept E:\n    z",
              "try:\n    x\nexcept* E:\n    break", "try:\n    x\nexcept A:\n    y\nexcept* B:\n    z",
              "for x in y:\n    try: x\n    except* E: continue",
              "def f():\n    try: x\n    except* E: return 1", "if x:\n    y\n  z",
              "if x:\ny", "def f():\nx", "class C:\nx", "for x in y:\n\n\nz", "while 1:\n# c\nx",
              "try:\nx", "with a:\nb", "if 1:\n\tx\n        y", "if 1:\n        x\n\ty",
              "else:\n    x", "    if x: y", "x = (\n", "x = [\n1,\n2\n", "x = {\n'a': 1\n'b': 2\n}",
              "foo(\n  a\n  b)", "x = '''\n", "s = f'''{\n", "s = f'''\n{a b}\n'''"]


# -- breaking a program --------------------------------------------------------

class Mutator:
    """Breaks a text in one place; each method that starts with at_ is a way."""

    def __init__(self, rng, text):
        self.rng, self.text = rng, text
        self.lines = text.splitlines(keepends=True)
        readline = io.StringIO(text).readline
        self.tokens = [t for t in tokenize.generate_tokens(readline)
                       if t.string.strip()]
        starts, at = [0], 0
        for line in self.lines:
            at += len(line)
            starts.append(at)
        self.place = lambda row, col: starts[row - 1] + col

    def cut(self, first, last, new):
        return self.text[:first] + new + self.text[last:]

    def token(self, wanted=lambda t: True):
        tokens = [t for t in self.tokens if wanted(t)] or self.tokens
        token = self.rng.choice(tokens)
        return self.place(*token.start), self.place(*token.end), token.string

    def piece(self):
        return self.rng.choice(self.rng.choice([KEYWORDS, SIGNS, PIECES]))

    def line(self):
        return self.rng.randrange(len(self.lines))

    def joined(self, lines):
        return "".join(lines)

    def at_delete(self):
        first, last, _ = self.token()
        return self.cut(first, last, "")

    def at_delete_sign(self):
        first, last, _ = self.token(lambda t: t.type == tokenize.OP)
        return self.cut(first, last, "")

    def at_duplicate(self):
        first, last, string = self.token()
        return self.cut(first, first, string + " ")

    def at_replace(self):
        first, last, _ = self.token()
        return self.cut(first, last, self.piece())

    def at_insert(self):
        first, _, _ = self.token()
        return self.cut(first, first, self.piece() + " ")

    def at_swap(self):
        i = self.rng.randrange(len(self.tokens) - 1)
        a, b = self.tokens[i], self.tokens[i + 1]
        between = self.text[self.place(*a.end):self.place(*b.start)]
        return self.cut(self.place(*a.start), self.place(*b.end),
                        b.string + between + a.string)

    def at_misspell(self):
        first, last, word = self.token(
            lambda t: t.type == tokenize.NAME and t.string in KEYWORDS)
        i = self.rng.randrange(len(word))
        return self.cut(first, last, self.rng.choice(
            [word[:i] + word[i + 1:], word[:i] + word[i] + word[i:],
             word[:i] + word[i:i + 2][::-1] + word[i + 2:],
             word.capitalize(), word + "s"]))

    def at_equals(self):
        first, last, sign = self.token(lambda t: t.string in ("=", "==", ":"))
        return self.cut(first, last, self.rng.choice(
            [s for s in ("=", "==", ":", ":=", "") if s != sign]))

    def at_comma(self):
        first, last, _ = self.token(lambda t: t.string == ",")
        return self.cut(first, last, self.rng.choice(["", ";", ".", ",,"]))

    def at_bracket(self):
        first, last, sign = self.token(lambda t: t.string in tuple("()[]{}"))
        return self.cut(first, last, self.rng.choice(
            ["", *(s for s in "()[]{}" if s != sign)]))

    def at_quote(self):
        first, last, string = self.token(lambda t: t.type == tokenize.STRING)
        return self.rng.choice([
            lambda: self.cut(last - 1, last, ""),
            lambda: self.cut(first, last, string.lstrip("fFrRbB")[1:]),
            lambda: self.cut(first, first, self.rng.choice("frbu")),
            lambda: self.cut(last, last, string),
            lambda: self.cut(last - 1, last, self.piece() + string[-1]),
        ])()

    def at_f_string(self):
        first, last, string = self.token(
            lambda t: t.string[0] in "fF" and t.type == tokenize.STRING)
        i = self.rng.randrange(len(string))
        return self.cut(first + i, first + i + self.rng.randrange(2),
                        self.rng.choice(["{", "}", "!", ":", "=", "'", "(", "",
                                         "{x", "{}", "\\", "#", " ", "lambda"]))

    def at_character(self):
        i = self.rng.randrange(len(self.text))
        return self.cut(i, i + self.rng.randrange(2), self.rng.choice(
            ["", " ", "\n", "(", ")", "'", '"', ":", ",", "=", "$", "?", "é",
             "\t", "\u00a0", "“", "0", "x", "_", "\\", "{", "}", "!"]))

    def at_indent(self):
        i = self.line()
        line = self.lines[i]
        bare = line.lstrip(" ")
        width = len(line) - len(bare)
        width = max(0, width + self.rng.choice([-4, -3, -2, -1, 1, 2, 4, 8]))
        lead = self.rng.choice([" " * width] * 3 + ["\t" * (width // 4)])
        return self.joined(self.lines[:i] + [lead + bare] + self.lines[i + 1:])

    def at_no_line(self):
        i = self.line()
        return self.joined(self.lines[:i] + self.lines[i + 1:])

    def at_twice(self):
        i, j = self.line(), self.line()
        return self.joined(self.lines[:i] + [self.lines[j]] + self.lines[i:])

    def at_end(self):
        first, last, _ = self.token()
        return self.text[:self.rng.choice([first, last])]

    def at_join(self):
        i = self.line()
        return self.joined(self.lines[:i] + [self.lines[i].rstrip("\n") + " "] +
                           self.lines[i + 1:])

    def at_statement(self):
        i = self.line()
        line = self.lines[i]
        lead = line[:len(line) - len(line.lstrip())]
        new = self.rng.choice(STATEMENTS).replace("\n", "\n" + lead)
        return self.joined(self.lines[:i] + [lead + new + "\n"] + self.lines[i:])

    def at_instead(self):
        i = self.line()
        line = self.lines[i]
        lead = line[:len(line) - len(line.lstrip())]
        new = self.rng.choice(STATEMENTS).replace("\n", "\n" + lead)
        return self.joined(self.lines[:i] + [lead + new + "\n"] +
                           self.lines[i + 1:])


KINDS = sorted(name[3:] for name in vars(Mutator) if name.startswith("at_"))


def longest(text):
    return max(len(line.encode()) for line in text.splitlines())


def programs(folder):
    """The texts of the programs that compile; a broken one has its say
    already. CPython shows a line of over 1,000 bytes from its middle on."""
    for name in sorted(os.listdir(folder)):
        if name.endswith(".py"):
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                text = file.read()
            if not theirs(LEAVE + text) and longest(text) < LINE:
                yield text


def mutant(texts, seed, k, kind):
    rng = random.Random("syntax %d %d" % (seed, k))
    text = rng.choice(texts)
    while True:
        way = kind or rng.choice(KINDS)
        broken = getattr(Mutator(rng, text), "at_" + way)()
        if "\0" not in broken and broken != text:
            return LEAVE + broken


# -- both sides ----------------------------------------------------------------

def write(text):
    """The program, of characters or of bytes."""
    with open(NAME, "wb") as file:
        file.write(text if isinstance(text, bytes) else text.encode())


def run_file():
    """What python3 does with its argument. compile() would read a string, and
    the two readers of CPython mark other columns at the end of a program."""
    opened = FOPEN(NAME.encode(), b"rb")
    names = {"__name__": "__main__", "__builtins__": __builtins__}
    ctypes.pythonapi.PyRun_FileExFlags(opened, NAME.encode(), FILE_INPUT,
                                       names, names, True, None)


def theirs(text):
    """What CPython would print on stderr for this program."""
    write(text)
    linecache.clearcache()
    kept, sys.stderr = sys.stderr, io.StringIO()
    try:
        run_file()
    except SystemExit:
        pass
    except SyntaxError as error:
        sys.__excepthook__(type(error), error.with_traceback(None), None)
    except (ValueError, OverflowError, MemoryError, RecursionError) as error:
        return "%s: %s\n" % (type(error).__name__, error)
    finally:
        said, sys.stderr = sys.stderr.getvalue(), kept
    return said


def ours(loopscope, text):
    """What the sandbox prints; None for a module that it hasn't."""
    write(text)
    try:
        done = subprocess.run([loopscope, "run", NAME], capture_output=True,
                              stdin=subprocess.DEVNULL, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return "timed out\n"
    said = done.stderr.decode("utf-8", "replace")
    if done.returncode == 3 and "the sandbox " in said:
        return None
    return said if done.returncode in (0, 1) else (
        "%sexit status %d\n" % (said, done.returncode))


def compare(loopscope, text):
    """None, or what the two said."""
    told, said = theirs(text), ours(loopscope, text)
    if said is None:
        said = told if "Error: " not in told else "a module is refused\n"
    return None if told == said else (told, said)


def shrink(loopscope, text, found, seconds):
    """The text without what the difference doesn't need: runs of lines, ever
    shorter ones, while CPython's message stays."""
    end = time.monotonic() + seconds
    last = lambda told: told.splitlines()[-1:]
    lines = text.splitlines(keepends=True)
    size = len(lines) // 2
    while size:
        i = 1
        while i < len(lines) and time.monotonic() < end:
            fewer = lines[:i] + lines[i + size:]
            now = compare(loopscope, "".join(fewer))
            if now and last(now[0]) == last(found[0]):
                lines = fewer
            else:
                i += size
        size //= 2
    return "".join(lines)


# -- the command ---------------------------------------------------------------

def report(title, found, text):
    print("FAILED %s (- CPython, + loopscope)" % title)
    lines = list(difflib.unified_diff(
        found[0].splitlines(), found[1].splitlines(), lineterm="", n=9))
    print("\n".join("    " + line for line in lines[2:24]))
    print("    program:\n" + "\n".join(
        "    | " + line for line in text.splitlines()[:40]))
    sys.stdout.flush()


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("loopscope", type=os.path.abspath)
    parser.add_argument("folder", type=os.path.abspath)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--kind", choices=KINDS)
    parser.add_argument("--no-shrink", action="store_true")
    parser.add_argument("--show", action="store_true")
    return parser.parse_args()


def default_filters():
    """The warnings that python3 shows of a program, whatever -W says here."""
    warnings.resetwarnings()
    for kind in (DeprecationWarning, PendingDeprecationWarning, ImportWarning,
                 ResourceWarning):
        warnings.simplefilter("ignore", kind)


def run(options):
    texts = list(programs(options.folder))
    failed = 0
    for k in range(options.first, options.first + options.count):
        text = mutant(texts, options.seed, k, options.kind)
        if options.show:
            print("# %d %d\n%s" % (options.seed, k, text))
            continue
        found = compare(options.loopscope, text)
        if not found:
            continue
        failed += 1
        if not options.no_shrink:
            text = shrink(options.loopscope, text, found, 10)
            found = compare(options.loopscope, text)
        report("syntax --seed %d --first %d" % (options.seed, k), found, text)
    print("%d passed, %d failed" % (options.count - failed, failed))
    return 1 if failed else 0


def main():
    options = arguments()
    if sys.version_info[:2] != (3, 11):
        print("SKIPPED: nothing was compared with CPython: python3 is %d.%d, "
              "the measure is 3.11" % sys.version_info[:2])
        return 1 if os.environ.get("CI") else 0
    default_filters()
    with tempfile.TemporaryDirectory() as work:
        os.chdir(work)
        status = run(options)
        os.chdir(os.path.dirname(options.loopscope))
    return status


if __name__ == "__main__":
    sys.exit(main())

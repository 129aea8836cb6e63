"""Broken programs that are made of parts: every thing in every place."""
import keyword

WORDS = keyword.kwlist + ["match", "case", "_", "__debug__", "print", "exec"]

# Where a name stands.
NAME_PLACES = [
    "%s = 1", "%s", "x.%s", "x.%s = 1", "%s.x", "del %s", "%s: int = 1",
    "%s += 1", "x = %s", "%s()", "f(%s=1)", "f(%s)", "f(*%s)", "f(**%s)",
    "def %s(): pass", "def f(%s): pass", "def f(*%s): pass",
    "def f(**%s): pass", "def f(a, %s=1): pass", "def f(*, %s): pass",
    "def f(x: %s): pass", "def f() -> %s: pass", "class %s: pass",
    "class C(%s): pass", "class C(%s=1): pass", "lambda %s: 1",
    "lambda *%s: 1", "for %s in y: pass", "for x in %s: pass",
    "for x %s y: pass", "[x for %s in y]", "[x for x in %s]", "import %s",
    "import a.%s", "import a as %s", "from %s import a", "from a import %s",
    "from a import b as %s", "from a import (%s)", "from .%s import a",
    "global %s", "def f():\n    nonlocal %s", "with a as %s: pass",
    "with %s: pass", "try: x\nexcept E as %s: pass", "try: x\nexcept %s: pass",
    "(%s := 1)", "%s := 1", "x = a %s b", "x = (a %s b)", "a %s b", "%s a",
    "a %s", "%s x: pass", "%s x in y: pass", "%s: pass", "x = [%s, 1]",
    "x = {%s: 1}", "x = {1: %s}", "x = {%s}", "x = f'{%s}'", "x = f'{a %s b}'",
    "@%s\ndef f(): pass", "return %s", "raise %s", "raise x from %s",
    "assert %s", "print %s", "print(%s", "if %s: pass", "if %s = 1: pass",
    "while %s: pass", "async %s", "async def f(): await %s",
    "def f(): yield %s", "match %s:\n    case 1: pass",
    "match x:\n    case %s: pass", "match x:\n    case C(%s=1): pass",
    "match x:\n    case {'a': %s}: pass", "match x:\n    case [*%s]: pass",
    "match x:\n    case {**%s}: pass", "match x:\n    case 1 as %s: pass",
    "x if %s else y", "%s if x else y", "x if y else %s", "not %s", "-%s",
    "x[%s]", "x[%s:]", "(%s)", "(%s, 1)", "*%s, a = x", "if x:\n    y\n%s:\n    z",
]

# An expression of every kind.
EXPRESSIONS = [
    "a", "a.b", "a[0]", "a[1:2]", "f()", "f(1, 2)", "f().a", "1", "1.5", "2j",
    "'s'", "'s' 't'", "b's'", "f's'", "f'{a}'", "True", "None", "...",
    "__debug__", "()", "(a)", "(a, b)", "(a, 1)", "a, b", "a,", "[]", "[a]",
    "[a, 1]", "[a, *b]", "*a", "*a, b", "**a", "{}", "{1: 2}", "{1, 2}",
    "{**a}", "a + b", "a + 1", "1 + 1", "-a", "-1", "1 - 2j", "not a", "~a",
    "a < b", "a < b < c", "a == b", "a is b", "a is not 1", "a in b",
    "a not in b", "a and b", "a or b", "a if b else c", "lambda: a",
    "lambda x: x", "lambda *a, **k: 1", "[x for x in y]", "{x for x in y}",
    "{x: 1 for x in y}", "(x for x in y)", "x for x in y", "(a := 1)",
    "a := 1", "(yield)", "yield", "yield a", "yield from a", "await a",
    "(await a)", "a = b", "a == 1 = b", "a=1", "a b", "a 1", "1 a", "'s' a",
    "a 's'", "a.1", "a..b", "a.", "a +", "+ a", "a ++ b", "a +- b", "a ** b",
    "-1 ** 2", "a @ b", "a // b", "a % b", "a <> b", "a != b", "a ! b",
    "a ? b", "$a", "a, b = c", "a; b", "a:", "a: b", "print a", "print", "pass",
    "return", "def", "if", "lambda", "(a", "a)", "[a", "a]", "{a", "a}",
    "((a)", "a b c", "a, b c", "a b, c", "(a b)", "[a b]", "f(a b)", "f(a=1, b)",
    "f(**a, b)", "f(x for x in y, 1)", "f(a for a in b)", "f(1=2)", "f(a.b=1)",
    "1()", "'s'()", "[1][1, 2]", "(1)[a]", "None[0]", "a is 's'", "() is a",
    "a is ()", "a is -1", "'s' is not a", "a.b.c", "a().b()", "a[b][c]",
]

# Where an expression stands.
PLACES = [
    "%s = 1", "x = %s = 1", "x = %s", "x, %s = y", "%s += 1", "x += %s",
    "%s: int = 1", "%s: int", "x: %s", "x: %s = 1", "del %s", "del (%s)",
    "del x, %s", "for %s in y: pass", "for x in %s: pass", "[x for %s in y]",
    "[%s for x in y]", "{%s for x in y}", "{%s: 1 for x in y}",
    "{1: %s for x in y}", "(%s for x in y)", "f(%s for x in y)",
    "[x for x in %s]", "[x for x in y if %s]", "with %s: pass",
    "with a as %s: pass", "with (a as %s): pass", "with (a, %s): pass",
    "async def f():\n    async with %s: pass",
    "async def f():\n    async for %s in y: pass",
    "(%s := 1)", "(x := %s)", "x := %s", "f(%s)", "f(%s, 1)", "f(1, %s)",
    "f(a=%s)", "f(%s=1)", "f(*%s)", "f(**%s)", "f(a=1, %s)", "f(**k, %s)",
    "f(*a, %s)", "f(%s", "(%s)", "(%s, 1)", "[%s]", "[1, %s]", "{%s}",
    "{%s: 1}", "{1: %s}", "{1: 2, %s}", "{1: 2, %s: 3}", "{1, %s}", "x[%s]",
    "x[%s:1]", "x[1:%s]", "x[%s, 1]", "(%s).a", "%s.a", "%s(1)", "%s[0]",
    "%s is x", "x is %s", "x == %s", "%s + 1", "1 + %s", "-%s", "not %s",
    "%s and x", "x or %s", "%s if x else y", "x if %s else y", "x if y else %s",
    "x if %s", "lambda: %s", "lambda x=%s: 1", "lambda %s: 1",
    "def f(%s): pass", "def f(x=%s): pass", "def f(x: %s): pass",
    "def f() -> %s: pass", "def f(a, %s): pass", "def f(a=1, %s): pass",
    "def f(*, %s): pass", "@%s\ndef f(): pass", "class C(%s): pass",
    "def f():\n    return %s", "return %s", "def f():\n    yield %s",
    "yield from %s", "async def f():\n    await %s",
    "async def f():\n    return await %s", "await %s", "raise %s",
    "raise x from %s", "assert %s", "assert x, %s", "assert (%s)",
    "if %s: pass", "if %s = 1: pass", "if x == 1 and %s = 2: pass",
    "if %s\n    pass", "while %s: pass", "elif %s: pass",
    "if x: pass\nelif %s: pass", "try: x\nexcept %s: pass",
    "try: x\nexcept (%s): pass", "try: x\nexcept %s as e: pass",
    "try: x\nexcept A, %s: pass", "try: x\nexcept* %s: pass",
    "match %s:\n    case 1: pass", "match x:\n    case %s: pass",
    "match x:\n    case [%s]: pass", "match x:\n    case {'a': %s}: pass",
    "match x:\n    case {%s: 1}: pass", "match x:\n    case C(%s): pass",
    "match x:\n    case C(a=%s): pass", "match x:\n    case 1 | %s: pass",
    "match x:\n    case 1 as %s: pass", "match x:\n    case y if %s: pass",
    "import %s", "from %s import a", "from a import %s", "from a import (%s)",
    "import a as %s", "global %s", "print %s", "exec %s", "print (%s) a",
    "f'{%s}'", "f'{%s!r}'", "f'{%s!z}'", "f'{%s:>3}'", "f'{%s=}'",
    "f'{a:{%s}}'", "f'''{\n%s\n}'''", "s = f\"a {%s} b\" 'c'", "%s\n  x",
    "  %s", "if x:\n%s", "%s;", "; %s", "%s else: x", "else %s",
    "x = %s\n)", "x = (%s\ny = 1", "x = [%s,\n  1 2]", "f(%s)\n   g()",
    "%s %s", "%s, %s", "%s %s: pass", "print(%s)(", "try: %s", "%s:\n    pass",
]


def every(places, things):
    return [place.replace("%s", thing) + "\n"
            for place in places for thing in things]


def names():
    return every(NAME_PLACES, WORDS)


def expressions():
    return every(PLACES, EXPRESSIONS)


MADE = {"names": names, "expressions": expressions}
MANY = {"names", "expressions"}


# -- bytes ----------------------------------------------------------------------

BYTES = [
    b"# coding: latin-1\nx = '\xe9'\nprint(x) y\n",
    b"# -*- coding: latin-1 -*-\nprint('\xe9' x)\n",
    b"# -*- coding: iso-8859-1 -*-\n\xe9 = 5 6\n",
    b"# coding: iso-8859-15\nx = '\xa4' y\n",
    b"# coding: cp1252\nx = '\x80' y\n",
    b"# coding: ascii\nx = 'a' y\n",
    b"# coding: ascii\nx = '\xe9'\n",
    b"# coding: us-ascii\nx = 5 5\n",
    b"# coding: utf-8\nx = '\xe9'\n",
    b"# coding: utf-8\nx = '\xc3\xa9' y\n",
    b"# coding: utf8\nx = '\xc3\xa9' y\n",
    b"# coding: UTF-8\nx = '\xc3\xa9' y\n",
    b"# coding: utf_8\nx = '\xc3\xa9' y\n",
    b"# coding: utf-8-sig\nx = '\xc3\xa9' y\n",
    b"# vim: set fileencoding=latin-1 :\nx = '\xe9' y\n",
    b"#!/usr/bin/python\n# coding=latin-1\nx = '\xe9' y\n",
    b"\n# coding=latin-1\nx = '\xe9' y\n",
    b"\n\n# coding=latin-1\nx = '\xe9' y\n",
    b"x = 1\n# coding=latin-1\nx = '\xe9' y\n",
    b"# coding: nope\nx = 5\n",
    b"# coding: nope\nx = = 5\n",
    b"\n# coding: nope\nx = 5\n",
    b"# coding: \nx = 5 5\n",
    b"# coding:latin-1x\nx = 5\n",
    b"# coding: utf-16\nx = 5\n",
    b"# coding: rot13\nx = 5\n",
    b"# coding: hex\nx = 5\n",
    b"x = 5 # coding: nope\ny = 5 5\n",
    b"x = '\xe9'\n",
    b"x = 1\ny = 2\n# \xff\n",
    b"\xe9 = 1\n",
    b"x = 5 5\ny = '\xe9'\n",
    b"x = (\ny = '\xe9'\n",
    b"print(1)\n\n\n\nx = '\xc3'\n",
    b"\xef\xbb\xbfx = 5 5\n",
    b"\xef\xbb\xbfx = '\xc3\xa9' y\n",
    b"\xef\xbb\xbfx = 5\n  y = '\xc3\xa9' y\n",
    b"\xef\xbb\xbf# coding: latin-1\nx = 5\n",
    b"\xef\xbb\xbf# coding: utf-8\nx = 5 5\n",
    b"\xef\xbb\xbf# coding: nope\nx = 5 5\n",
    b"\xef\xbb\xbfx = '\xe9'\n",
    b"\xef\xbb\xbfx = f'\xc3\xa9{y z}'\n",
    b"\xef\xbb\xbf\xc3\xa9 = f'\xc3\xa9{y z}'\n",
    b"\xef\xbb\xbf  x = 5\n",
    b"\xef\xbb\xbf'\xc3\xa9' 'abc\n",
    b"\xef\xbb\xbf'\xc3\xa9' $\n",
    b"\xef\xbb\xbfdef f():\n    '\xc3\xa9' = 5\n",
    b"\xfe\xff\x00x\n",
    b"x = '\0'\n",
    b"x = 5\0\n",
    b"\0",
    b"x = 5 5\ny = '\0'\n",
    b"x = 5\r\ny = = 5\r\n",
    b"x = 5\ry = = 5\r",
    b"if x:\r\ny = 5\r\n",
    b"x = 'abc\r\n",
    b"x = '''abc\r\n\r\ndef\r\n",
    b"x = (5\r\ny = 5\r\n",
    b"x = 5 5",
    b"x = (5",
    b"x = 'abc",
    b"x = 5 \\",
    b"if x:",
    b"if x:\n    ",
    b"if x:\n    # c",
    b"def f():\n    x =",
    b"x = 5\n\x0c\ny = 5 5\n",
    b"\x0cx = 5 5\n",
    b"  \x0cx = 5 5\n",
    b"if x:\n  \x0c  y = 5\n    z = 5\n",
    b"x = 5\x0b\n",
    b"x = 5\x1a\n",
    b"x = \x07\n",
    b"x = 5\x7f\n",
    b"x = 5\xc2\xa0+ 5\n",
    b"x =\xe2\x80\x8b 5\n",
    b"x = 5\xe2\x80\xa8y = 6\n",
    b"\xe2\x80\x8bx = 5\n",
    b"x\xef\xbb\xbf = 5\n",
    b"x = \xef\xbc\x95\n",
    b"x\xc2\xb2 = 5\n",
    b"x = 5\xc2\xb2\n",
    b"\xef\xbd\x90rint(x y)\n",
    b"\xe2\x84\x8c = 5 5\n",
    b"\xef\xbd\x84ef f(): pass\n",
    b"x = '\xf0\x9f\x98\x80' y\n",
    b"x = \xf0\x9f\x98\x80\n",
    b"e\xcc\x81 = 5 5\n",
    b"x\xc2\xb7y = 5 5\n",
    b"\xc2\xb7y = 5\n",
    b"x = \xe2\x82\xac5\n",
    b"x \xe2\x88\x92 5\n",
    b"x = \xc2\xab5\xc2\xbb\n",
    b"x = \xef\xbc\x885\xef\xbc\x89\n",
    b"x\xef\xbc\x9a int\n",
    b"print\xef\xbc\x88x\xef\xbc\x89\n",
    b"x = 5\xef\xbc\x8c 6\n",
]


def raw():
    return BYTES


# -- sizes ------------------------------------------------------------------------

def nested(header, n, end="pass"):
    """n statements within each other."""
    lines = ["%s%s" % (" " * i, header) for i in range(n)]
    return "\n".join(lines) + "\n" + " " * n + end + "\n"


def sizes():
    """As much of everything as fits, and one more."""
    for n in (19, 20, 21, 22):
        for header in ("while x:", "for x in y:", "with x:", "if x:",
                       "try:", "def f():", "class C:"):
            text = nested(header, n)
            if header == "try:":
                text += "".join("%sfinally: pass\n" % (" " * i)
                                for i in reversed(range(n)))
            yield text
        yield "async def f():\n" + nested(" async with x:", n, " pass")
        yield "x = " + "[%s" % ("a for b in " * n) + "c" + "]" + "\n"
    for n in (98, 99, 100, 101):
        yield nested("if x:", n)
        yield nested("if x:", n, "y = = 1")
    for n in (50, 199, 200, 201):
        yield "x = %s1%s\n" % ("(" * n, ")" * n)
        yield "x = %s1%s\n" % ("[" * n, "]" * n)
        yield "x = %s" % ("(" * n)
        yield "x = %s\n" % ("{" * n)
        yield "x = f'{%s1%s}'\n" % ("(" * n, ")" * n)
    for n in (255, 256, 257):
        names = ["a%d" % i for i in range(n)]
        yield "%s, *b = x\n" % ", ".join(names)
        yield "def f(%s): pass\nf(%s)\n" % (", ".join(names), ", ".join(names))
        yield "f(%s\n" % ", ".join(names)
        yield "[%s x]\n" % ", ".join(names)
    for n in (4299, 4300, 4301):
        yield "x = %s\n" % ("1" * n)
        yield "x = %s y\n" % ("1" * n)
    for n in (10, 90, 900):
        yield "x = %s1\n" % ("1 + " * n)
        yield "x = %s1 1\n" % ("1 + " * n)
        yield "x = %sa\n" % ("a." * n)
        yield "x = %sa b\n" % ("a." * n)
        yield "x = a%s\n" % ("()" * n)
        yield "x = a%s b\n" % ("[0]" * n)
        yield "x = %s1\n" % ("a = " * n)
        yield "%sx: pass\n" % ("a if b else " * min(n, 90))
        yield "if a: pass\n" + "elif b: pass\n" * n + "else x: pass\n"
        yield "x = 5\n" * n + "y = = 5\n"
        yield "\n" * n + "y = = 5\n"
        yield "x = (\n" + "1,\n" * n + "2 3)\n"
        yield "x = (\n" + "1,\n" * n
        yield "def f():\n" + "    x = 5\n" * n + "   y = 5\n"


MADE.update(bytes=raw, sizes=sizes)

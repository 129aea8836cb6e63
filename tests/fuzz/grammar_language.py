"""What the fuzzer's two grammars of the language share: expressions of every
type, and the statements of one line that hold them. What is said about them in
particular is in grammar_values.py and grammar_forms.py.
"""
import re

from grammar import Grammar, indented

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
              "enumerate(<a>, <i>)", "filter(<a>, <l>)",
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
        """A statement; compound ones only while there is depth left."""
        compound = self.compound()
        if depth > 0 and compound and not self.chance(0.6):
            return self.pick(compound)(depth, context)
        return self.pick(self.simple(context))(depth, context)

    def simple(self, context):
        """The makers of statements of one line, as often as they are drawn."""
        return [self.do_show] * 7 + [self.do_assign] * 5 + [
            self.do_augmented, self.do_unpack, self.do_print, self.do_store,
            self.do_delete]

    def compound(self):
        return []

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

    def program(self):
        lines = self.preamble.split("\n")
        for _ in range(self.rng.randint(*self.length)):
            lines += self.statement(3, frozenset())
        return "\n".join(lines) + "\n"

    preamble = LANGUAGE_PREAMBLE
    length = (5, 12)

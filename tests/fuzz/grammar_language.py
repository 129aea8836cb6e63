"""Random small programs of the language: statements, values and built-ins."""
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

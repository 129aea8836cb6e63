"""Random small programs of the language's forms: statements, functions, classes,
generators, exceptions, match and comprehensions."""
import re

from forms_topics import TOPICS_PREAMBLE, Topics
from grammar import indented
from grammar_language import Language


class Forms(Topics, Language):
    preamble = Language.preamble + TOPICS_PREAMBLE

    def statement(self, depth, context):
        """At the top of a program often a topic: its names are global."""
        if not context and depth == 3 and self.chance(0.5):
            return self.do_topic(depth, context)
        return super().statement(depth, context)

    def simple(self, context):
        makers = super().simple(context)
        if "func" in context or "loop" in context:
            makers += [self.do_jump]
        if "gen" in context:
            makers += [self.do_yield] * 5
        return makers

    def compound(self):
        return [self.do_if, self.do_for, self.do_while, self.do_try,
                self.do_try, self.do_try, self.do_with, self.do_match,
                self.do_def, self.do_def, self.do_generator, self.do_closure,
                self.do_class, self.do_class, self.do_decorated]

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

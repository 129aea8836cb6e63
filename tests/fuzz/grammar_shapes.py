"""What a module of the standard library is used with in more than one call:
loggers, parsers, enumerations, records, contexts, abstract classes. Part of the
grammar of values.
"""
from grammar import indented


class Shapes:
    def several(self, makers, least, most):
        return [self.expand(self.pick(makers), 1)
                for _ in range(self.rng.randint(least, most))]

    def do_logging(self, depth, context):
        lines = self.pick([[], ["logging.basicConfig()"], [
            "logging.basicConfig(level=%s, format=%s, stream=sys.stdout)" % (
                self.pick(["logging.DEBUG", "'INFO'", "10", "'nope'", "logging.ERROR"]),
                self.pick(["'%(levelname)s:%(name)s:%(message)s'", "'%(message)s'",
                           "'%(levelname)-8s|%(lineno)d|%(funcName)s|%(message)s'",
                           "'{levelname} {message}', style='{'", "'$message', style='$'",
                           "'%(asctime)s %(message)s', datefmt='%H:%M'"]))]])
        lines = self.guarded(lines) if lines else []
        name = self.fresh("log")
        lines += ["%s = logging.getLogger(%s)" % (name, self.pick(["", "'a'", "'a.b'"]))]
        return lines + ["show('log', lambda: %s)" % self.expand(text, 1).replace(
            "LOG", name) for text in self.several([
                "LOG.debug(<s>)", "LOG.info('%s', <s>)", "LOG.warning('%s %d', <s>, <i>)",
                "LOG.error('%s!', <i>)", "LOG.setLevel(logging.<level>)", "LOG.level",
                "LOG.setLevel(<w>)", "LOG.isEnabledFor(<k>)", "LOG.getEffectiveLevel()",
                "LOG.handlers", "LOG.name", "LOG.critical(<a>)", "LOG", "LOG.parent",
                "logging.getLevelName(<k>)", "logging.getLevelName('<level>')",
                "LOG.log(logging.<level>, <s>)", "logging.<lower>(<s>)", "LOG.propagate",
                "LOG.disabled", "LOG.exception(<s>)", "LOG.warning(<s>, exc_info=True)",
                "LOG.log(<w>, 'm')", "logging.warning('%(a)s', {'a': <a>})",
                "LOG.hasHandlers()", "LOG.getChild('kid').name", "logging.disable(<k>)",
                "LOG.addHandler(logging.StreamHandler(sys.stdout))", "LOG.warning(<s>)",
                "logging.getLogger(<w>)", "logging.addLevelName(25, 'NOTE')"], 2, 6)]

    def make_level(self, depth):
        return self.pick(["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL", "NOTSET"])

    def make_lower(self, depth):
        return self.pick(["debug", "info", "warning", "error", "critical"])

    def do_argparse(self, depth, context):
        name = self.fresh("parser")
        lines = ["%s = argparse.ArgumentParser(prog='prog'%s)" % (name, self.pick(
            ["", ", description='What it does.'", ", epilog='The end.'", ", add_help=False",
             ", usage='%(prog)s this'", ", exit_on_error=False"]))]
        lines += ["show('add', lambda: %s.add_argument(%s).dest)" % (name, self.expand(text, 1))
                  for text in self.several([
                      "'name'", "'n', type=int", "'-v', '--verbose', action='store_true'",
                      "'--count', type=int, default=<k>", "'-x', type=float, help='the x'",
                      "'files', nargs=<nargs>", "'--pick', choices=['a', 'b']", "'-q', action='count'",
                      "'--out', required=True", "'--many', nargs=<nargs>, type=int",
                      "'--tag', action='append'", "'--const', action='store_const', const=<k>",
                      "'--no', dest='yes', action='store_false'", "'--version', action='version', version='1.0'",
                      "'-l', '--long-name', metavar='L', help='default %(default)s', default=3",
                      "'kind', choices=[1, 2], type=int", "<w>", "'--w', type=<w>", "'--bad', action=<w>",
                      "'name', required=True", "'-f', '--flag', action=argparse.BooleanOptionalAction"], 1, 4)]
        words = ["'5'", "'a'", "'--count'", "'-v'", "'--verbose'", "'-x'", "'2.5'", "'--pick'", "'b'", "'c'",
                 "'--tag=1'", "'-qq'", "'-h'", "'--'", "'-1'", "'--nope'", "'--co=3'", "'--const'", "'--no'",
                 "'--out'", "'o'", "'--long-name=q'", "'-lz'", "'--flag'", "'--no-flag'", "'--version'", "'x'"]
        for _ in range(self.rng.randint(1, 3)):
            args = ", ".join(self.pick(words) for _ in range(self.rng.randint(0, 4)))
            lines += ["show('parse', lambda: %s.%s([%s]))" % (
                name, self.pick(["parse_args", "parse_args", "parse_known_args"]), args)]
        if self.chance(0.5):
            lines += ["show('help', lambda: %s.%s())" % (
                name, self.pick(["format_help", "format_usage", "print_help"]))]
        return lines

    def make_nargs(self, depth):
        return self.pick(["'*'", "'+'", "'?'", "2", "'x'", "0"])

    def do_enum(self, depth, context):
        name = self.fresh("Kind")
        base = self.pick(["enum.Enum", "enum.IntEnum", "enum.Flag", "enum.IntFlag", "enum.StrEnum",
                          "str, enum.Enum", "int, enum.Enum"])
        body = self.several(["A = <k>", "B = enum.auto()", "C = <s>", "D = 'd'", "E = A", "F = 4",
                             "def up(self):\n    return self.name", "G = (1, 2)", "_h = 5", "A = 7",
                             "def __str__(self):\n    return 'str'", "I = enum.auto()", "J = 1",
                             "@property\ndef twice(self):\n    return self.value * 2", "K = 8",
                             "@classmethod\ndef first(cls):\n    return list(cls)[0]",
                             "@classmethod\ndef _missing_(cls, value):\n    return cls.A"], 2, 5)
        lines = ["class %s(%s):" % (name, base)]
        for part in body:
            lines += indented(part.split("\n"))
        if self.chance(0.2):
            lines = ["@enum.unique"] + lines
        lines = ["%s = None" % name, "try:"] + indented(lines) + [
            "except Exception as error:", "    print(type(error).__name__, error)"]
        return lines + ["show('enum', lambda: %s)" % self.expand(text, 1).replace("K1", name)
                        for text in self.several([
                            "list(K1)", "K1.A", "K1(<k>)", "K1(<s>)", "K1['A']", "K1['nope']", "str(K1.A)",
                            "f'{K1.A}'", "K1.A.name, K1.A.value", "K1.A == <k>", "K1.A.up()", "K1.A < K1.F",
                            "K1.A | K1.F", "K1.A is K1(K1.A.value)", "K1.nope", "hash(K1.A) and 1", "len(K1)",
                            "K1.A in K1", "<w> in K1", "K1.__members__", "repr(K1)", "K1.A.twice", "K1.first()",
                            "isinstance(K1.A, int)", "~K1.A", "K1.A + 1", "{K1.A: 1}[K1.A]", "format(K1.F, '>9')",
                            "'%s %r' % (K1.A, K1.B)", "json.dumps(K1.A)", "K1.A.value.__class__", "K1.I",
                            "setattr(K1, 'A', 3)", "K1.B.A", "reversed(K1)", "bool(K1.A)",
                            "sorted(K1)", "K1.E is K1.A", "K1._h", "K1.A._value_", "dir(K1)"], 3, 8)]

    def do_record(self, depth, context):
        if self.chance(0.4):
            return self.do_named(depth, context)
        name = self.fresh("Rec")
        option = self.pick(["", "", "(order=True)", "(frozen=True)", "(eq=False)", "(kw_only=True)",
                            "(repr=False)", "(slots=True)", "(unsafe_hash=True)", "(init=False)",
                            "(frozen=True, order=True)", "(order=True, eq=False)", "(match_args=False)"])
        body = self.several([
            "a: int", "b: str = 'b'", "c: list = dataclasses.field(default_factory=list)", "d: int = 5",
            "e: int = dataclasses.field(default=3, repr=False)", "f: list = []", "g: 'int' = 0",
            "h: int = dataclasses.field(init=False, default=9)", "i: typing.ClassVar[int] = 3",
            "j: dataclasses.InitVar[int] = 1", "k: int = dataclasses.field(compare=False, default=0)",
            "def __post_init__(self, *args):\n    print('post', args)", "_: dataclasses.KW_ONLY",
            "m: float", "def __eq__(self, other):\n    return True", "n: dict = dataclasses.field(kw_only=True)"], 1, 4)
        lines = ["@dataclasses.dataclass" + option, "class %s:" % name]
        for part in body:
            lines += indented(part.split("\n"))
        lines = ["%s = None" % name, "try:"] + indented(lines) + [
            "except Exception as error:", "    print(type(error).__name__, error)"]
        return lines + ["show('rec', lambda: %s)" % self.expand(text, 1).replace("R1", name)
                        for text in self.several([
                            "R1(1)", "R1()", "R1(1, 2)", "R1(a=1)", "R1(b='x', a=2)", "R1(1, 2, 3, 4, 5, 6)",
                            "R1(1) == R1(1)", "R1() < R1()", "R1(1) < R1(2)", "hash(R1(1)) and 1",
                            "setattr(R1(1), 'a', 5)", "setattr(R1(), 'nope', 5)", "dataclasses.asdict(R1(1))",
                            "dataclasses.astuple(R1())", "dataclasses.replace(R1(1), b='q')", "delattr(R1(1), 'a')",
                            "[f.name for f in dataclasses.fields(R1)]", "R1.__match_args__", "R1.b",
                            "dataclasses.is_dataclass(R1)", "R1(m=1.5, a=1)", "vars(R1(1))", "R1(zz=1)",
                            "inspect.signature(R1)", "R1.__doc__", "R1(1) == 1", "R1(*<t>)", "dataclasses.replace(R1(1), h=1)",
                            "R1(1).__repr__()", "R1.__annotations__"], 3, 7)]

    def do_named(self, depth, context):
        name = self.fresh("Tup")
        lines = ["class %s(typing.NamedTuple):" % name] + indented(self.several(
            ["a: int", "b: str = 'b'", "c: float = 1.5", "d: int = 0", "_e: int = 1"], 1, 3) + self.pick(
                [[], ["def total(self):", "    return sum(self[:1])"]]))
        lines = ["%s = None" % name, "try:"] + indented(lines) + [
            "except Exception as error:", "    print(type(error).__name__, error)"]
        return lines + ["show('named', lambda: %s)" % self.expand(text, 1).replace("N1", name)
                        for text in self.several([
                            "N1(1)", "N1(1, 2)", "N1()", "N1(a=1)", "N1(1, b='x')", "N1(1)._asdict()", "N1._fields",
                            "N1(1)._replace(a=2)", "N1(1)[0]", "N1(1).total()", "N1._field_defaults", "N1(*<t>)",
                            "N1(1) + (2,)", "N1(1) == (1,)", "N1(1).a", "setattr(N1(1), 'a', 2)", "N1(1)[9]",
                            "N1._make([1, 2])", "N1.__annotations__", "len(N1(1))", "hash(N1(1)) and 1", "N1(zz=2)",
                            "N1.__doc__", "isinstance(N1(1), tuple)", "N1.a", "N1(1)._replace(zz=1)"], 3, 6)]

    def do_context(self, depth, context):
        head = self.pick([
            "with contextlib.suppress(<error>):", "with contextlib.suppress(Exception) as c:",
            "with contextlib.nullcontext(<a>) as c:", "with contextlib.redirect_stdout(sys.stderr):",
            "with contextlib.ExitStack() as c:\n    c.callback(print, 'bye', <k>)",
            "with contextlib.ExitStack() as c:\n    c.enter_context(contextlib.suppress(<error>))",
            "with contextlib.closing(<a>) as c:", "with made(<s>) as c:",
            "with warnings.catch_warnings(record=True) as c:\n    warnings.simplefilter('always')\n"
            "    warnings.warn(<s>)\n    print(len(c), c[0].category.__name__)",
            "with warnings.catch_warnings():\n    warnings.simplefilter('error')\n    warnings.warn(<s>)"])
        lines = ["@contextlib.contextmanager", "def made(x):", "    print('in', x)"] + self.pick([
            ["    yield x"], ["    try:", "        yield x", "    finally:", "        print('out')"],
            ["    try:", "        yield x", "    except Exception as error:", "        print('got', error)"],
            ["    if x:", "        yield x"], ["    yield x", "    yield x"]])
        lines += self.guarded(self.expand(head, 1).split("\n") + indented(self.several(
            ["raise <error>(<s>)", "print('body')", "print(<a>)"], 1, 2)))
        return lines

    def do_random(self, depth, context):
        name = self.fresh("rnd")
        lines = ["%s = random.Random(%s)" % (name, self.phrase("seed", 0))]
        return lines + ["show('rnd', lambda: %s)" % self.expand(text, 1).replace("R1", name)
                        for text in self.several([
                            "R1.random()", "R1.randint(1, 6)", "R1.choice(<s>)", "R1.choices(<l>, k=<k>)",
                            "R1.sample(range(100), <k>)", "R1.uniform(1, 2)", "R1.gauss(0, 1)", "R1.getrandbits(<k>)",
                            "after(list(range(8)), R1.shuffle)", "R1.randrange(0, 100, 7)", "R1.setstate(R1.getstate())",
                            "R1.triangular(0, 1, 0.3)", "R1.expovariate(2)", "R1.normalvariate(5, 2)", "R1.randbytes(4)",
                            "R1.choices('abc', weights=[5, 1, 1], k=5)", "R1.betavariate(1, 2)", "R1.seed(<seed>)",
                            "R1.sample(<s>, 2)", "R1.gammavariate(2, 1)", "R1.vonmisesvariate(0, 4)", "R1.random()"], 3, 8)]

    def do_abstract(self, depth, context):
        name = self.fresh("Abs")
        lines = ["class %s(abc.ABC):" % name] + indented(self.pick([
            ["@abc.abstractmethod", "def f(self): ..."],
            ["@abc.abstractmethod", "def f(self): ...", "@property", "@abc.abstractmethod", "def g(self): ..."],
            ["@classmethod", "@abc.abstractmethod", "def f(cls): ..."], ["pass"]]))
        lines += ["class %sSub(%s):" % (name, name)] + indented(self.pick([
            ["pass"], ["def f(self):", "    return 'f'"], ["f = 1", "g = 2"]]))
        return lines + ["show('abc', lambda: %s)" % text.replace("A1", name) for text in self.several([
            "A1()", "A1Sub()", "A1Sub().f()", "A1.__abstractmethods__ == frozenset({'f'})", "A1.register(int)",
            "isinstance(5, A1)", "issubclass(A1Sub, A1)", "A1Sub().g", "A1Sub.f", "inspect.isabstract(A1)"], 2, 5)]

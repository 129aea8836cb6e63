"""Programs that a student could have typed: a conformance program with one or
two slips in it. The text keeps its layout, so that what both sides say about it
has places in it to compare; a slip may leave a program that doesn't compile.
"""
import ast
import hashlib
import os
import re
import warnings

CONFORM = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..",
                       "conform")
CONSTANTS = ["0", "1", "-1", "2", "10", "1.5", "''", "'x'", "'abc'", "None",
             "True", "[]", "{}", "()", "[1, 2]", "(1, 2)", "b'x'", "len", "2**70"]
OPERATORS = {
    "+": "-*/%", "-": "+*/", "*": "+/-", "/": "*+", "%": "*+", "<": ">",
    ">": "<", "==": ["!=", "is", "<"], "!=": ["=="], "<=": [">"], ">=": ["<"],
    "in": ["not in", "=="], "is": ["==", "is not"], "and": ["or"], "or": ["and"],
}
TYPOS = [":", "(", ")", "[", "]", "'", '"', "{", "}", ",", "=", "."]


def originals():
    return sorted(n for n in os.listdir(CONFORM) if n.endswith(".py"))


class Slips:
    """A text, and random slips of it. Places are of ast: lines from 1, columns
    in bytes."""

    def __init__(self, rng, text):
        self.rng = rng
        self.lines = [line.encode() for line in text.split("\n")]
        self.tree = ast.parse(text)

    @property
    def text(self):
        return b"\n".join(self.lines).decode("utf-8", "replace")

    def pick(self, items):
        return items[self.rng.randrange(len(items))]

    def of(self, *kinds):
        return [n for n in ast.walk(self.tree) if isinstance(n, kinds)]

    def source(self, node):
        first, last = node.lineno - 1, node.end_lineno - 1
        if first == last:
            return self.lines[first][node.col_offset:node.end_col_offset]
        return b"\n".join([self.lines[first][node.col_offset:],
                           *self.lines[first + 1:last],
                           self.lines[last][:node.end_col_offset]])

    def put(self, node, new):
        first, last = node.lineno - 1, node.end_lineno - 1
        text = self.lines[first][:node.col_offset] + new + \
            self.lines[last][node.end_col_offset:]
        self.lines[first:last + 1] = text.split(b"\n")

    def expressions(self):
        return [n for n in self.of(ast.expr)
                if isinstance(getattr(n, "ctx", ast.Load()), ast.Load)
                and not isinstance(n, (ast.FormattedValue, ast.JoinedStr))]

    # -- the slips; False when there is no place for one

    def swap(self):
        pairs = [(n.left, n.right) for n in self.of(ast.BinOp)] + \
            [(n.left, n.comparators[0]) for n in self.of(ast.Compare)] + \
            [(a, b) for n in self.of(ast.Call)
             for a, b in zip(n.args, n.args[1:])]
        if not pairs:
            return False
        a, b = self.pick(pairs)
        old = self.source(a), self.source(b)
        self.put(b, old[0])
        self.put(a, old[1])

    def constant(self):
        found = [n for n in self.of(ast.Constant) if n.end_lineno == n.lineno]
        if not found:
            return False
        self.put(self.pick(found), self.pick(CONSTANTS).encode())

    def operator(self):
        places = []
        for n in self.of(ast.BinOp, ast.Compare, ast.BoolOp):
            left, right = (n.left, n.right) if isinstance(n, ast.BinOp) else \
                (n.left, n.comparators[0]) if isinstance(n, ast.Compare) else \
                n.values[:2]
            if left.end_lineno == right.lineno:
                between = self.lines[right.lineno - 1][
                    left.end_col_offset:right.col_offset]
                if between.decode().strip() in OPERATORS:
                    places.append((left, right, between.decode()))
        if not places:
            return False
        left, right, between = self.pick(places)
        old = between.strip()
        line = self.lines[right.lineno - 1]
        new = between.replace(old, self.pick(OPERATORS[old])).encode()
        self.lines[right.lineno - 1] = line[:left.end_col_offset] + new + \
            line[right.col_offset:]

    def statements(self):
        return [n for n in self.of(ast.stmt)
                if n.end_lineno - n.lineno < 12 and
                not self.lines[n.lineno - 1][:n.col_offset].strip() and
                not isinstance(n, (ast.Import, ast.ImportFrom))]

    def delete(self):
        n = self.pick(self.statements())
        keep = self.lines[n.lineno - 1][:n.col_offset]
        self.lines[n.lineno - 1:n.end_lineno] = \
            [keep + b"pass"] if self.rng.random() < 0.8 else []

    def duplicate(self):
        n = self.pick(self.statements())
        part = self.lines[n.lineno - 1:n.end_lineno]
        self.lines[n.end_lineno:n.end_lineno] = part

    def exchange(self):
        """Two statements that follow each other change places."""
        found = [(a, b) for a, b in zip(self.statements(), self.statements()[1:])
                 if a.col_offset == b.col_offset and
                 b.lineno == a.end_lineno + 1]
        if not found:
            return False
        a, b = self.pick(found)
        first = self.lines[a.lineno - 1:a.end_lineno]
        self.lines[a.lineno - 1:b.end_lineno] = \
            self.lines[b.lineno - 1:b.end_lineno] + first

    def argument(self):
        calls = [n for n in self.of(ast.Call) if n.args or n.keywords]
        if not calls:
            return False
        n = self.pick(calls)
        values = n.args + [k.value for k in n.keywords]
        self.put(self.pick(values), self.other())

    def other(self):
        if self.rng.random() < 0.5:
            return self.pick(CONSTANTS).encode()
        found = [n for n in self.expressions() if n.lineno == n.end_lineno]
        return self.source(self.pick(found)) if found else b"None"

    def arguments(self):
        """One more, or one less, or none, or a name that nobody asked for."""
        calls = [n for n in self.of(ast.Call) if n.lineno == n.end_lineno]
        if not calls:
            return False
        n = self.pick(calls)
        args = [self.source(a) for a in n.args]
        names = [(k.arg.encode() + b"=" if k.arg else b"**") +
                 self.source(k.value) for k in n.keywords]
        kind = self.rng.randrange(5)
        if kind == 0:
            args.append(self.other())
        elif kind == 1 and args:
            del args[self.rng.randrange(len(args))]
        elif kind == 2:
            args, names = [], []
        elif kind == 3 and names:
            del names[self.rng.randrange(len(names))]
        else:
            names.append(self.pick([b"key", b"name", b"nope", b"timeout"]) +
                         b"=" + self.other())
        self.put(n, self.source(n.func) + b"(" + b", ".join(args + names) + b")")

    def expression(self):
        found = [n for n in self.expressions() if n.lineno == n.end_lineno]
        if not found:
            return False
        self.put(self.pick(found), self.other())

    def misspell(self):
        names = [n for n in self.of(ast.Name, ast.Attribute)
                 if n.lineno == n.end_lineno]
        if not names:
            return False
        n = self.pick(names)
        name = n.id if isinstance(n, ast.Name) else n.attr
        at = self.rng.randrange(len(name))
        new = self.pick([name[:at] + name[at + 1:], name[:at] + name[at] * 2 +
                         name[at + 1:], name + "s", name.swapcase(),
                         name[:at] + name[at:][:2][::-1] + name[at + 2:]])
        whole = self.source(n)
        self.put(n, whole[:len(whole) - len(name.encode())] + new.encode())

    def unwait(self):
        found = self.of(ast.Await)
        if not found:
            return False
        n = self.pick(found)
        self.put(n, self.source(n.value))

    def await_(self):
        found = [n for n in self.of(ast.Call) if n.lineno == n.end_lineno]
        if not found:
            return False
        n = self.pick(found)
        self.put(n, b"await " + self.source(n))

    def subscript(self):
        found = [n for n in self.expressions() if n.lineno == n.end_lineno]
        if not found:
            return False
        n = self.pick(found)
        self.put(n, self.source(n) + self.pick(
            [b"[0]", b"[-1]", b"['a']", b"()", b".x", b"[1:]", b".name"]))

    def typing(self):
        """A character too many, or too few, on a line of code."""
        lines = [i for i, line in enumerate(self.lines)
                 if line.strip() and not line.strip().startswith(b"#")]
        i = self.pick(lines)
        line = self.lines[i].decode()
        marks = [m.start() for m in re.finditer(r"[^\w\s]", line)]
        if marks and self.rng.random() < 0.6:
            at = self.pick(marks)
            line = line[:at] + line[at + 1:]
        else:
            at = self.rng.randrange(len(line) + 1)
            line = line[:at] + self.pick(TYPOS) + line[at:]
        self.lines[i] = line.encode()

    def indent(self):
        lines = [i for i, line in enumerate(self.lines) if line.strip()]
        i = self.pick(lines)
        line = self.lines[i]
        self.lines[i] = self.pick([b"    " + line, b" " + line,
                                   line[4:] if line[:4] == b"    " else
                                   b"  " + line])

    def keyword(self):
        """A word of the language that is missing, or misspelt."""
        words = [(i, m) for i, line in enumerate(self.lines)
                 for m in re.finditer(
                     rb"\b(async|await|def|class|return|if|else|elif|for|in|"
                     rb"while|try|except|finally|with|as|import|from|yield|"
                     rb"not|and|or|lambda|global|nonlocal|raise|match|case)\b",
                     line.split(b"#")[0])]
        if not words:
            return False
        i, m = self.pick(words)
        word = m[0]
        new = self.pick([b"", word[:-1], word + b"e", word.upper(),
                         word[0:1] + word[2:]])
        self.lines[i] = self.lines[i][:m.start()] + new + self.lines[i][m.end():]

    # -- the slips of somebody who learns asyncio

    def functions(self):
        return self.of(ast.FunctionDef, ast.AsyncFunctionDef)

    def called(self, *names):
        """Calls of a function or method of one of these names."""
        last = lambda f: f.attr if isinstance(f, ast.Attribute) else \
            f.id if isinstance(f, ast.Name) else None
        return [n for n in self.of(ast.Call) if last(n.func) in names]

    def put_one_of(self, found, new):
        """In the place of one of the nodes what new() makes of it."""
        if not found:
            return False
        n = self.pick(found)
        self.put(n, new(n))

    def replace_word(self, node, old, new):
        """A word of the node's first line becomes another."""
        i = node.lineno - 1
        line = self.lines[i]
        at = line.find(old, node.col_offset)
        if at < 0:
            return False
        self.lines[i] = line[:at] + new + line[at + len(old):]

    def uncall(self):
        return self.put_one_of(self.of(ast.Call), lambda n: self.source(n.func))

    def no_self(self):
        """A method without self, a name without self., or self where it
        isn't."""
        kind = self.rng.randrange(3)
        if kind == 0:
            found = [f.args.args[0] for c in self.of(ast.ClassDef)
                     for f in c.body
                     if isinstance(f, (ast.FunctionDef, ast.AsyncFunctionDef))
                     and f.args.args]
            if not found:
                return False
            n = self.pick(found)
            line = self.lines[n.lineno - 1]
            rest = re.sub(rb"^,\s*", b"", line[n.end_col_offset:])
            self.lines[n.lineno - 1] = line[:n.col_offset] + rest
        elif kind == 1:
            return self.put_one_of(
                [n for n in self.of(ast.Attribute)
                 if isinstance(n.value, ast.Name) and n.value.id == "self"],
                lambda n: n.attr.encode())
        else:
            return self.put_one_of(
                [n for n in self.of(ast.Name) if isinstance(n.ctx, ast.Load)],
                lambda n: b"self." + n.id.encode())

    def misspell_argument(self):
        found = [k for n in self.of(ast.Call) for k in n.keywords if k.arg]
        if not found:
            return False
        k = self.pick(found)
        at = self.rng.randrange(len(k.arg))
        new = self.pick([k.arg[:at] + k.arg[at + 1:], k.arg + "s",
                         k.arg.upper(), k.arg[:at] + "_" + k.arg[at:]])
        line = self.lines[k.lineno - 1]
        self.lines[k.lineno - 1] = line[:k.col_offset] + new.encode() + \
            line[k.col_offset + len(k.arg.encode()):]

    def no_return(self):
        return self.put_one_of(
            [n for n in self.of(ast.Return) if n.value],
            lambda n: self.pick([self.source(n.value), b"return",
                                 b"print(" + self.source(n.value) + b")",
                                 b"yield " + self.source(n.value)]))

    def one_equal(self):
        found = [n for n in self.of(ast.Compare)
                 if isinstance(n.ops[0], (ast.Eq, ast.NotEq))]
        return self.put_one_of(found, lambda n: self.source(n.left) + self.pick(
            [b" = ", b" := ", b" is "]) + self.source(n.comparators[0]))

    def default(self):
        found = [d for f in self.functions() for d in f.args.defaults]
        return self.put_one_of(found, lambda n: self.pick(
            [b"[]", b"{}", b"None", b"asyncio.Queue()", b"print"]))

    def parameter(self):
        """One too many, or one too few."""
        found = [a for f in self.functions() for a in f.args.args]
        if not found:
            return False
        n = self.pick(found)
        line = self.lines[n.lineno - 1]
        if self.rng.random() < 0.5:
            self.put(n, self.source(n) + b", extra")
        else:
            rest = re.sub(rb"^\s*(=[^,)]*)?,\s*", b"", line[n.end_col_offset:])
            self.lines[n.lineno - 1] = line[:n.col_offset] + rest

    def text_and_number(self):
        found = [n for n in self.expressions()
                 if isinstance(n, (ast.Constant, ast.Name, ast.Call))]
        return self.put_one_of(found, lambda n: self.pick(
            [b"'n: ' + %s", b"1 + %s", b"%s + 'x'", b"len(%s)", b"int(%s)",
             b"%s * '2'", b"sum(%s)", b"-%s", b"str(%s)", b"sorted(%s)",
             b"list(%s)", b"range(%s)", b"float(%s)", b"'%%d' %% %s",
             b"dict(%s)", b"f'{%s:d}'"]) % self.source(n))

    def comma(self):
        """Two elements side by side without their comma, or one too many."""
        lines = [i for i, line in enumerate(self.lines) if b"," in line]
        if not lines:
            return False
        i = self.pick(lines)
        line = self.lines[i]
        at = self.pick([m.start() for m in re.finditer(b",", line)])
        self.lines[i] = line[:at] + self.pick([b"", b",,", b";", b"."]) + \
            line[at + 1:]

    def index(self):
        found = [n for n in self.of(ast.Subscript)
                 if not isinstance(n.slice, ast.Slice)]
        return self.put_one_of(found, lambda n: self.source(n.value) + b"[" +
                               self.source(n.slice) +
                               self.pick([b" + 1", b" - 1", b" * 2"]) + b"]")

    def async_for_with(self):
        """async too much, or too little."""
        found = self.of(ast.For, ast.AsyncFor, ast.With, ast.AsyncWith,
                        ast.FunctionDef, ast.AsyncFunctionDef)
        if not found:
            return False
        n = self.pick(found)
        if isinstance(n, (ast.AsyncFor, ast.AsyncWith, ast.AsyncFunctionDef)):
            return self.replace_word(n, b"async ", b"")
        word = {ast.For: b"for", ast.With: b"with", ast.FunctionDef: b"def"}
        if isinstance(n, ast.For) and self.rng.random() < 0.3:
            return self.replace_word(n, b"for", b"with")
        if isinstance(n, ast.With) and self.rng.random() < 0.3:
            return self.replace_word(n, b"with", b"for")
        return self.replace_word(n, word[type(n)], b"async " + word[type(n)])

    def run_inside(self):
        """asyncio.run for await, and await for asyncio.run."""
        runs = self.called("run", "run_until_complete")
        waits = self.of(ast.Await)
        if waits and (not runs or self.rng.random() < 0.6):
            return self.put_one_of(waits, lambda n: self.pick(
                [b"asyncio.run(%s)", b"asyncio.create_task(%s)",
                 b"asyncio.get_event_loop().run_until_complete(%s)",
                 b"await asyncio.gather([%s])", b"await [%s]",
                 b"await (await %s)", b"await asyncio.wait(%s)",
                 b"await asyncio.wait_for(%s)",
                 b"await asyncio.wait_for(%s, 0)",
                 b"await asyncio.shield(%s)"]) % self.source(n.value))
        return self.put_one_of(
            [n for n in runs if n.args],
            lambda n: self.pick([b"await %s", b"%s", b"asyncio.run(await %s)",
                                 b"asyncio.create_task(%s)"]) %
            self.source(n.args[0]))

    def sleep(self):
        return self.put_one_of(
            self.called("sleep"),
            lambda n: self.pick([b"time.sleep", b"asyncio.sleep", b"sleep",
                                 b"asynco.sleep"]) +
            b"(" + b", ".join(map(self.source, n.args)) + b")")

    def task_of(self):
        """What is given to create_task, gather and the like."""
        found = self.called("create_task", "gather", "ensure_future", "wait",
                            "wait_for", "run", "shield", "as_completed",
                            "submit", "Thread", "to_thread", "run_in_executor")
        found = [a for n in found for a in n.args]
        return self.put_one_of(found, lambda n: self.pick(
            [self.source(n.func) if isinstance(n, ast.Call) else b"None",
             b"[" + self.source(n) + b"]", b"*" + self.source(n),
             self.source(n.value) if isinstance(n, ast.Starred) else b"main",
             self.source(n) + b"()", b"await " + self.source(n),
             b"lambda: " + self.source(n)]))

    def method(self):
        """A method that the object hasn't, or another one that it has."""
        names = [b"put", b"get", b"put_nowait", b"get_nowait", b"join",
                 b"task_done", b"acquire", b"release", b"set", b"wait",
                 b"cancel", b"result", b"append", b"add", b"start", b"close",
                 b"items", b"keys", b"pop", b"add_done_callback", b"send"]
        found = [n.func for n in self.of(ast.Call)
                 if isinstance(n.func, ast.Attribute)]
        return self.put_one_of(found, lambda n: self.source(n.value) + b"." +
                               self.pick(names))

    def no_import(self):
        found = self.of(ast.Import, ast.ImportFrom)
        if not found:
            return False
        n = self.pick(found)
        line = self.lines[n.lineno - 1]
        self.lines[n.lineno - 1] = self.pick(
            [b"pass", line.replace(b"import", b"import sys,", 1),
             line.replace(b"asyncio", b"asyncoi"), b"import asyncio as aio",
             b"from asyncio import *"])

    def name(self):
        """Another name of the program, or a name that hides a built-in."""
        names = sorted({n.id for n in self.of(ast.Name)} |
                       {"list", "print", "str", "sum", "input", "asyncio"})
        return self.put_one_of(self.of(ast.Name),
                               lambda n: self.pick(names).encode())

    def exception(self):
        kinds = [b"ValueError", b"KeyError", b"Exception", b"TimeoutError",
                 b"asyncio.CancelledError", b"(TypeError, IndexError)",
                 b"BaseException", b"'x'", b"ZeroDivisionError()", b"int"]
        found = [h.type for h in self.of(ast.ExceptHandler) if h.type] + \
            [r.exc for r in self.of(ast.Raise) if r.exc]
        return self.put_one_of(found, lambda n: self.pick(kinds))

    def raise_(self):
        found = [n for n in self.of(ast.Expr, ast.Assign)
                 if n.lineno == n.end_lineno]
        return self.put_one_of(found, lambda n: self.pick(
            [b"raise ValueError('slip')", b"raise", b"1 / 0", b"return",
             b"raise StopIteration", b"assert False, 'slip'",
             b"raise asyncio.CancelledError", b"del x", b"break", b"yield",
             b"raise KeyError('k') from None", b"raise SystemExit(3)",
             b"raise Exception from ValueError(1)", b"await None"]))

    SYNTAX = ["typing", "indent", "keyword", "comma"]
    MEANING = ["swap", "constant", "operator", "delete", "duplicate", "exchange",
               "argument", "arguments", "expression", "misspell", "unwait",
               "await_", "subscript", "uncall", "no_self", "misspell_argument",
               "no_return", "one_equal", "default", "parameter",
               "text_and_number", "index", "async_for_with", "run_inside",
               "sleep", "task_of", "method", "no_import", "name", "exception",
               "raise_"]


def drawn(names, number):
    """One of the names. As each is weighed by itself, a program that is added
    to the folder takes the place of others in its share of the draws alone,
    and what a seed gives stays nearly the same."""
    return max(names, key=lambda name: hashlib.blake2b(
        b"%d %s" % (number, name.encode()), digest_size=8).digest())


class Mutant:
    """As a grammar: program() is the text, origin what it was made from."""

    def __init__(self, rng):
        self.rng = rng

    def program(self):
        self.name = drawn(originals(), self.rng.getrandbits(64))
        with open(os.path.join(CONFORM, self.name), encoding="utf-8") as file:
            self.origin = text = file.read()
        for _ in range(self.rng.choice([1, 1, 1, 2])):
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    slips = Slips(self.rng, text)
            except SyntaxError:
                break
            kind = slips.pick(slips.MEANING * 2 + slips.SYNTAX)
            if getattr(slips, kind)() is not False:
                text = slips.text
        return text

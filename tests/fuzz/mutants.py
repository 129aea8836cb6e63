"""Programs that a student could have typed: a conformance program with one or
two slips in it. The text keeps its layout, so that what both sides say about it
has places in it to compare; a slip may leave a program that doesn't compile.
"""
import ast
import os
import re

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

    SYNTAX = ["typing", "indent", "keyword"]
    MEANING = ["swap", "constant", "operator", "delete", "duplicate", "exchange",
               "argument", "arguments", "expression", "misspell", "unwait",
               "await_", "subscript"]


class Mutant:
    """As a grammar: program() is the text, origin what it was made from."""

    def __init__(self, rng):
        self.rng = rng

    def program(self):
        names = originals()
        self.name = names[self.rng.randrange(len(names))]
        with open(os.path.join(CONFORM, self.name), encoding="utf-8") as file:
            self.origin = text = file.read()
        for _ in range(self.rng.choice([1, 1, 1, 2])):
            try:
                slips = Slips(self.rng, text)
            except SyntaxError:
                break
            kind = slips.pick(slips.MEANING * 3 + slips.SYNTAX)
            if getattr(slips, kind)() is not False:
                text = slips.text
        return text

# A calculator: tokens, precedence by recursive descent, variables, errors with places
import operator

class CalcError(Exception):
    def __init__(self, message, pos):
        super().__init__(f"{message} at {pos}")

def tokens(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isdigit() or c == ".":
            j = i
            while j < len(text) and (text[j].isdigit() or text[j] == "."):
                j += 1
            yield "num", float(text[i:j]) if "." in text[i:j] else int(text[i:j]), i
            i = j
        elif c.isalpha():
            j = i
            while j < len(text) and text[j].isalnum():
                j += 1
            yield "name", text[i:j], i
            i = j
        elif text[i:i + 2] in ("**", "//"):
            yield "op", text[i:i + 2], i
            i += 2
        elif c in "+-*/%()=":
            yield "op", c, i
            i += 1
        else:
            raise CalcError(f"unexpected {c!r}", i)
    yield "end", None, len(text)

BINARY = {"+": (1, operator.add), "-": (1, operator.sub), "*": (2, operator.mul), "/": (2, operator.truediv), "//": (2, operator.floordiv), "%": (2, operator.mod), "**": (4, operator.pow)}

class Parser:
    def __init__(self, text, names):
        self.toks, self.names, self.i = list(tokens(text)), names, 0
    def peek(self): return self.toks[self.i]
    def take(self): self.i += 1; return self.toks[self.i - 1]
    def statement(self):
        if self.toks[0][0] == "name" and self.toks[1][1] == "=":
            name = self.take()[1]; self.take()
            self.names[name] = self.whole(); return f"{name} = {self.names[name]}"
        return self.whole()
    def whole(self):
        value = self.expr(0)
        kind, tok, pos = self.peek()
        if kind != "end": raise CalcError(f"unexpected {tok!r}", pos)
        return value
    def expr(self, least):
        left = self.unary()
        while (op := BINARY.get(self.peek()[1])) and op[0] > least:
            _, sym, pos = self.take()
            right = self.expr(op[0] - 1 if sym == "**" else op[0])
            try: left = op[1](left, right)
            except ZeroDivisionError as e: raise CalcError("division by zero", pos) from e
        return left
    def unary(self):
        if self.peek()[1] == "-": self.take(); return -self.expr(3)
        kind, tok, pos = self.take()
        if kind == "num": return tok
        if kind == "name":
            if tok not in self.names: raise CalcError(f"unknown {tok}", pos)
            return self.names[tok]
        if tok == "(":
            v = self.expr(0)
            if self.take()[1] != ")": raise CalcError("missing )", self.toks[self.i - 1][2])
            return v
        raise CalcError("a number is missing", pos)

names = {"pi": 3.14159}
for line in ("1 + 2 * 3", "(1 + 2) * 3", "2 ** 3 ** 2", "-2 ** 2", "10 - 4 - 3", "7 // 2 + 7 % 2", "r = 2.5", "pi * r ** 2", "1 / 0", "2 +", "(1", "foo + 1", "3 $ 4", "1 2", "--5", "x = y = 3", "10 / 4", "2 * -3"):
    try: print(f"{line:<16} {Parser(line, names).statement()}")
    except CalcError as e: print(f"{line:<16} error: {e}{' (' + type(e.__cause__).__name__ + ')' if e.__cause__ else ''}")

# A tiny interpreter for a stack language with words, loops and errors
class Halt(Exception):
    pass

class Machine:
    def __init__(self):
        self.stack, self.words, self.out = [], {}, []
        self.builtins = {name[3:]: getattr(self, name) for name in dir(self) if name.startswith("op_")}
        self.builtins |= {"+": self.op_add, "-": self.op_sub, "*": self.op_mul, "/": self.op_div, ".": self.op_print, "=": self.op_eq, "<": self.op_lt}
    def pop(self):
        if not self.stack: raise Halt("stack is empty")
        return self.stack.pop()
    def two(self, f): b, a = self.pop(), self.pop(); self.stack.append(f(a, b))
    def op_add(self): self.two(lambda a, b: a + b)
    def op_sub(self): self.two(lambda a, b: a - b)
    def op_mul(self): self.two(lambda a, b: a * b)
    def op_div(self):
        try: self.two(lambda a, b: a // b)
        except ZeroDivisionError as e: raise Halt(f"can't divide: {e}") from e
    def op_eq(self): self.two(lambda a, b: int(a == b))
    def op_lt(self): self.two(lambda a, b: int(a < b))
    def op_dup(self): self.stack.append(self.stack[-1])
    def op_swap(self): self.stack[-1], self.stack[-2] = self.stack[-2], self.stack[-1]
    def op_drop(self): self.pop()
    def op_print(self): self.out.append(str(self.pop()))
    def run(self, tokens):
        it = iter(tokens)
        for t in it:
            if t == ":":
                name, body = next(it), []
                while (w := next(it)) != ";": body.append(w)
                self.words[name] = body
            elif t == "times":
                n, body = self.pop(), self.block(it)
                for _ in range(n): self.run(body)
            elif t == "if":
                body = self.block(it)
                if self.pop(): self.run(body)
            elif t in self.words: self.run(self.words[t])
            elif t in self.builtins: self.builtins[t]()
            else:
                try: self.stack.append(int(t))
                except ValueError: raise Halt(f"unknown word {t}") from None
    @staticmethod
    def block(it):
        assert next(it) == "[", "a block begins with ["
        depth, body = 1, []
        for t in it:
            depth += (t == "[") - (t == "]")
            if not depth: return body
            body.append(t)
        raise Halt("block without end")
for program in ("1 2 + .", ": sq dup * ; 7 sq .", "0 10 times [ 1 + ] .", "5 dup 3 < if [ 99 . ] .", "1 0 /", "foo", "+", "3 times [ 1 .", "2 times 5", ": f dup . 1 - dup if [ f ] ; 5 f"):
    m = Machine()
    try: m.run(program.split())
    except (Halt, AssertionError, IndexError, RecursionError) as e: m.out.append(f"{type(e).__name__}: {e}{' <- ' + repr(e.__cause__) if e.__cause__ else ''}")
    print(f"{program:<34}", *m.out)

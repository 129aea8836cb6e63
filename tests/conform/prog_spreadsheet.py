# Cells with formulas, dependencies, cycles and error values.
import operator
from contextlib import suppress
from functools import cached_property


class CellError(Exception):
    def __init_subclass__(cls, code):
        cls.code = code

    def __str__(self):
        return f"{self.code} {super().__str__()}".strip()


class Ref(CellError, code="#REF!"): pass
class Cycle(CellError, code="#CYCLE!"): pass
class Value(CellError, code="#VALUE!"): pass


OPS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}


class Cell:
    def __init__(self, sheet, raw):
        self.sheet, self.raw = sheet, raw

    @cached_property
    def value(self):
        if not self.raw.startswith("="):
            with suppress(ValueError):
                return float(self.raw)
            return self.raw
        return self.compute(self.raw[1:].split())

    def compute(self, parts):
        match parts:
            case [x]:
                return self.term(x)
            case ["sum", *names]:
                return sum(self.term(n) for n in names)
            case [*left, op, right] if op in OPS:
                try:
                    return OPS[op](self.compute(left), self.term(right))
                except TypeError as e:
                    raise Value(str(e)) from e
            case _:
                raise Value(" ".join(parts))

    def term(self, x):
        if x[0].isalpha():
            return self.sheet[x]
        return float(x)


class Sheet(dict):
    def __init__(self, **cells):
        super().__init__({k: Cell(self, v) for k, v in cells.items()})
        self.path = []

    def __getitem__(self, name):
        if name in self.path:
            raise Cycle(" -> ".join(self.path + [name]))
        self.path.append(name)
        try:
            return super().__getitem__(name).value
        finally:
            self.path.pop()

    def __missing__(self, name):
        raise Ref(name)

    def __setitem__(self, name, raw):
        super().__setitem__(name, Cell(self, raw))
        for c in self.values():
            c.__dict__.pop("value", None)

    def show(self):
        for n in self:
            try:
                v = self[n]
                print(f"{n}: {v:>8.2f}" if isinstance(v, float) else f"{n}: {v:>8}")
            except (CellError, ZeroDivisionError, ValueError) as e:
                print(f"{n}: {type(e).__name__} {e} | {e.__cause__!r}")


s = Sheet(a1="1", a2="2.5", a3="= a1 + a2 * 2", b1="text", b2="= b1 + 1", b3="= sum a1 a2 a3", c1="= c2", c2="= c3 + 1", c3="= c1", d1="= zz + 1", d2="= a1 / 0", d3="= a1 ? 2", d4="= 1x")
s.show()
print("---")
s["a1"] = "10"
s["c3"] = "5"
s.show()
print(s.get("a1") is s.get("a1"), "a1" in s, len(s), s.path, Ref.code, [c.__name__ for c in CellError.__subclasses__()])
try:
    class NoCode(CellError): pass
except TypeError as e:
    print(e)
s["d1"]

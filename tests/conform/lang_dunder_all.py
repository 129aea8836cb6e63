# Every operator calls its dunder method: unary, binary, reflected, in place, conversions
class Log:
    def __init__(self, name): self.name = name
    def __getattr__(self, n): raise AttributeError(n)
ops = "add sub mul truediv floordiv mod pow matmul and or xor lshift rshift divmod".split()
def make(prefix, op): return lambda self, other: f"{self.name}.__{prefix}{op}__({getattr(other, 'name', other)})"
for op in ops:
    for prefix in ("", "r"):
        setattr(Log, f"__{prefix}{op}__", make(prefix, op))
for op in ops[:-1]:
    setattr(Log, f"__i{op}__", make("i", op))
for op in ("neg", "pos", "invert", "abs"): setattr(Log, f"__{op}__", (lambda op: lambda self: f"{op} {self.name}")(op))
for op in ("lt", "le", "eq", "ne", "gt", "ge"): setattr(Log, f"__{op}__", make("", op))
a, b = Log("a"), Log("b")
print(a + b, a - 1, 1 - a, a * b, 2 * a, a / b, a // 2, 2 // a, a % b, a ** b, 2 ** a, a @ b, a & 1, 1 | a, a ^ b, a << 1, 1 >> a, divmod(a, 3), divmod(3, a))
print(-a, +a, ~a, abs(a), a < b, a <= 1, 1 < a, 1 >= a, a == b, a != 1, 1 == a)
for code in ("+=", "-=", "*=", "/=", "//=", "%=", "**=", "@=", "&=", "|=", "^=", "<<=", ">>="):
    ns = {"a": Log("a")}
    if code == "+=": x = ns["a"]; x += 1; print(x)
    if code == "@=": x = ns["a"]; x @= b; print(x)
    if code == ">>=": x = ns["a"]; x >>= b; print(x)
class Num:
    def __init__(self, v): self.v = v
    def __int__(self): return 7
    def __float__(self): return 2.5
    def __index__(self): return 3
    def __bool__(self): return False
    def __len__(self): return 9
    def __round__(self, n=None): return f"round {n}"
    def __trunc__(self): return 1
    def __floor__(self): return "floor"
    def __hash__(self): return 5
    def __bytes__(self): return b"bb"
    def __contains__(self, x): return "yes"
    def __reversed__(self): return "rev"
    def __str__(self): return "Str"
    def __add__(self, o): return NotImplemented
n = Num(1)
import math
print(int(n), float(n), [10, 20, 30, 40][n], "abcdef"[n:], range(n), bin(n), hex(n), bool(n), len(n), round(n), round(n, 2), math.floor(n), hash(n), bytes(n), 5 in n, reversed(n), str(n), f"{n}", not n, "x" * n, chr(n))
for bad in (lambda: n + 1, lambda: 1 + n, lambda: n - 1, lambda: n < 1, lambda: n[0], lambda: n(), lambda: iter(n), lambda: next(n), lambda: -n, lambda: n ** 2, lambda: pow(n, 2, 3), lambda: n @ n):
    try: print(bad())
    except TypeError as e: print(e)
class Wrong:
    def __str__(self): return 5
    def __len__(self): return -1
    def __bool__(self): return "yes"
    def __hash__(self): return "h"
    def __index__(self): return 1.5
    def __iter__(self): return 5
    def __repr__(self): return None
    def __int__(self): return "1"
    def __eq__(self, o): return "truthy"
w = Wrong()
for bad in (lambda: str(w), lambda: len(w), lambda: bool(w), lambda: hash(w), lambda: [1][w], lambda: list(w), lambda: repr(w), lambda: int(w), lambda: w == 1, lambda: w in [1], lambda: [1, w].index(w)):
    try: print(bad())
    except (TypeError, ValueError) as e: print(type(e).__name__, e)

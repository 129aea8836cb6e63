# Many statements of the language in one odd program
from __future__ import annotations
import asyncio, contextlib, math as m, os.path
from collections import (Counter as C,
                         deque)
x: int = 3; y: list[int]
def f(a, /, b: int = 2, *args: str, c, d=4, **kw) -> Foo: return a, b, args, c, d, kw
print(f(1, c=3), f(1, 2, "x", c=3, e=5), f.__annotations__)
class A:
    """Doc."""
    z: int = 1
    def __class_getitem__(cls, k): return f"A[{k}]"
    @property
    def p(self): return self.z
print(A[int], A.__doc__, A().p, A.__annotations__)
if x > 2: print("one line"); print("two")
elif x: pass
else: pass
while x: x -= 1
else: print("else", x)
for i, in [(1,), (2,)]: print(i, end=" ")
try: raise ValueError
except (TypeError, ValueError) as e: print(type(e).__name__)
finally: del i
with contextlib.nullcontext(7) as n: print(n)
g = (lambda *a, k=1, **kw: (a, k, kw)); print(g(1, k=2, z=3), (lambda: (yield))().__class__.__name__)
print([*range(3), *[4]], {**{"a": 1}, **dict(b=2)}, not x is None, x not in [1], -x ** 2, 1 if x else 2, x if not x else 3, 1 < 2 <= 2 != 3, ~0 & 7 | 8 ^ 3 << 1)
a = b = [1]; a += [2]; b[0:1], *c = [9, 8], 7, 6; print(a is b, a, c); a[:] = []; print(b)
assert (n := 5) > 4, "no"; print(n); n //= 2; n **= 3; n <<= 1; n |= 1; n ^= 3; n %= 7; print(n)
def outer():
    v = 0
    def inner():
        nonlocal v; global W
        v += 1; W = v
    inner(); return v
print(outer(), W, (lambda: 0).__name__, 0x_ff, 1_0.5e-1, 0b1_0, b"by" b"tes", 'a' "b", "\
continued", """tri
ple""", r'\d', 1if 1else 2, ...)
async def co():
    async with asyncio.timeout(5), asyncio.Lock(): await asyncio.sleep(0)
    return [i async for i in ag() if i], [await asyncio.sleep(0, i) for i in range(2)]
async def ag():
    for i in range(3): yield i
print(asyncio.run(co())); print(m.floor(2.5), C("aab").most_common(1), os.path.join("a", "b"))
match (1, {"k": [2, 3]}):
    case (1, {"k": [p, *q]}) if p: print(p, q)
if (k := len("abc")) == 3 and \
   k: print("ok")
print(
    "trailing",
    "comma",
)

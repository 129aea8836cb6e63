# In which order what a call or an operator took goes, when it works and when it fails
import asyncio
import itertools
from collections import deque


class D:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("del", self.n)


class C(D):
    def __call__(self, *args, **kwargs):
        print("call")


class X(D):
    def __call__(self, *args):
        raise ValueError


class L(deque):
    def __iter__(self):
        return None


for f in (lambda: D(0)(D(1), D(2)), lambda: C(0)(D(1), D(2)),
          lambda: C(0)(D(1), k=D(2)), lambda: X(0)(D(1), D(2)),
          lambda: len(D(1), D(2)), lambda: max(D(1), D(2)),
          lambda: [].append(D(1), D(2)), lambda: [D(0)].append(D(1)),
          lambda: D(0).foo(D(1)), lambda: D(0)(*[D(1)], **{"a": D(2)}),
          lambda: C(0)(*[D(1)], **{"a": D(2)}), lambda: isinstance(D(1), D(2)),
          lambda: (lambda a, b: 0)(D(1), D(2)),
          lambda: (lambda a: 0)(D(1), D(2), D(3)),
          lambda: (lambda a, b, c: 0)(D(1), D(2)),
          lambda: (lambda a, *b: 0)(D(1), D(2), D(3), c=1),
          lambda: asyncio.gather(D(1), D(2), return_exception=D(3)),
          lambda: D(1) + D(2), lambda: D(1)[D(2)], lambda: D(1) < D(2)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)

print(itertools.count(1, True), itertools.count(True, True),
      itertools.count(1, 1.0), itertools.count(2.5, True))
for text in ("a,b,,c" * 60, "\u20ac" * 260, b"\x80" * 260, "'" * 260):
    try:
        int(text)
    except ValueError as e:
        print(len(str(e)), str(e)[-30:])
k = L([2])
print(k == L(), k != L(), k == k, k != k)

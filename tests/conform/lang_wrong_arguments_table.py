# Wrong argument counts and names, in functions, methods and classes.
import asyncio
import functools


def f(a, b=2, *args, c, d=4, **kw): pass
def g(a, /, b, *, c=1): pass
def h(): pass
async def co(x, y): pass
class C:
    def __init__(self, x): self.x = x
    def m(self, a): pass
    @classmethod
    def k(cls, a): pass
    @staticmethod
    def s(a, b): pass
class D(C): pass
class E: pass
lam = lambda x, *, y: x
part = functools.partial(g, 1)

tries = [lambda: f(),
         lambda: f(1),
         lambda: f(1, c=1, a=2),
         lambda: f(1, 2, 3, d=1),
         lambda: g(),
         lambda: g(1),
         lambda: g(a=1, b=2),
         lambda: g(1, 2, 3),
         lambda: g(1, 2, d=3),
         lambda: g(1, 2, a=3),
         lambda: h(1),
         lambda: h(1, 2),
         lambda: h(x=1),
         lambda: co(),
         lambda: co(1),
         lambda: co(1, 2, 3),
         lambda: co(1, z=3),
         lambda: C(),
         lambda: C(1, 2),
         lambda: C(y=1),
         lambda: C(1).m(),
         lambda: C(1).m(1, 2),
         lambda: C.m(1),
         lambda: C.m(C(1)),
         lambda: C.k(),
         lambda: C(1).k(1, 2),
         lambda: C.s(1),
         lambda: C(1).s(1, 2, 3),
         lambda: D(),
         lambda: D(1, z=2),
         lambda: E(1),
         lambda: E(x=1),
         lambda: lam(),
         lambda: lam(1),
         lambda: lam(1, 2),
         lambda: part(),
         lambda: part(1, 2, 3),
         lambda: part(b=1, e=2),
         lambda: f(1, *[2], **{'a': 1}, c=1),
         lambda: f(**{'c': 1}),
         lambda: g(1, b=2, **{'b': 3}),
         lambda: h(*[1]),
         lambda: h(**{'q': 1}),
         lambda: object(1),
         lambda: int(1, 2, 3),
         lambda: str(1, 2),
         lambda: list(1, 2),
         lambda: dict(1, 2),
         lambda: tuple(1, 2),
         lambda: set(1, 2),
         lambda: bool(1, 2),
         lambda: float(1, 2),
         lambda: range(1, 2, 3, 4),
         lambda: slice(),
         lambda: type(),
         lambda: type(1, 2),
         lambda: super(),
         lambda: isinstance(1),
         lambda: getattr(1),
         lambda: hasattr(1),
         lambda: print(1, x=2),
         lambda: sorted(),
         lambda: sorted([1], 2),
         lambda: sorted([1], reversed=True),
         lambda: zip(strict=1, x=2),
         lambda: map(),
         lambda: map(len),
         lambda: filter(len),
         lambda: enumerate([1], 2, 3),
         lambda: min(1, 2, default=3),
         lambda: pow(1),
         lambda: divmod(1),
         lambda: input(1, 2),
         lambda: iter(),
         lambda: next(),
         lambda: ord(),
         lambda: chr(),
         lambda: ''.join(),
         lambda: ''.split(1),
         lambda: ''.replace('a'),
         lambda: ''.strip(1),
         lambda: [].sort(1),
         lambda: [].insert(1),
         lambda: [].extend(1),
         lambda: {}.setdefault(),
         lambda: ''.format_map(),
         lambda: 'a'.startswith(1),
         lambda: ''.center(),
         lambda: ''.zfill(),
         lambda: Exception(x=1),
         lambda: ValueError(1, 2).args,
         lambda: KeyError.args(),
         lambda: asyncio.sleep(),
         lambda: asyncio.run(),
         lambda: asyncio.gather(1, loop=1),
         lambda: asyncio.Queue(1, 2),
         lambda: asyncio.wait_for(),
         lambda: asyncio.Lock(1)]
for src, fn in enumerate(tries):
    try:
        r = fn()
        if asyncio.iscoroutine(r):
            r.close()
        print(src, "fine", type(r).__name__)
    except Exception as e:
        print(f"{src:<4} {type(e).__name__}: {e}")


class Base:
    def __init__(self, *, size):
        self.size = size


class Child(Base):
    def __init__(self, size):
        super().__init__(size)


def make(n):
    return [Child(i) for i in range(n)]


make(2)

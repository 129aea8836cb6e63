# Wrong numbers of arguments to functions, methods, coroutines and asyncio's own.
import asyncio


def f(a, b, c=3): pass
def g(*, key, other=1): pass
def h(a, /, b, *args, c, **kw): return a, b, args, c, kw
async def co(x, y): return x + y


class K:
    def __init__(self, size): self.size = size
    def method(self, x): return x
    @classmethod
    def make(cls, n): return cls(n)
    @staticmethod
    def st(a): return a
    @property
    def p(self): return 1


async def main():
    k = K(1)
    calls = [lambda: f(), lambda: f(1), lambda: f(1, 2, 3, 4), lambda: f(1, 2, b=3), lambda: f(1, 2, d=4), lambda: g(), lambda: g(1), lambda: g(1, 2, key=1),
             lambda: h(1), lambda: h(a=1, b=2, c=3), lambda: h(1, 2, 3, c=4, d=5), lambda: h(1, 2), lambda: co(1), lambda: co(1, 2, 3), lambda: K(), lambda: K(1, 2),
             lambda: k.method(), lambda: k.method(1, 2), lambda: K.method(1), lambda: K.make(), lambda: K.st(), lambda: k.p(), lambda: k.metod(1),
             lambda: f(*[1, 2], **{"c": 1, "a": 2}), lambda: f(**{1: 2}), lambda: f(*5), lambda: f(**[1]), lambda: g(**{"key": 1}, **{"key": 2}),
             lambda: asyncio.sleep(), lambda: asyncio.create_task(), lambda: asyncio.Queue(1, 2, 3), lambda: asyncio.Event().set(1),
             lambda: (lambda x: x)(), lambda: object(1), lambda: int(1, 2, 3), lambda: len(), lambda: isinstance(1), lambda: asyncio.wait_for(asyncio.sleep(0)),
             lambda: asyncio.Semaphore(-1), lambda: asyncio.Lock(5), lambda: asyncio.gather(1), lambda: asyncio.timeout(), lambda: asyncio.TaskGroup(1)]
    for i, c in enumerate(calls):
        try:
            r = c()
            print(i, "->", r if not asyncio.iscoroutine(r) else (r.close(), "coroutine")[1])
        except Exception as e:
            print(i, type(e).__name__, e)
    await co(1)

asyncio.run(main())

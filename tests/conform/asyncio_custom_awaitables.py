# Things that can be awaited: __await__ with yields, futures wrapped, wrong ones.
import asyncio
import types


class Sleepy:
    def __init__(self, n):
        self.n = n

    def __await__(self):
        for i in range(self.n):
            print("turn", i)
            yield
        return self.n


class Wrapped:
    def __init__(self, fut):
        self.fut = fut

    def __await__(self):
        return (yield from self.fut.__await__()) * 2


class Twice:
    def __await__(self):
        return asyncio.sleep(1, "slept").__await__()


class Bad:
    def __await__(self):
        return 5


class Bad2:
    async def __await__(self):
        return 5


class YieldsNumber:
    def __await__(self):
        yield 42


class YieldsList:
    def __await__(self):
        try:
            yield [1]
        except RuntimeError as e:
            print("inside:", e)
            return "recovered"


@types.coroutine
def old_style(n):
    r = yield from asyncio.sleep(n, "old").__await__()
    return r


class Latch:
    def __init__(self):
        self.waiters = []

    def __await__(self):
        f = asyncio.get_running_loop().create_future()
        self.waiters.append(f)
        return (yield from f)

    def open(self, v):
        for w in self.waiters:
            w.set_result(v)


async def wait_latch(latch, n):
    print(n, "got", await latch)


async def main():
    print(await Sleepy(2), await Twice(), await old_style(1))
    f = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(1, f.set_result, 21)
    print(await Wrapped(f))
    latch = Latch()
    ts = [asyncio.create_task(wait_latch(latch, i)) for i in range(2)]
    await asyncio.sleep(0)
    latch.open("go")
    await asyncio.gather(*ts, Sleepy(1))
    for thing in (Bad(), Bad2(), YieldsNumber(), 5, [Sleepy(1)], print, Sleepy):
        try:
            print(await thing)
        except (TypeError, RuntimeError) as e:
            print(type(e).__name__, str(e).split(" at 0x")[0])
    print(await YieldsList())
    print(await asyncio.wait_for(Sleepy(1), 1), await asyncio.ensure_future(Twice()))
    try:
        asyncio.create_task(Sleepy(1))
    except TypeError as e:
        print(str(e).split(" at 0x")[0])
    print(*await asyncio.gather(Sleepy(0), Twice(), old_style(0)))
    f2 = asyncio.Future()
    try:
        f2.result()
    except asyncio.InvalidStateError as e:
        print(e)
    f2.set_result(1)
    try:
        f2.set_result(2)
    except asyncio.InvalidStateError as e:
        print(e)
    print(f2, await f2, f2.done(), f2.exception(), f2.cancel())
    await Bad()

asyncio.run(main())

# Async generators left in every way there is, one of them until the end.
import asyncio


async def feed(name, n=3):
    print(name, "opens")
    try:
        for i in range(n):
            yield i
            await asyncio.sleep(0.1)
    finally:
        print(name, "closing")
        await asyncio.sleep(0.2)
        print(name, "closed")


async def first(agen):
    async for x in agen:
        return x


async def main():
    print(await first(feed("a")))
    await asyncio.sleep(1)
    g = feed("b")
    print(await anext(g))
    await g.aclose()
    await g.aclose()
    print("b again", await anext(g, None))
    h = feed("c")
    try:
        async for x in h:
            if x == 1:
                raise KeyError(x)
    except KeyError as e:
        print("left with", e)
    await h.aclose()
    k = feed("d")
    await k.asend(None)
    try:
        await k.asend("value")
        await k.athrow(RuntimeError("stop"))
    except RuntimeError as e:
        print("thrown", e)
    m = feed("e")
    try:
        await m.asend(1)
    except TypeError as e:
        print(e)
    n = feed("never started")
    await n.aclose()
    kept = feed("kept")
    await anext(kept)
    globals()["kept"] = kept
    o = feed("o")
    await anext(o)
    1 / 0

try:
    asyncio.run(main())
finally:
    print("after run")

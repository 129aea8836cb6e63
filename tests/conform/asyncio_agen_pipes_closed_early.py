# Async generators piped into each other, and closed early.
import asyncio


async def ticks(n, every):
    try:
        for i in range(n):
            await asyncio.sleep(every)
            yield i
    except GeneratorExit:
        print("ticks: closed early")
        raise
    finally:
        print("ticks: finally")


async def squares(source):
    try:
        async for x in source:
            yield x * x
    finally:
        print("squares: finally")


async def batched(source, size):
    batch = []
    async for x in source:
        batch.append(x)
        if len(batch) == size:
            yield tuple(batch)
            batch.clear()
    if batch:
        yield tuple(batch)


async def main():
    loop = asyncio.get_running_loop()
    print([b async for b in batched(squares(ticks(7, 0.5)), 3)], loop.time())
    pipe = batched(squares(ticks(10, 0.25)), 2)
    async for b in pipe:
        print(b)
        if b[0] > 3:
            break
    await pipe.aclose()
    print("closed", loop.time())
    try:
        await pipe.__anext__()
    except StopAsyncIteration as e:
        print("stopped", repr(e))
    g = ticks(3, 1)
    print(await anext(g), await anext(g), await anext(g), await anext(g, "end"))
    g = ticks(3, 1)
    print(await anext(g))
    try:
        await g.athrow(KeyError("injected"))
    except KeyError as e:
        print("key error", e)
    print(await anext(g, "nothing"))
    late = ticks(5, 1)
    print(await anext(late))
    print("leaving main with one open")

asyncio.run(main())

# Async generators piped into each other, and what is closed when the last one stops early.
import asyncio


async def numbers(limit):
    try:
        for i in range(limit):
            await asyncio.sleep(0.1)
            yield i
    except GeneratorExit:
        print("numbers: GeneratorExit")
        raise
    finally:
        await asyncio.sleep(0)
        print("numbers: finally")


async def only(pred, source):
    try:
        async for x in source:
            if pred(x):
                yield x
    finally:
        print("only: finally")


async def pairs(source):
    last = None
    try:
        async for x in source:
            if last is not None:
                yield last, x
            last = x
    finally:
        print("pairs: finally")


async def take(n, source):
    if n <= 0:
        return
    async for x in source:
        yield x
        n -= 1
        if not n:
            break


async def main():
    src = numbers(20)
    flow = take(2, pairs(only(lambda x: x % 3 == 0, src)))
    async for a, b in flow:
        print(a, b)
    print("after loop")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    try:
        print(await anext(src))
    except StopAsyncIteration as e:
        print("stopped", e.args)
    except RuntimeError as e:
        print("runtime", e)
    print(await anext(src, "default"))
    await src.aclose()
    print([x async for x in only(bool, numbers(3))])
    print({x: y async for x, y in pairs(numbers(4)) if x})
    g = numbers(3)
    print(await anext(g), g.ag_running, g.ag_frame is None)
    try:
        print(await g.athrow(ValueError, "thrown in"))
    except ValueError as e:
        print("value", e)

asyncio.run(main())

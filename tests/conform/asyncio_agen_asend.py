# Async generators by hand: asend, athrow, aclose at every stage
import asyncio

async def echo():
    print("start")
    got = None
    try:
        while True:
            try:
                got = yield f"echo {got}"
                await asyncio.sleep(0)
            except ValueError as e:
                print("caught", e)
                got = "after error"
    finally:
        print("closing")
        await asyncio.sleep(0.5)
        print("closed")

async def main():
    g = echo()
    try:
        await g.asend("too early")
    except TypeError as e:
        print(e)
    print(await g.asend(None), await g.asend("a"), await anext(g))
    print(await g.athrow(ValueError("thrown")))
    print(await g.aclose(), await g.aclose())
    try:
        await anext(g)
    except StopAsyncIteration:
        print("over")
    print(await anext(g, "default"))
    g = echo()
    await g.aclose()
    print("closed before start")
    g = echo()
    await anext(g)
    try:
        await g.athrow(KeyError("out"))
    except KeyError as e:
        print("came out", e)
    async def stubborn():
        try:
            yield 1
        finally:
            yield 2
    s = stubborn()
    await anext(s)
    try:
        await s.aclose()
    except RuntimeError as e:
        print(e)
    print(type(s).__name__, s.__name__, hasattr(s, "ag_running"), s.ag_running)
    async def returns():
        yield 1
        return
        yield 2
    print([x async for x in returns()])
    async def stops():
        yield 1
        raise StopAsyncIteration
    try:
        print([x async for x in stops()])
    except RuntimeError as e:
        print(e, repr(e.__cause__))

asyncio.run(main())

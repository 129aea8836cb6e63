# AsyncExitStack, asynccontextmanager, aclosing, errors and cancellation inside
import asyncio
from contextlib import asynccontextmanager, AsyncExitStack, aclosing, suppress, nullcontext

@asynccontextmanager
async def resource(name, delay=1):
    await asyncio.sleep(delay)
    print("open", name)
    try:
        yield name
    finally:
        await asyncio.sleep(delay)
        print("close", name, asyncio.get_running_loop().time())

@asynccontextmanager
async def translator():
    try:
        yield
    except KeyError as e:
        raise ValueError("translated") from e

async def numbers():
    try:
        for i in range(5):
            yield i
    finally:
        print("numbers closed")

async def main():
    async with resource("a") as a, resource("b") as b:
        print(a, b)
    with suppress(ZeroDivisionError):
        async with resource("c"):
            1 / 0
    try:
        async with translator():
            raise KeyError("k")
    except ValueError as e:
        print(e, repr(e.__cause__))
    async with AsyncExitStack() as stack:
        names = [await stack.enter_async_context(resource(n, 0.5)) for n in "xyz"]
        stack.callback(print, "sync callback")
        async def bye(what): print("async callback", what)
        stack.push_async_callback(bye, "x")
        print(names)
    async with aclosing(numbers()) as ns:
        async for n in ns:
            if n == 2: break
    async with nullcontext("null") as n:
        print(n)
    async def held():
        async with resource("held"):
            await asyncio.sleep(100)
    t = asyncio.create_task(held())
    await asyncio.sleep(2)
    t.cancel()
    await asyncio.wait([t])
    print(t.cancelled())
    @resource("as decorator", 0)
    async def f(): print("inside f")
    await f()

asyncio.run(main())

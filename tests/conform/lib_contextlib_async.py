# asynccontextmanager, AsyncExitStack, aclosing
import asyncio
import contextlib
@contextlib.asynccontextmanager
async def conn(n):
    print("open", n)
    await asyncio.sleep(1)
    try:
        yield f"conn{n}"
    finally:
        await asyncio.sleep(1)
        print("close", n)
async def gen():
    try:
        for i in range(5): yield i
    finally:
        print("gen closed")
async def main():
    async with conn(1) as c, conn(2) as d:
        print(c, d)
    try:
        async with conn(3):
            raise KeyError("x")
    except KeyError as e:
        print("out", e)
    async with contextlib.AsyncExitStack() as st:
        cs = [await st.enter_async_context(conn(i)) for i in (4, 5)]
        st.push_async_callback(asyncio.sleep, 1)
        st.callback(print, "sync callback")
        print(cs)
    async with contextlib.aclosing(gen()) as g:
        async for x in g:
            print(x)
            if x == 1: break
    print(asyncio.get_running_loop().time())
asyncio.run(main())

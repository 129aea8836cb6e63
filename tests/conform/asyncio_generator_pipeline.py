# Async generators stacked: who runs when
import asyncio

async def source(n):
    for i in range(n):
        print("make", i)
        await asyncio.sleep(1)
        yield i

async def only_even(it):
    async for x in it:
        if x % 2 == 0:
            print("pass", x)
            yield x

async def times(it, k):
    async for x in it:
        yield x * k

async def main():
    async for v in times(only_even(source(5)), 10):
        print("out", v, asyncio.get_running_loop().time())

asyncio.run(main())

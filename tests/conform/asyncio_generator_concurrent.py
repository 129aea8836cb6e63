# Two tasks on one async generator: the second anext is refused
import asyncio

async def gen():
    for i in range(4):
        await asyncio.sleep(1)
        yield i

async def take(n, g):
    try:
        print(n, await g.__anext__())
    except RuntimeError as e:
        print(n, e)

async def main():
    g = gen()
    await asyncio.gather(take("a", g), take("b", g))
    await take("c", g)

asyncio.run(main())

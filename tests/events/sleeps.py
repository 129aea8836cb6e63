# Sleeps through an async generator, an object with __await__, and as a task.
import asyncio


class Nap:
    def __await__(self):
        yield from asyncio.sleep(0.5).__await__()


async def ticks():
    for i in range(2):
        await asyncio.sleep(1)
        yield i


async def main():
    async for i in ticks():
        print(i)
    await Nap()
    await asyncio.gather(asyncio.sleep(2), asyncio.sleep(0.25))

asyncio.run(main())

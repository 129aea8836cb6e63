# Who waits through an awaitable of its own, a generator, an anext() with a
# default, a lock of its own class
import asyncio


class Gentle:
    def __await__(self):
        yield from asyncio.sleep(0.1).__await__()
        return "gentle"


class Slow(asyncio.Lock):
    async def acquire(self):
        await asyncio.sleep(0.1)
        return await super().acquire()


async def numbers():
    await asyncio.sleep(0.1)
    yield 1


async def main():
    print(await Gentle(), await asyncio.ensure_future(Gentle()))
    print(await anext(numbers(), "none"))
    async with Slow():
        print("mine")


asyncio.run(main())

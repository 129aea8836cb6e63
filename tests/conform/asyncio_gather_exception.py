# The first exception comes out of gather at once; the others keep running
import asyncio

async def bad(n, delay):
    await asyncio.sleep(delay)
    print("raise", n)
    raise ValueError(f"bad {n}")

async def good(delay):
    await asyncio.sleep(delay)
    print("good after", delay)
    return delay

async def main():
    loop = asyncio.get_running_loop()
    try:
        await asyncio.gather(good(3), bad(1, 1), good(2), bad(2, 2))
    except ValueError as e:
        print("caught", e, "at", loop.time())
    await asyncio.sleep(5)
    print("over", loop.time())

asyncio.run(main())

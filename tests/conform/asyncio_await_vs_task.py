# Awaiting coroutines one by one is sequential; tasks overlap
import asyncio

async def say(d, w):
    await asyncio.sleep(d)
    print(w)

async def main():
    loop = asyncio.get_running_loop()
    t = loop.time()
    await say(1, "hello")
    await say(2, "world")
    print(f"{loop.time() - t:.1f}")
    t = loop.time()
    a = asyncio.create_task(say(1, "hello"))
    b = asyncio.create_task(say(2, "world"))
    await a
    await b
    print(f"{loop.time() - t:.1f}")

asyncio.run(main())

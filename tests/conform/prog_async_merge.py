# Merging asynchronous iterators by time, zipping them, taking from them
import asyncio
from contextlib import aclosing

async def ticks(name, every, n):
    for i in range(n):
        await asyncio.sleep(every)
        yield f"{name}{i}"

async def merge(*iterators):
    queue, done = asyncio.Queue(), object()
    async def drain(it):
        try:
            async for item in it:
                await queue.put(item)
        finally:
            await queue.put(done)
    tasks = [asyncio.create_task(drain(it)) for it in iterators]
    left = len(tasks)
    try:
        while left:
            item = await queue.get()
            if item is done:
                left -= 1
            else:
                yield item
    finally:
        for t in tasks:
            t.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

async def azip(*iterators):
    while True:
        try:
            yield tuple([await anext(it) for it in iterators])
        except StopAsyncIteration:
            return

async def take(n, it):
    async for item in it:
        yield item
        n -= 1
        if not n:
            break

async def main():
    now = asyncio.get_running_loop().time
    async for item in merge(ticks("a", 1, 4), ticks("b", 1.5, 3), ticks("c", 0.7, 2)):
        print(f"{now():.1f} {item}")
    print([pair async for pair in azip(ticks("x", 1, 2), ticks("y", 2, 5))], now())
    async with aclosing(merge(ticks("p", 1, 9), ticks("q", 1, 9))) as both:
        print([i async for i in take(3, both)], now())

asyncio.run(main())

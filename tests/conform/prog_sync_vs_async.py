# The same work one after the other, with gather, and with a blocking call in the middle
import asyncio
import time

def brew_sync(n):
    time.sleep(n)
    return f"tea {n}"

async def brew(n):
    await asyncio.sleep(n)
    return f"tea {n}"

async def brew_badly(n):
    time.sleep(n)
    return f"tea {n}"

def timed(label, f):
    start = time.perf_counter()
    result = f()
    print(f"{label:<10} {time.perf_counter() - start:.2f} s {result}")

async def one_by_one():
    return [await brew(n) for n in (1, 2, 3)]

async def together():
    return await asyncio.gather(*(brew(n) for n in (1, 2, 3)))

async def badly():
    return await asyncio.gather(*(brew_badly(n) for n in (1, 2, 3)))

async def mixed():
    return await asyncio.gather(brew(1), brew_badly(2), brew(1.5))

timed("sync", lambda: [brew_sync(n) for n in (1, 2, 3)])
for f in (one_by_one, together, badly, mixed):
    timed(f.__name__, lambda: asyncio.run(f()))

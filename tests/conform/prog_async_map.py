# Helpers students write: amap with a limit, race, with timeouts, batched, first successful
import asyncio
from itertools import islice

async def amap(f, items, limit):
    sem = asyncio.Semaphore(limit)
    async def one(x):
        async with sem:
            return await f(x)
    return await asyncio.gather(*map(one, items))

async def race(*coros):
    tasks = [asyncio.ensure_future(c) for c in coros]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for t in pending: t.cancel()
    await asyncio.gather(*pending, return_exceptions=True)
    return done.pop().result()

async def first_ok(*coros):
    errors = []
    for c in asyncio.as_completed([asyncio.create_task(c) for c in coros]):
        try: return await c
        except Exception as e: errors.append(e)
    raise ExceptionGroup("all failed", errors)

def batched(xs, n):
    it = iter(xs)
    while batch := list(islice(it, n)): yield batch

async def every(seconds, f, times):
    for i in range(times):
        f(i)
        await asyncio.sleep(seconds)

async def slow(x, fail=False):
    await asyncio.sleep(x)
    if fail: raise ValueError(x)
    return x * 10

async def agen_map(f, agen):
    async for x in agen: yield f(x)

async def arange(n, pause=0.1):
    for i in range(n):
        yield i
        await asyncio.sleep(pause)

async def main():
    now = asyncio.get_running_loop().time
    print(await amap(slow, [3, 1, 2, 1], 2), now())
    print(await race(slow(3), slow(1), slow(2)), now())
    print(await first_ok(slow(1, True), slow(2), slow(3)), now())
    try: await first_ok(slow(1, True), slow(2, True))
    except ExceptionGroup as e: print(e, e.exceptions)
    for b in batched(range(7), 3): print(await asyncio.gather(*map(slow, b)), now())
    await every(0.5, lambda i: print("every", i, now()), 3)
    print([x async for x in agen_map(lambda v: v * v, arange(4))], {i: i async for i in arange(2)}, sum([i async for i in arange(5) if i % 2]))
    await asyncio.sleep(5)
    print("end", now())

asyncio.run(main())

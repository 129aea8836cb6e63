import asyncio
async def worker(name, sem, results):
    async with sem:
        results.append(name)
        await asyncio.sleep(1)
        if name == 2: raise ValueError(name)
async def main():
    sem = asyncio.BoundedSemaphore(2)
    res = []
    ts = [asyncio.create_task(worker(i, sem, res)) for i in range(6)]
    await asyncio.sleep(.5)
    ts[3].cancel()
    print(await asyncio.gather(*ts, return_exceptions=True), res, asyncio.get_running_loop().time())
    cond = asyncio.Condition(); items = []
    async def consumer(n):
        async with cond:
            await cond.wait_for(lambda: items)
            print('consumer', n, items.pop(0))
    async def producer():
        for i in range(3):
            await asyncio.sleep(1)
            async with cond:
                items.append(i); cond.notify(1)
    await asyncio.gather(*(consumer(i) for i in range(3)), producer())
    lock = asyncio.Lock()
    async def crit(n):
        print('want', n)
        async with lock:
            print('in', n); await asyncio.sleep(0); await asyncio.sleep(0); print('out', n)
    await asyncio.gather(*(crit(i) for i in range(4)))
    async def holder():
        await lock.acquire()
        try: await asyncio.sleep(5)
        finally: lock.release()
    h = asyncio.create_task(holder()); await asyncio.sleep(0)
    try: await asyncio.wait_for(lock.acquire(), 1)
    except asyncio.TimeoutError: print('lock timeout', lock.locked())
    h.cancel()
    await asyncio.sleep(0.1); print(lock.locked())
    b = asyncio.Barrier(2)
    async with b as pos: print('never')
try:
    asyncio.run(asyncio.wait_for(main(), 1000))
except BaseException as e: print(repr(e))

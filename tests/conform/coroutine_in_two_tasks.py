# One coroutine in two tasks: both wait for the same future, the second one
# comes too late.
import asyncio


async def fetch():
    await asyncio.sleep(1)
    return 3


async def through(awaitable):
    return await awaitable


async def main():
    for make in (fetch, lambda: through(asyncio.Queue().get()),
                 lambda: through(asyncio.Event().wait()),
                 lambda: through(asyncio.get_running_loop().create_future())):
        coro = make()
        first = asyncio.create_task(coro, name="first")
        second = asyncio.create_task(coro, name="second")
        done, pending = await asyncio.wait({first, second}, timeout=2)
        print(sorted(t.get_name() for t in done),
              sorted(t.get_name() for t in pending))
        for t in (first, second):
            t.cancel()
        print(await asyncio.gather(first, second, return_exceptions=True))
    lock = asyncio.Lock()
    gate = asyncio.Semaphore(1)
    async with lock, gate:
        tasks = []
        for coro in (lock.acquire(), gate.acquire()):
            tasks += [asyncio.create_task(through(coro)) for _ in range(2)]
        await asyncio.sleep(0.1)
    print(await asyncio.gather(*tasks, return_exceptions=True))
    print(lock.locked(), gate.locked())
    coro = asyncio.Queue().join()
    await coro

asyncio.run(main())

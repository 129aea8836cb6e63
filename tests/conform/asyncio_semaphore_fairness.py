# Semaphores: order of waiters, cancelled waiters, release from elsewhere.
import asyncio


async def user(sem, name, hold, log):
    try:
        async with sem:
            log.append(("in", name, asyncio.get_running_loop().time()))
            await asyncio.sleep(hold)
        log.append(("out", name))
    except asyncio.CancelledError:
        log.append(("cancelled", name))
        raise


async def main():
    log = []
    sem = asyncio.Semaphore(2)
    ts = [asyncio.create_task(user(sem, n, h, log), name=n) for n, h in zip("abcdef", (1, 2, 1, 1, 1, 1))]
    await asyncio.sleep(0.5)
    ts[2].cancel()
    ts[3].cancel()
    await asyncio.sleep(0)
    print(sem.locked(), str(sem).split("[")[1])
    await asyncio.gather(*ts, return_exceptions=True)
    for entry in log:
        print(*entry)
    sem.release()
    print(str(sem).split("[")[1], await sem.acquire(), await sem.acquire(), await sem.acquire(), sem.locked())
    b = asyncio.BoundedSemaphore(1)
    await b.acquire()
    b.release()
    try:
        b.release()
    except ValueError as e:
        print(e)
    try:
        await asyncio.wait_for(sem.acquire(), 0.5)
    except TimeoutError:
        print("no permit")
    lock = asyncio.Lock()
    order = []
    async def locker(n):
        async with lock:
            order.append(n)
            await asyncio.sleep(0)
    await lock.acquire()
    ts = [asyncio.create_task(locker(i)) for i in range(4)]
    await asyncio.sleep(0)
    lock.release()
    sneaky = asyncio.create_task(locker("sneaky"))
    ts[0].cancel()
    await asyncio.gather(*ts, sneaky, return_exceptions=True)
    print(order, lock.locked(), str(lock).split("[")[1])
    ev = asyncio.Event()
    waiters = [asyncio.create_task(ev.wait()) for _ in range(3)]
    await asyncio.sleep(0)
    ev.set()
    ev.clear()
    print(await asyncio.gather(*waiters), ev.is_set())
    sem0 = asyncio.Semaphore(0)
    asyncio.get_running_loop().call_later(2, sem0.release)
    print(await sem0.acquire(), asyncio.get_running_loop().time())
    async with lock as x:
        print(x)
    lock.release()

asyncio.run(main())

# Which awaits give way to others and which do not.
import asyncio
import time


async def spinner(name, n, log):
    for _ in range(n):
        log.append(name)
        await asyncio.sleep(0)


async def hog(log):
    log.append("hog starts")
    time.sleep(2)
    log.append("hog ends")


async def timer(name, at, log):
    await asyncio.sleep(at)
    log.append(f"{name}@{asyncio.get_running_loop().time():g}")


async def main():
    log = []
    await asyncio.gather(spinner("a", 3, log), spinner("b", 2, log), hog(log), timer("t1", 1, log), timer("t0", 0, log), timer("t2", 2, log))
    print(log)
    log = []
    loop = asyncio.get_running_loop()
    now = loop.time()
    for i, d in enumerate((0.3, 0.1, 0.3, 0, -1, 0.1)):
        loop.call_at(now + d, log.append, (i, d))
    loop.call_soon(log.append, "soon")
    await asyncio.sleep(0.3)
    print(log)
    log = []

    async def spawn(depth):
        log.append(depth)
        if depth:
            asyncio.create_task(spawn(depth - 1))
            await asyncio.sleep(0)
            log.append(-depth)
    await spawn(3)
    for _ in range(5):
        await asyncio.sleep(0)
    print(log)
    log = []

    async def direct(n):
        log.append(("direct", n))
        return n
    t = asyncio.create_task(direct(1))
    await direct(2)
    log.append("between")
    await t
    print(log)
    log = []

    async def immediate():
        return 1

    async def chain(n):
        return n if n == 0 else 1 + await chain(n - 1)
    t = asyncio.create_task(spinner("x", 2, log))
    log.append(await immediate())
    log.append(await chain(50))
    fut = loop.create_future()
    fut.set_result("ready")
    log.append(await fut)
    lock = asyncio.Lock()
    async with lock:
        log.append("locked")
    q = asyncio.Queue()
    await q.put(1)
    log.append(await q.get())
    ev = asyncio.Event()
    ev.set()
    await ev.wait()
    log.append("none of these switched")
    await asyncio.gather()
    log.append("gather of nothing")
    await asyncio.wait_for(immediate(), None)
    log.append("wait_for None")
    await asyncio.wait_for(immediate(), 1)
    log.append("wait_for 1")
    await t
    print(log)
    for coro in (asyncio.sleep(0), asyncio.sleep(-5), asyncio.sleep(1e-9), asyncio.sleep(False)):
        before = loop.time()
        await coro
        print(loop.time() - before < 1e-6)
    await 5

asyncio.run(main())

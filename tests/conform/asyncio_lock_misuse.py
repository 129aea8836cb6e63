# Lock: release when not held, repr, with instead of async with
import asyncio

async def main():
    lock = asyncio.Lock()
    try:
        lock.release()
    except RuntimeError as e:
        print(e)
    try:
        with lock:
            pass
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
    for make in (asyncio.Event, asyncio.Condition, asyncio.Semaphore, asyncio.Lock, lambda: asyncio.Barrier(2)):
        print(str(make()).split(" at ")[0], str(make()).split("[")[-1])
    async with lock as got:
        print(got, lock.locked(), str(lock).split("[")[-1])
        t = asyncio.create_task(lock.acquire())
        await asyncio.sleep(0)
        print(str(lock).split("[")[-1])
        t.cancel()
    sem = asyncio.Semaphore(3)
    async with sem:
        print(str(sem).split("[")[-1])
    ev = asyncio.Event()
    t = asyncio.create_task(ev.wait())
    await asyncio.sleep(0)
    print(str(ev).split("[")[-1], ev.is_set())
    ev.set()
    print(str(ev).split("[")[-1], await t, await ev.wait())
    b = asyncio.Barrier(2)
    t = asyncio.create_task(b.wait())
    await asyncio.sleep(0)
    print(str(b).split("[")[-1])
    await b.wait()

asyncio.run(main())

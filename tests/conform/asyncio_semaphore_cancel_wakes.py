# A waiter cancelled after it was woken passes its turn on
import asyncio

async def user(name, sem):
    print(name, "wants")
    async with sem:
        print(name, "has")
        await asyncio.sleep(1)
    print(name, "gave back")

async def main():
    sem = asyncio.Semaphore(1)
    tasks = [asyncio.create_task(user(n, sem), name=n) for n in "abcd"]
    await asyncio.sleep(0.5)
    tasks[1].cancel()
    await asyncio.sleep(0.5)
    await asyncio.sleep(0)
    tasks[2].cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    print([type(r).__name__ for r in results], sem.locked())
    lock = asyncio.Lock()
    await lock.acquire()
    t1 = asyncio.create_task(lock.acquire())
    t2 = asyncio.create_task(lock.acquire())
    await asyncio.sleep(0)
    lock.release()
    t1.cancel()
    print(await asyncio.gather(t1, t2, return_exceptions=True), lock.locked())

asyncio.run(main())

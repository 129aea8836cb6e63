# notify(n) wakes n waiters in order; they take the lock one by one
import asyncio

async def waiter(i, cond):
    async with cond:
        await cond.wait()
        print("woke", i)
        await asyncio.sleep(1)
        print("leaves", i, asyncio.get_running_loop().time())

async def main():
    cond = asyncio.Condition()
    tasks = [asyncio.create_task(waiter(i, cond)) for i in range(5)]
    await asyncio.sleep(0)
    async with cond:
        cond.notify(2)
        print("notified two, still locked", cond.locked())
        await asyncio.sleep(1)
    await asyncio.sleep(5)
    tasks[2].cancel()
    async with cond:
        cond.notify()
    await asyncio.sleep(5)
    async with cond:
        cond.notify(10)
    print(await asyncio.gather(*tasks, return_exceptions=True))

asyncio.run(main())

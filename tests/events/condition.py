# A condition: notify wakes one, notify_all the other; each takes the lock again.
import asyncio

ready = False

async def consumer(n, cond):
    async with cond:
        await cond.wait_for(lambda: ready)
        print(n, "goes on")

async def main():
    global ready
    cond = asyncio.Condition()
    tasks = [asyncio.create_task(consumer(n, cond)) for n in (1, 2)]
    await asyncio.sleep(1)
    async with cond:
        ready = True
        cond.notify(1)
    await asyncio.sleep(1)
    async with cond:
        cond.notify_all()
    for t in tasks:
        await t

asyncio.run(main())

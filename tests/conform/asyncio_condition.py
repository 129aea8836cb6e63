# Condition: wait, notify, notify_all, wait_for
import asyncio

async def waiter(n, cond):
    async with cond:
        print(n, "waits")
        await cond.wait()
        print(n, "woke", cond.locked())

async def main():
    cond = asyncio.Condition()
    ts = [asyncio.create_task(waiter(i, cond)) for i in range(4)]
    await asyncio.sleep(1)
    async with cond:
        cond.notify(1)
        print("notified one")
    await asyncio.sleep(1)
    async with cond:
        cond.notify_all()
    await asyncio.gather(*ts)
    box = []

    async def filler():
        for i in range(3):
            await asyncio.sleep(1)
            async with cond:
                box.append(i)
                cond.notify()
    f = asyncio.create_task(filler())
    async with cond:
        print(await cond.wait_for(lambda: len(box) >= 2), box)
    await f
    try:
        cond.notify()
    except RuntimeError as e:
        print(e)

asyncio.run(main())

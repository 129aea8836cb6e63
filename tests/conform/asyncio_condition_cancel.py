# A cancelled wait takes the lock again before it leaves
import asyncio

async def waiter(cond):
    async with cond:
        try:
            await cond.wait()
        except asyncio.CancelledError:
            print("cancelled, locked:", cond.locked())
            raise

async def main():
    cond = asyncio.Condition()
    t = asyncio.create_task(waiter(cond))
    await asyncio.sleep(1)
    async with cond:
        t.cancel()
        await asyncio.sleep(1)
        print("main lets go", t.done())
    print(await asyncio.gather(t, return_exceptions=True), cond.locked())
    try:
        await cond.wait()
    except RuntimeError as e:
        print(e)

asyncio.run(main())

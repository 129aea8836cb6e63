# Two cancels in one pass give one CancelledError
import asyncio

async def job():
    n = 0
    for _ in range(3):
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError as e:
            n += 1
            print("got", e.args)
    return n

async def main():
    t = asyncio.create_task(job())
    await asyncio.sleep(0.5)
    print(t.cancel("a"), t.cancel("b"), t.cancelling())
    print(await t)
    print(t.uncancel(), t.uncancel(), t.uncancel())

asyncio.run(main())

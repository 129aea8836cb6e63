# A task that swallows CancelledError goes on and ends normally
import asyncio

async def stubborn():
    for i in range(3):
        try:
            await asyncio.sleep(10)
            print("slept", i)
        except asyncio.CancelledError as e:
            print("ignored", i, e.args)
    return "finished"

async def main():
    t = asyncio.create_task(stubborn())
    await asyncio.sleep(1)
    t.cancel("first")
    await asyncio.sleep(1)
    t.cancel("second")
    print(await t, t.cancelled(), t.cancelling())
    print(asyncio.get_running_loop().time())

asyncio.run(main())

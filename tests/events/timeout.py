# timeout() moved and expired, timeout_at() left in time, wait_for() both ways.
import asyncio

async def slow():
    await asyncio.sleep(10)

async def main():
    try:
        async with asyncio.timeout(2) as t:
            t.reschedule(3)
            await slow()
    except TimeoutError:
        print("too late")
    try:
        await asyncio.wait_for(slow(), timeout=1)
    except asyncio.TimeoutError:
        print("wait_for gave up")
    async with asyncio.timeout_at(asyncio.get_running_loop().time() + 5):
        await asyncio.sleep(1)
    print(await asyncio.wait_for(asyncio.sleep(0.5, "x"), 3))

asyncio.run(main())

# A deadline that is no number is due at once.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    await asyncio.sleep(float("nan"))
    print("slept", loop.time())
    try:
        async with asyncio.timeout(float("nan")):
            await asyncio.sleep(1)
    except TimeoutError:
        print("timeout", loop.time())
    try:
        await asyncio.wait_for(asyncio.sleep(1), float("nan"))
    except TimeoutError:
        print("wait_for", loop.time())
    loop.call_later(float("nan"), print, "called")
    await asyncio.sleep(0)
    await asyncio.sleep(0.5)
    print(loop.time())

asyncio.run(main())

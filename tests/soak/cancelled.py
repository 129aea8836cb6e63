# Tasks cancelled before they start, while they wait, and while they clean up.
import asyncio


async def wait(seconds):
    try:
        await asyncio.sleep(seconds)
    finally:
        await asyncio.sleep(1)


async def main():
    while True:
        fresh = asyncio.create_task(wait(10))
        fresh.cancel()
        waiting = asyncio.create_task(wait(100))
        await asyncio.sleep(0)
        waiting.cancel("enough")
        await asyncio.sleep(0.5)
        waiting.cancel("once more")
        await asyncio.wait([fresh, waiting])
        far = asyncio.get_running_loop().call_later(10**6, print, "never")
        far.cancel()


asyncio.run(main())

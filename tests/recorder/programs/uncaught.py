# An exception that nobody catches, out of a task.
import asyncio


async def fail():
    await asyncio.sleep(0.001)
    raise ValueError("nobody caught this")


async def main():
    await asyncio.gather(fail(), asyncio.sleep(1))


asyncio.run(main())

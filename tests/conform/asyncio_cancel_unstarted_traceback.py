# A task cancelled before its first step has its def line in the traceback.
import asyncio
import traceback


async def never(name):
    print("never printed")


async def main():
    task = asyncio.create_task(never("a"))
    task.cancel("early")
    try:
        await task
    except asyncio.CancelledError:
        traceback.print_exc()
    task = asyncio.create_task(never("b"))
    task.cancel()
    await task


asyncio.run(main())

# What fails or is cancelled elsewhere is raised where it is awaited
import asyncio


async def bad():
    await asyncio.sleep(1)
    raise ValueError("x")


async def slow():
    await asyncio.sleep(2)
    print("slow is done")


async def main():
    try:
        await asyncio.gather(bad(), slow())
    except ValueError as e:
        print("gather:", e)
    task = asyncio.create_task(bad())
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled")
    await asyncio.sleep(2)


asyncio.run(main())

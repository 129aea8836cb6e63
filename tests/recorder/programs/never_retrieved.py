# What asyncio logs and warns of: an exception that nobody looked at, a
# coroutine that was never awaited, a task that is dropped.
import asyncio


async def fail():
    raise ValueError("unseen")


async def main():
    task = asyncio.create_task(fail())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del task
    fail()


asyncio.run(main())

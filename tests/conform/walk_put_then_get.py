"""A turn in which a task puts first and takes then."""
import asyncio


async def worker(queue):
    number = await queue.get()
    await asyncio.sleep(1)
    queue.put_nowait(number + 1)
    number = await queue.get()
    await asyncio.sleep(1)
    print("has", number)


async def main():
    queue = asyncio.Queue()
    queue.put_nowait(1)
    await worker(queue)


asyncio.run(main())

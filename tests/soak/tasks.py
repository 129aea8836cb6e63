# Tasks made, awaited and dropped, some of them never looked at again.
import asyncio


async def work(n):
    await asyncio.sleep(0)
    return [n] * 10


async def main():
    n = 0
    while True:
        tasks = [asyncio.create_task(work(n + i)) for i in range(20)]
        n += len(tasks)
        await tasks[0]
        await asyncio.sleep(0.5)


asyncio.run(main())

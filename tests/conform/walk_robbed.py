# A task that was woken for an item finds that another was faster: it waits again.
import asyncio


async def patient(q):
    print("patient got", await q.get())


async def quick(q):
    print("quick got", await q.get())


async def main():
    q = asyncio.Queue()
    waits = asyncio.create_task(patient(q))
    await asyncio.sleep(0)
    takes = asyncio.create_task(quick(q))
    q.put_nowait("first")
    await takes
    q.put_nowait("second")
    await waits


asyncio.run(main())

# A coroutine that is never awaited goes in asyncio's own code: which file and
# line is said.
import asyncio


async def work1():
    await asyncio.wait(asyncio.sleep(1))


async def work2():
    task = asyncio.create_task(work1())
    await asyncio.wait([task])


async def main():
    await asyncio.wait_for(work2(), None)


loop = asyncio.new_event_loop()
loop.run_until_complete(main())

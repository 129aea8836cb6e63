# A cancelled waiter of a Condition can't get the lock back: a deadlock.
# stderr: any
import asyncio


async def taker(condition):
    await condition.acquire()
    print("taker has the lock and keeps it")


async def main():
    loop = asyncio.get_running_loop()
    condition = asyncio.Condition()
    asyncio.create_task(taker(condition))
    loop.call_later(0.2, asyncio.current_task().cancel)
    async with condition:
        print("main waits")
        await condition.wait_for(lambda: False)


asyncio.run(main())

# Where a coroutine that was never awaited is said to have been dropped: the line
# that runs, or asyncio's own code when the task has just ended or was collected.
import asyncio


async def lost(n):
    return n


async def dropped_at_once():
    lost(1)
    await asyncio.sleep(0)


async def dropped_at_return():
    kept = lost(2)
    return 1 if kept else 2


def callback(coro):
    print("callback")


async def main():
    await dropped_at_once()
    await asyncio.create_task(dropped_at_return())
    asyncio.get_running_loop().call_soon(callback, lost(3))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("end")


asyncio.run(main())

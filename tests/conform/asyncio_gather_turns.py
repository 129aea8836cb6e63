# How many passes gather needs beside plain awaits
import asyncio

async def clock(n):
    for i in range(n):
        print("pass", i)
        await asyncio.sleep(0)

async def nothing(x):
    print("nothing", x)
    return x

async def main():
    c = asyncio.create_task(clock(12))
    await nothing(0)
    print("direct")
    await asyncio.create_task(nothing(1))
    print("task")
    await asyncio.gather(nothing(2), nothing(3))
    print("gather")
    await asyncio.wait([asyncio.create_task(nothing(4))])
    print("wait")
    await asyncio.wait_for(nothing(5), 1)
    print("wait_for")
    await asyncio.shield(nothing(6))
    print("shield")
    async with asyncio.TaskGroup() as tg:
        tg.create_task(nothing(7))
    print("group")
    await c

asyncio.run(main())

# Task groups: one whose tasks all end well, one that a failure aborts.
import asyncio

async def ok(n):
    await asyncio.sleep(n)
    return n

async def bad():
    await asyncio.sleep(1)
    raise ValueError("no")

async def main():
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(ok(1))
        b = tg.create_task(ok(2))
    print(a.result(), b.result())
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(ok(5))
            tg.create_task(bad())
    except* ValueError as e:
        print(e.exceptions)

asyncio.run(main())

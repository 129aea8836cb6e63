# A cancel from outside beats the errors inside, and nested groups unwind from within
import asyncio

async def sleeper(name, n):
    try:
        await asyncio.sleep(n)
        print(name, "finished")
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise

async def nested():
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(sleeper("outer-1", 3))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(sleeper("inner-1", 2))
                inner.create_task(sleeper("inner-2", 4))
            print("inner left")
        print("outer left")
    except asyncio.CancelledError as e:
        print("nested cancelled", e.args)
        raise

async def fails_when_cancelled():
    try:
        await asyncio.sleep(9)
    finally:
        raise ValueError("in clean-up")

async def mixed():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(fails_when_cancelled())

async def main():
    t = asyncio.create_task(nested())
    await asyncio.sleep(2.5)
    t.cancel("enough")
    print(await asyncio.gather(t, return_exceptions=True))
    t = asyncio.create_task(mixed())
    await asyncio.sleep(1)
    t.cancel()
    print(await asyncio.gather(t, return_exceptions=True))
    try:
        async with asyncio.timeout(1):
            async with asyncio.TaskGroup() as tg:
                tg.create_task(sleeper("slow", 5))
    except TimeoutError:
        print("timeout around a group")

asyncio.run(main())

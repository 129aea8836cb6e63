# An error inside shield, and a shielded task that outlives its waiter
import asyncio

async def bad():
    await asyncio.sleep(1)
    raise ValueError("inner")

async def log():
    await asyncio.sleep(3)
    print("log written")

async def handler():
    try:
        await asyncio.sleep(1)
    finally:
        await asyncio.shield(log())

async def main():
    try:
        await asyncio.shield(bad())
    except ValueError as e:
        print("got", e)
    t = asyncio.create_task(handler())
    await asyncio.sleep(0.5)
    t.cancel()
    await asyncio.sleep(0.5)
    t.cancel()
    print(await asyncio.gather(t, return_exceptions=True))
    await asyncio.sleep(5)

asyncio.run(main())

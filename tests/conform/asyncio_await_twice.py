# A coroutine can be awaited once only
import asyncio

async def f():
    await asyncio.sleep(0)
    return 5

async def main():
    c = f()
    print(await c)
    try:
        await c
    except RuntimeError as e:
        print(e)
    t = asyncio.ensure_future(f())
    print(await t, await t)

asyncio.run(main())

# Groups inside groups: an error goes outward level by level
import asyncio

async def f(n, bad=False):
    try:
        await asyncio.sleep(n)
        if bad:
            raise ValueError(n)
        print("ok", n)
    except asyncio.CancelledError:
        print("cancelled", n)
        raise

async def inner():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(f(2, True))
        tg.create_task(f(3))

async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(inner())
            tg.create_task(f(1))
            tg.create_task(f(4))
    except ExceptionGroup as eg:
        print(repr(eg))
        inner_eg = eg.exceptions[0]
        print(inner_eg.message, inner_eg.exceptions)

asyncio.run(main())

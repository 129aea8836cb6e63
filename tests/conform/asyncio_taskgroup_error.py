# One failing task cancels its siblings and the body; an ExceptionGroup comes out
import asyncio

async def ok(n):
    try:
        await asyncio.sleep(n)
        print("ok", n)
    except asyncio.CancelledError:
        print("cancelled", n)
        raise

async def bad(n, exc):
    await asyncio.sleep(n)
    raise exc

async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(ok(1))
            tg.create_task(ok(5))
            tg.create_task(bad(2, ValueError("v")))
            tg.create_task(bad(2, KeyError("k")))
            try:
                await asyncio.sleep(10)
            finally:
                print("body leaves", asyncio.get_running_loop().time())
    except* ValueError as eg:
        print("values", eg.exceptions)
    except* KeyError as eg:
        print("keys", eg.exceptions, eg)

asyncio.run(main())

# Raising another exception while being cancelled: context is the CancelledError
import asyncio

async def job():
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        raise RuntimeError("went wrong while closing")

async def main():
    t = asyncio.create_task(job())
    await asyncio.sleep(0)
    t.cancel("please")
    try:
        await t
    except RuntimeError as e:
        print(repr(e), repr(e.__context__), e.__cause__)
    print(t.cancelled(), repr(t.exception()))

asyncio.run(main())

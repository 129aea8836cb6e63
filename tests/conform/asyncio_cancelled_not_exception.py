# except Exception doesn't catch CancelledError; a bare except does
import asyncio

async def careful():
    try:
        await asyncio.sleep(10)
    except Exception as e:
        print("never", e)

async def careless():
    try:
        await asyncio.sleep(10)
    except:
        print("swallowed")
    return "alive"

async def main():
    a, b = asyncio.create_task(careful()), asyncio.create_task(careless())
    await asyncio.sleep(1)
    a.cancel(); b.cancel()
    print(await asyncio.gather(a, b, return_exceptions=True), a.cancelled(), b.cancelled())
    print(issubclass(asyncio.CancelledError, Exception), issubclass(asyncio.CancelledError, BaseException))

asyncio.run(main())

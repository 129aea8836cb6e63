# An exception in the thread is raised where to_thread is awaited
import asyncio
import time

def fail(seconds, error):
    time.sleep(seconds)
    raise error

async def main():
    try:
        await asyncio.to_thread(fail, 0.1, ValueError("from the thread"))
    except ValueError as e:
        print("caught", e)
    results = await asyncio.gather(
        asyncio.to_thread(fail, 0.2, KeyError("k")),
        asyncio.to_thread(str.upper, "fine"),
        return_exceptions=True)
    print(results)
    await asyncio.to_thread(fail, 0.1, ZeroDivisionError("not caught"))

asyncio.run(main())

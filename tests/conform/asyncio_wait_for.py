# wait_for cancels what takes too long
import asyncio

async def slow(n):
    try:
        await asyncio.sleep(n)
        print("slow done", n)
        return n
    except asyncio.CancelledError:
        print("slow cancelled", n)
        raise

async def main():
    loop = asyncio.get_running_loop()
    print(await asyncio.wait_for(slow(1), timeout=2))
    try:
        await asyncio.wait_for(slow(3), timeout=1)
    except asyncio.TimeoutError as e:
        print(repr(e), loop.time(), asyncio.TimeoutError is TimeoutError)
    print(await asyncio.wait_for(slow(4), None))
    try:
        await asyncio.wait_for(slow(1), 0)
    except TimeoutError:
        print("at once", loop.time())

asyncio.run(main())

# A cancelled waiter leaves the queue of a lock
import asyncio

async def user(n, lock):
    try:
        async with lock:
            print(n, "in")
            await asyncio.sleep(1)
            print(n, "out")
    except asyncio.CancelledError:
        print(n, "cancelled", lock.locked())
        raise

async def main():
    lock = asyncio.Lock()
    ts = [asyncio.create_task(user(i, lock)) for i in range(4)]
    await asyncio.sleep(0.5)
    ts[1].cancel()
    await asyncio.sleep(0.6)
    ts[2].cancel()
    print(await asyncio.gather(*ts, return_exceptions=True))
    print(lock.locked())

asyncio.run(main())

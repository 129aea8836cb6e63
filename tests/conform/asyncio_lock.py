# A Lock lets one in at a time, in the order of arrival
import asyncio

async def user(n, lock):
    print(n, "wants", lock.locked())
    async with lock:
        print(n, "has")
        await asyncio.sleep(1)
    print(n, "released")

async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*(user(i, lock) for i in range(3)))
    print(lock.locked())
    await lock.acquire()
    lock.release()
    try:
        lock.release()
    except RuntimeError as e:
        print(e)

asyncio.run(main())

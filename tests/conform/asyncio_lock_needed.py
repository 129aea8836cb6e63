# A read, an await and a write: lost updates without a lock
import asyncio

total = 0

async def unsafe():
    global total
    old = total
    await asyncio.sleep(0)
    total = old + 1

async def safe(lock):
    global total
    async with lock:
        old = total
        await asyncio.sleep(0)
        total = old + 1

async def main():
    global total
    await asyncio.gather(*(unsafe() for _ in range(10)))
    print("unsafe", total)
    total = 0
    lock = asyncio.Lock()
    await asyncio.gather(*(safe(lock) for _ in range(10)))
    print("safe", total)

asyncio.run(main())

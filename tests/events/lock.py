# A lock: one has it, two wait in line.
import asyncio

async def worker(name, lock):
    async with lock:
        print(name, "has the lock")
        await asyncio.sleep(1)

async def main():
    lock = asyncio.Lock()
    await asyncio.gather(worker("a", lock), worker("b", lock), worker("c", lock))

asyncio.run(main())

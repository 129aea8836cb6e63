# A lock released and taken again at once: whoever waits goes first
import asyncio

async def greedy(lock):
    for i in range(3):
        async with lock:
            print("greedy", i)
            await asyncio.sleep(1)

async def patient(lock):
    await asyncio.sleep(0.5)
    async with lock:
        print("patient")

async def main():
    lock = asyncio.Lock()
    await asyncio.gather(greedy(lock), patient(lock), patient(lock))

asyncio.run(main())

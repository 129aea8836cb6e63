# time.sleep in a task holds up everybody
import asyncio
import time

async def rude():
    print(f"{time.perf_counter():.1f} rude starts")
    time.sleep(3)
    print(f"{time.perf_counter():.1f} rude ends")

async def polite(n):
    for i in range(3):
        await asyncio.sleep(1)
        print(f"{time.perf_counter():.1f} polite {n} {i}")

async def main():
    await asyncio.gather(polite("a"), rude(), polite("b"))

asyncio.run(main())

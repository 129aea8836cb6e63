# asyncio.to_thread: blocking functions side by side, while the loop goes on
import asyncio
import time

def blocking(n):
    print(f"{time.perf_counter():.1f} blocking {n} begins")
    time.sleep(n / 10)
    print(f"{time.perf_counter():.1f} blocking {n} ends")
    return n

async def ticker():
    for _ in range(3):
        await asyncio.sleep(0.15)
        print("tick")

async def main():
    results = await asyncio.gather(
        asyncio.to_thread(blocking, 4), asyncio.to_thread(blocking, 2), ticker())
    print(results, f"{time.perf_counter():.1f}")

asyncio.run(main())

# time.sleep in a coroutine stops the loop; in a thread it doesn't
import asyncio
import time

async def clock():
    for i in range(3):
        print(f"{time.perf_counter():.2f} clock {i}")
        await asyncio.sleep(0.1)

async def wrong():
    time.sleep(0.4)
    print(f"{time.perf_counter():.2f} wrong is done")

async def right():
    await asyncio.to_thread(time.sleep, 0.4)
    print(f"{time.perf_counter():.2f} right is done")

async def main():
    for job in (wrong, right):
        start = time.perf_counter()
        await asyncio.gather(clock(), job())
        print(f"{job.__name__}: {time.perf_counter() - start:.2f} seconds")

asyncio.run(main())

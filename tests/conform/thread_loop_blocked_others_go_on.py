# While a coroutine blocks the loop, other threads go on
import asyncio
import threading
import time

def beat():
    for i in range(5):
        time.sleep(0.1)
        print(f"{time.perf_counter():.1f} thread beat {i}")

async def task():
    for i in range(2):
        await asyncio.sleep(0.12)
        print(f"{time.perf_counter():.2f} task {i}")

async def main():
    t = asyncio.create_task(task())
    await asyncio.sleep(0.15)
    print("blocking")
    time.sleep(0.25)
    print("no more")
    await t

threading.Thread(target=beat).start()
asyncio.run(main())

# run_in_executor with processes beside the loop's own tasks; cancelling
import asyncio
import os
import threading
import time
from concurrent.futures import ProcessPoolExecutor

def work(n):
    time.sleep(n)
    return n, os.getpid() != parent

parent = os.getpid()

async def tick():
    while True:
        print("tick", f"{time.monotonic():.1f}")
        await asyncio.sleep(0.5)

async def main():
    loop = asyncio.get_running_loop()
    ticker = asyncio.create_task(tick())
    with ProcessPoolExecutor(2) as pool:
        jobs = [loop.run_in_executor(pool, work, n) for n in (1.2, 0.7, 0.4)]
        print(await asyncio.gather(*jobs))
        try:
            await asyncio.wait_for(loop.run_in_executor(pool, work, 2), 0.6)
        except TimeoutError:
            print("timeout", f"{time.monotonic():.1f}")
        ticker.cancel()
    print(f"{time.monotonic():.1f}")

if __name__ == "__main__":
    asyncio.run(main())
    print(threading.Thread().name)

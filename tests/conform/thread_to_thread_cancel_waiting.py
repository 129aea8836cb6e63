# A job that no worker has taken yet is really cancelled
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

def work(n):
    print("work", n)
    time.sleep(0.3)
    return n

async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(1) as pool:
        first = loop.run_in_executor(pool, work, 1)
        second = loop.run_in_executor(pool, work, 2)
        await asyncio.sleep(0.1)
        print(second.cancel(), second.cancelled())
        print(await first)
        try:
            await second
        except asyncio.CancelledError:
            print("second never ran")

asyncio.run(main())

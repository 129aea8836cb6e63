# run_in_executor with a pool of one's own: its size limits how many run at once
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

def work(n):
    time.sleep(0.2)
    return n

async def main():
    loop = asyncio.get_running_loop()
    for workers in (1, 2, 4):
        start = time.perf_counter()
        with ThreadPoolExecutor(workers) as pool:
            jobs = [loop.run_in_executor(pool, work, n) for n in range(4)]
            results = await asyncio.gather(*jobs)
        print(workers, results, f"{time.perf_counter() - start:.2f}")

asyncio.run(main())

# run_in_executor with processes: the loop goes on while they work
import asyncio
import multiprocessing
import time
from concurrent.futures import ProcessPoolExecutor

def crunch(n):
    time.sleep(n / 10)
    return n, multiprocessing.current_process().name != "MainProcess"

async def tick():
    for i in range(3):
        await asyncio.sleep(0.1)
        print("tick", i)

async def main():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(2) as pool:
        results = await asyncio.gather(
            tick(), *(loop.run_in_executor(pool, crunch, n) for n in (4, 2)))
    print(results)

if __name__ == "__main__":
    asyncio.run(main())

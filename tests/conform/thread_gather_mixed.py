# gather over a coroutine, a thread and a future of a pool
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

def blocking(n):
    time.sleep(n)
    return f"blocking {n}"

async def pure(n):
    await asyncio.sleep(n)
    return f"pure {n}"

async def main():
    with ThreadPoolExecutor() as pool:
        future = pool.submit(blocking, 0.2)
        results = await asyncio.gather(
            pure(0.3), asyncio.to_thread(blocking, 0.1), asyncio.wrap_future(future))
    for r in results:
        print(r)
    print(f"{time.perf_counter():.1f}")

asyncio.run(main())

# Cancelling what awaits a thread: a running job goes on, a waiting one never starts
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

def job(n):
    print("job", n, "starts")
    time.sleep(1)
    print("job", n, "ends")
    return n

async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(1) as pool:
        futures = [loop.run_in_executor(pool, job, n) for n in range(3)]
        await asyncio.sleep(0.5)
        futures[0].cancel()
        futures[1].cancel()
        print(await asyncio.gather(*futures, return_exceptions=True))
        print(f"{loop.time():.2f}")
    try:
        await asyncio.wait_for(asyncio.to_thread(job, 9), 0.25)
    except TimeoutError as e:
        print("timeout", f"{loop.time():.2f}")

asyncio.run(main())
print(f"{time.monotonic():.2f}")

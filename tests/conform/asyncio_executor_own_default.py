# set_default_executor, and what asyncio.run does with it at the end
import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor

def job(n):
    time.sleep(n)
    print("job", n, threading.current_thread().name)
    return n

async def main():
    loop = asyncio.get_running_loop()
    try:
        loop.set_default_executor(3)
    except TypeError as e:
        print(e)
    loop.set_default_executor(ThreadPoolExecutor(1, "mine"))
    print(await loop.run_in_executor(None, job, 1))
    loop.run_in_executor(None, job, 2)
    loop.run_in_executor(None, job, 3)
    await loop.shutdown_default_executor()
    print(f"{loop.time():.2f}")
    try:
        loop.run_in_executor(None, job, 1)
    except RuntimeError as e:
        print(e)

asyncio.run(main())
print(threading.active_count())

async def leaves_jobs():
    asyncio.get_running_loop().run_in_executor(None, job, 4)
    print("main is done")

asyncio.run(leaves_jobs())
print(f"{time.monotonic():.2f}")

# The same work in sequence, in threads and with asyncio
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

PAGES = 5

def fetch(n):
    time.sleep(0.2)
    return n * n

async def fetch_async(n):
    await asyncio.sleep(0.2)
    return n * n

def sequence():
    return [fetch(n) for n in range(PAGES)]

def threads():
    with ThreadPoolExecutor(max_workers=3) as pool:
        return list(pool.map(fetch, range(PAGES)))

async def gathered():
    return await asyncio.gather(*(fetch_async(n) for n in range(PAGES)))

def measure(name, function):
    start = time.perf_counter()
    result = function()
    print(f"{name:10} {result} {time.perf_counter() - start:.2f} s")

measure("sequence", sequence)
measure("threads", threads)
measure("asyncio", lambda: asyncio.run(gathered()))

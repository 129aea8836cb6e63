# A decorator for coroutines that measures time
import asyncio
import functools
import time

def timed(fn):
    @functools.wraps(fn)
    async def wrapper(*a, **k):
        t = time.perf_counter()
        try:
            return await fn(*a, **k)
        finally:
            print(f"{fn.__name__}{a} took {time.perf_counter() - t:.2f}s")
    return wrapper

@timed
async def fetch(n):
    await asyncio.sleep(n / 4)
    if n == 3:
        raise ValueError("three")
    return n

async def main():
    print(await asyncio.gather(*(fetch(i) for i in range(5)), return_exceptions=True))
    print(fetch.__name__, asyncio.iscoroutinefunction(fetch))

asyncio.run(main())

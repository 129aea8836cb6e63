# Retry with exponential back-off and jitter, as a decorator, with a deadline
import asyncio
import functools
import random

class Temporary(Exception):
    pass

def retry(times=3, base=0.5, factor=2, errors=(Temporary,)):
    def deco(f):
        @functools.wraps(f)
        async def wrapper(*args, **kwargs):
            for attempt in range(1, times + 1):
                try:
                    return await f(*args, **kwargs)
                except errors as e:
                    if attempt == times:
                        raise
                    delay = base * factor ** (attempt - 1) + random.random() / 10
                    print(f"{f.__name__}{args} failed ({e}), try {attempt}, next in {delay:.3f}")
                    await asyncio.sleep(delay)
        return wrapper
    return deco

calls = {}

@retry(times=4)
async def flaky(name, good_at):
    calls[name] = calls.get(name, 0) + 1
    await asyncio.sleep(0.1)
    if calls[name] < good_at:
        raise Temporary(f"{name} #{calls[name]}")
    return f"{name} after {calls[name]}"

@retry(times=2, errors=(OSError, KeyError))
async def other():
    raise ValueError("not retried")

async def main():
    random.seed(1)
    print(await asyncio.gather(flaky("a", 1), flaky("b", 3), flaky("c", 9), other(), return_exceptions=True))
    try:
        async with asyncio.timeout(1):
            await flaky("d", 9)
    except TimeoutError:
        print("deadline", calls["d"])
    print(flaky.__name__, f"{asyncio.get_running_loop().time():.3f}")

asyncio.run(main())

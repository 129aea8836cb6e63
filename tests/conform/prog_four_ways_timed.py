# The same work done in order, with threads, with asyncio and with processes, timed.
import asyncio
import concurrent.futures
import functools
import multiprocessing
import threading
import time


def timed(fn):
    @functools.wraps(fn)
    def wrapper(*args):
        t = time.perf_counter()
        r = fn(*args)
        print(f"{fn.__name__:<12}{time.perf_counter() - t:5.2f}s {r}")
        return r
    return wrapper


def fetch(n):
    time.sleep(n / 10)
    return n * 10


async def afetch(n):
    await asyncio.sleep(n / 10)
    return n * 10

JOBS = [5, 3, 1, 4, 2]


@timed
def in_order():
    return [fetch(n) for n in JOBS]


@timed
def threads():
    out = {}
    ts = [threading.Thread(target=lambda n=n: out.__setitem__(n, fetch(n))) for n in JOBS]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    return out


@timed
def pool(size):
    with concurrent.futures.ThreadPoolExecutor(size) as ex:
        return list(ex.map(fetch, JOBS))


@timed
def coroutines():
    async def main():
        return await asyncio.gather(*map(afetch, JOBS))
    return asyncio.run(main())


@timed
def limited(n):
    async def main():
        sem = asyncio.Semaphore(n)

        async def one(x):
            async with sem:
                return await afetch(x)
        return await asyncio.gather(*map(one, JOBS))
    return asyncio.run(main())


@timed
def blocking_coroutines():
    async def bad(n):
        return fetch(n)

    async def main():
        return await asyncio.gather(*map(bad, JOBS))
    return asyncio.run(main())


@timed
def in_executor():
    async def main():
        loop = asyncio.get_running_loop()
        return await asyncio.gather(*(loop.run_in_executor(None, fetch, n) for n in JOBS))
    return asyncio.run(main())


@timed
def processes():
    with multiprocessing.Pool(2) as p:
        return p.map(fetch, JOBS)


@timed
def process_executor():
    with concurrent.futures.ProcessPoolExecutor(2) as ex:
        return [f.result() for f in [ex.submit(fetch, n) for n in JOBS]]


if __name__ == "__main__":
    in_order()
    threads()
    pool(2)
    pool(5)
    coroutines()
    limited(2)
    blocking_coroutines()
    in_executor()
    processes()
    process_executor()
    print(f"{time.perf_counter():.2f}", threading.active_count())
    timed(max)(JOBS)
    timed(asyncio.run)(afetch(2))
    timed(5)(1)

# A pool of workers with results in order, errors kept, a shutdown by sentinel
import asyncio

class Pool:
    def __init__(self, size):
        self.jobs = asyncio.Queue()
        self.workers = [asyncio.create_task(self.worker(i), name=f"worker-{i}") for i in range(size)]
        self.done = [0] * size

    async def worker(self, i):
        while (job := await self.jobs.get()) is not None:
            future, f, args = job
            try:
                result = await f(*args)
            except Exception as e:
                future.set_exception(e)
            else:
                future.set_result(result)
            self.done[i] += 1
        print(f"worker {i} goes home after {self.done[i]}")

    def submit(self, f, *args):
        future = asyncio.get_running_loop().create_future()
        self.jobs.put_nowait((future, f, args))
        return future

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        for _ in self.workers:
            self.jobs.put_nowait(None)
        await asyncio.gather(*self.workers)

async def square(n):
    await asyncio.sleep((7 * n) % 5 / 10)
    if n == 4:
        raise ValueError("no fours")
    return n * n

async def main():
    async with Pool(3) as pool:
        futures = [pool.submit(square, n) for n in range(8)]
        for n, f in enumerate(futures):
            try:
                print(n, await f, asyncio.get_running_loop().time())
            except ValueError as e:
                print(n, "error", e)

asyncio.run(main())

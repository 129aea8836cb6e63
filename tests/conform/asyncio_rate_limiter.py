# A semaphore and a ticker limit calls by second
import asyncio

class Limiter:
    def __init__(self, n):
        self.n, self.sem, self.task = n, asyncio.Semaphore(n), None
    async def refill(self):
        while True:
            await asyncio.sleep(1)
            for _ in range(self.n):
                if self.sem.locked():
                    self.sem.release()
    async def __aenter__(self):
        self.task = asyncio.create_task(self.refill())
        return self
    async def __aexit__(self, *exc):
        self.task.cancel()

async def call(i, lim):
    await lim.sem.acquire()
    print(f"{asyncio.get_running_loop().time():.1f} call {i}")

async def main():
    async with Limiter(2) as lim:
        await asyncio.gather(*(call(i, lim) for i in range(6)))

asyncio.run(main())

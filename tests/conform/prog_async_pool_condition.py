# A pool of connections kept by a Condition, with a limit, waiting and timeouts
import asyncio
from contextlib import asynccontextmanager

class Pool:
    def __init__(self, size):
        self.free, self.size, self.made = [], size, 0
        self.changed = asyncio.Condition()

    @asynccontextmanager
    async def connection(self, timeout=None):
        async with self.changed:
            async with asyncio.timeout(timeout):
                await self.changed.wait_for(lambda: self.free or self.made < self.size)
            if self.free:
                conn = self.free.pop()
            else:
                self.made += 1
                conn = f"conn-{self.made}"
        try:
            yield conn
        finally:
            async with self.changed:
                self.free.append(conn)
                self.changed.notify()

async def query(pool, n, seconds, timeout=None):
    try:
        async with pool.connection(timeout) as c:
            print(f"{asyncio.get_running_loop().time():.1f} query {n} on {c}")
            await asyncio.sleep(seconds)
            if n == 2:
                raise ValueError("bad query")
        return n
    except TimeoutError:
        return f"query {n} timed out"

async def main():
    pool = Pool(2)
    print(await asyncio.gather(*(query(pool, n, 1 + n / 10, 1.5 if n == 4 else None) for n in range(6)), return_exceptions=True))
    print(pool.made, sorted(pool.free))

asyncio.run(main())

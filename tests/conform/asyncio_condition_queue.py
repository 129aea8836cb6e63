# A bounded buffer made of a Condition
import asyncio

class Buffer:
    def __init__(self, size):
        self.items, self.size, self.cond = [], size, asyncio.Condition()
    async def put(self, x):
        async with self.cond:
            await self.cond.wait_for(lambda: len(self.items) < self.size)
            self.items.append(x)
            print("put", x, self.items)
            self.cond.notify_all()
    async def get(self):
        async with self.cond:
            while not self.items:
                await self.cond.wait()
            x = self.items.pop(0)
            print("get", x, self.items)
            self.cond.notify_all()
            return x

async def producer(b, xs):
    for x in xs:
        await b.put(x)

async def consumer(b, n):
    for _ in range(n):
        await asyncio.sleep(0.5)
        await b.get()

async def main():
    b = Buffer(2)
    await asyncio.gather(producer(b, "abc"), producer(b, "xyz"), consumer(b, 4), consumer(b, 2))

asyncio.run(main())

# async methods, overriding and super().method()
import asyncio

class Base:
    async def step(self):
        print("base step")
        await asyncio.sleep(1)
        return 1
    async def run(self):
        return [await self.step() for _ in range(2)]

class Sub(Base):
    async def step(self):
        r = await super().step()
        print("sub step")
        return r + 1
    @classmethod
    async def make(cls):
        await asyncio.sleep(0)
        return cls()
    @staticmethod
    async def helper(x):
        return x * 2
    async def __call__(self, n):
        return await self.helper(n)

async def main():
    s = await Sub.make()
    print(await s.run(), await Base().run(), await Sub.helper(4), await s(5))

asyncio.run(main())

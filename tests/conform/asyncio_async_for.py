# async for over a class with __aiter__ and __anext__
import asyncio

class Countdown:
    def __init__(self, n):
        self.n = n
    def __aiter__(self):
        return self
    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        await asyncio.sleep(1)
        self.n -= 1
        return self.n

async def main():
    async for i in Countdown(3):
        print(i)
    else:
        print("else")
    async for i in Countdown(5):
        if i == 3:
            continue
        if i == 2:
            break
        print("i", i)
    else:
        print("no else")
    it = aiter(Countdown(1))
    print(await anext(it), await anext(it, "default"))
    try:
        await anext(it)
    except StopAsyncIteration as e:
        print(repr(e))
    try:
        async for x in [1]:
            pass
    except TypeError as e:
        print(e)

asyncio.run(main())

# __await__ makes a class awaitable
import asyncio

class Twice:
    def __init__(self, x):
        self.x = x
    def __await__(self):
        print("await begins")
        yield from asyncio.sleep(1).__await__()
        yield
        print("await ends")
        return self.x * 2

class Fut:
    def __await__(self):
        return asyncio.sleep(1, "from future").__await__()

async def main():
    print(await Twice(4))
    print(await Fut())
    print(await asyncio.gather(Twice(1), Twice("ab")))

asyncio.run(main())

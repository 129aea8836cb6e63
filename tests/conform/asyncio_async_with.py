# async with: order of enter and exit, several managers, suppression
import asyncio

class CM:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow
    async def __aenter__(self):
        print("enter", self.name)
        await asyncio.sleep(0)
        return self.name.upper()
    async def __aexit__(self, et, ev, tb):
        await asyncio.sleep(0)
        print("exit", self.name, et and et.__name__, ev)
        return self.swallow

async def main():
    async with CM("a") as a, CM("b") as b:
        print(a, b)
    async with CM("s", True):
        raise ValueError("swallowed")
    try:
        async with (CM("x"), CM("y") as y):
            raise KeyError(y)
    except KeyError as e:
        print("out", e)
    try:
        async with open:
            pass
    except TypeError as e:
        print(e)

asyncio.run(main())

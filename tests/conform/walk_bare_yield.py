"""An object of our own is awaited: its yields have no value."""
import asyncio


class Patience:
    def __await__(self):
        for left in (2, 1):
            print("not yet,", left)
            yield
        return "now"


async def other():
    print("the other one runs")


async def main():
    asyncio.create_task(other())
    print(await Patience())


asyncio.run(main())

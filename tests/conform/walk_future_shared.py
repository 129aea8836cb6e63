"""Two wait for one future."""
import asyncio


async def read(name, box):
    print(name, "got", await box)


async def main():
    box = asyncio.get_running_loop().create_future()
    readers = [asyncio.create_task(read(name, box)) for name in "AB"]
    await asyncio.sleep(1)
    box.set_result(1)
    print("filled")
    await asyncio.gather(*readers)


asyncio.run(main())

# What asyncio.run has cancelled at its end goes in the order in which it was made
import asyncio


async def breaks(name):
    await asyncio.sleep(0)
    raise ValueError(name)


async def holds(name):
    task = asyncio.create_task(breaks(name), name=name)
    await asyncio.sleep(10)
    return task


async def main():
    holders = [asyncio.create_task(holds(name)) for name in 'abc']
    await asyncio.sleep(1)
    del holders
    print('main is over')

asyncio.run(main())
print('end')

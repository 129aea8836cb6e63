# gather() of a list without its star: the list can't be one of the awaitables
import asyncio

async def work(n):
    return n

async def main():
    coros = [work(1), work(2)]
    try:
        await asyncio.gather(coros)
    except TypeError as e:
        print(e)
    print(await asyncio.gather(*coros))
    for wrong in ({}, set(), 1, None, "text", work, print):
        try:
            await asyncio.gather(wrong)
        except TypeError as e:
            print(type(wrong).__name__, e)

asyncio.run(main())

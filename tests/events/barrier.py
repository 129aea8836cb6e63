# A barrier that opens for the third.
import asyncio

async def runner(n, barrier):
    await asyncio.sleep(n)
    place = await barrier.wait()
    print(n, place)

async def main():
    barrier = asyncio.Barrier(3)
    await asyncio.gather(*(runner(n, barrier) for n in (1, 2, 3)))

asyncio.run(main())

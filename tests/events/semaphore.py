# A semaphore with two places for three jobs.
import asyncio

async def job(n, gate):
    async with gate:
        await asyncio.sleep(n)
        print(n)

async def main():
    gate = asyncio.Semaphore(2)
    await asyncio.gather(*(job(n, gate) for n in (3, 1, 2)))

asyncio.run(main())

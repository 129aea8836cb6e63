# gather returns results in argument order, whatever finishes first
import asyncio

async def work(name, delay):
    print("start", name)
    await asyncio.sleep(delay)
    print("end", name)
    return name.upper()

async def main():
    print(await asyncio.gather(work("a", 3), work("b", 1), work("c", 2)))
    print(await asyncio.gather())
    r = await asyncio.gather(*[work(str(i), 0) for i in range(3)])
    print(type(r).__name__, r)

asyncio.run(main())

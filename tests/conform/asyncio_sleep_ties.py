# Equal deadlines wake in the order in which they were set
import asyncio

async def s(name, delays):
    loop = asyncio.get_running_loop()
    for d in delays:
        await asyncio.sleep(d)
        print(f"{loop.time():.2f} {name}")

async def main():
    await asyncio.gather(s("a", [1, 1, 1]), s("b", [2, 1]), s("c", [3]),
                         s("d", [0.5, 0.5, 2]), s("e", [1, 2]))

asyncio.run(main())

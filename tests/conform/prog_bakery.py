# A bakery: bakers, an oven with a capacity, customers who give up
import asyncio
import random

oven = None
shelf = None

async def baker(name, loaves):
    for i in range(loaves):
        await asyncio.sleep(random.randint(1, 3))
        async with oven:
            print(f"{now():5.1f} {name} puts loaf {i} in the oven")
            await asyncio.sleep(4)
        await shelf.put(f"{name}'s loaf {i}")
        print(f"{now():5.1f} {name} takes it out, {shelf.qsize()} on the shelf")
    return f"{name} goes home"

async def customer(n, patience):
    await asyncio.sleep(n)
    try:
        loaf = await asyncio.wait_for(shelf.get(), patience)
        print(f"{now():5.1f} customer {n} buys {loaf}")
        return True
    except asyncio.TimeoutError:
        print(f"{now():5.1f} customer {n} gives up")
        return False

def now():
    return asyncio.get_running_loop().time()

async def main():
    global oven, shelf
    random.seed(42)
    oven, shelf = asyncio.Semaphore(2), asyncio.Queue(3)
    bakers = [asyncio.create_task(baker(n, 2), name=n) for n in ("Ann", "Bo", "Cy")]
    served = await asyncio.gather(*(customer(n, random.choice([3, 6, 20])) for n in range(6)))
    print("served", sum(served), "of", len(served))
    print(*(await asyncio.gather(*bakers)), sep="; ")
    print("left", [shelf.get_nowait() for _ in range(shelf.qsize())])

if __name__ == "__main__":
    asyncio.run(main())

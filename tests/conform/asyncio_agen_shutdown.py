# What asyncio.run does with async generators that are left open
import asyncio

async def ticker(name):
    try:
        n = 0
        while True:
            yield n
            n += 1
            await asyncio.sleep(1)
    finally:
        print(name, "finally", asyncio.get_running_loop().time())
        await asyncio.sleep(1)
        print(name, "finished", asyncio.get_running_loop().time())

keep = []

async def main():
    g = ticker("kept")
    keep.append(g)
    async for n in g:
        if n == 2:
            break
    async for n in ticker("dropped"):
        print("dropped", n)
        break
    print("after break")
    await asyncio.sleep(0.5)
    h = ticker("by hand")
    keep.append(h)
    print(await anext(h))
    await h.aclose()
    print("main returns")

asyncio.run(main())
print("after run")

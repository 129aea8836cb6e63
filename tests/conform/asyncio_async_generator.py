# Async generators: yield between awaits, two consumers side by side
import asyncio

async def ticker(name, delay, to):
    for i in range(to):
        yield f"{name}{i}"
        await asyncio.sleep(delay)
    print(name, "exhausted")

async def eat(name, delay):
    async for x in ticker(name, delay, 3):
        print(x, asyncio.get_running_loop().time())

async def main():
    await asyncio.gather(eat("a", 1), eat("b", 1.5))
    print([x async for x in ticker("c", 0, 3)])

asyncio.run(main())

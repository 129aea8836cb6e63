# asyncio.run returns what main returns
import asyncio

async def add(a, b):
    await asyncio.sleep(0)
    return a + b

print(asyncio.run(add(1, 2)))
print(asyncio.run(add("x", "y")))
print(asyncio.run(asyncio.sleep(1, "slept")))

# Comprehensions with async for and with await
import asyncio

async def agen(n):
    for i in range(n):
        await asyncio.sleep(0.1)
        yield i

async def double(x):
    await asyncio.sleep(0)
    return 2 * x

async def main():
    print([x async for x in agen(4)])
    print([x async for x in agen(6) if x % 2])
    print([await double(x) for x in range(3)])
    print({x: await double(x) async for x in agen(3)})
    print({x % 2 async for x in agen(4)})
    g = (x * x async for x in agen(3))
    print(type(g).__name__)
    async for y in g:
        print(y)
    print([(x, y) async for x in agen(2) for y in range(2)])

asyncio.run(main())

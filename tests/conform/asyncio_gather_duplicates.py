# The same task or coroutine given twice to gather runs once
import asyncio

async def once():
    print("running")
    await asyncio.sleep(1)
    return object

async def main():
    t = asyncio.create_task(once())
    a, b, c = await asyncio.gather(t, t, t)
    print(a is b is c)
    co = once()
    x, y = await asyncio.gather(co, co)
    print(x is y)

asyncio.run(main())

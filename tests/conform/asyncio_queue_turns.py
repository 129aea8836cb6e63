# Which pass a getter wakes in, beside sleep(0) steps
import asyncio

async def clock(n):
    for i in range(n):
        print("pass", i)
        await asyncio.sleep(0)

async def getter(q):
    while (x := await q.get()) is not None:
        print("got", x)

async def main():
    q = asyncio.Queue(1)
    c = asyncio.create_task(clock(9))
    g = asyncio.create_task(getter(q))
    for x in ("a", "b", "c", None):
        await q.put(x)
        print("put", x)
    await asyncio.gather(c, g)

asyncio.run(main())

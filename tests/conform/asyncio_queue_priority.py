# PriorityQueue gives the smallest first, LifoQueue the newest
import asyncio

async def main():
    p = asyncio.PriorityQueue()
    for item in [(3, "c"), (1, "z"), (2, "b"), (1, "a"), (0, "first")]:
        await p.put(item)
    out = []
    while p.qsize():
        out.append(await p.get())
    print(out)
    s = asyncio.LifoQueue(3)
    for i in range(3):
        s.put_nowait(i)
    print(s.full(), [s.get_nowait() for _ in range(3)], s.empty())

asyncio.run(main())

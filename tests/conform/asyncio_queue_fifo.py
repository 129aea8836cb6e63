# Queue keeps order; size, empty and full tell what is in it
import asyncio

async def main():
    q = asyncio.Queue(maxsize=3)
    print(q.empty(), q.full(), q.qsize(), q.maxsize)
    for x in "abc":
        await q.put(x)
        print("put", x, q.qsize(), q.full())
    try:
        q.put_nowait("d")
    except asyncio.QueueFull as e:
        print(repr(e))
    while not q.empty():
        print("get", await q.get(), q.qsize())
    try:
        q.get_nowait()
    except asyncio.QueueEmpty as e:
        print(repr(e))

asyncio.run(main())

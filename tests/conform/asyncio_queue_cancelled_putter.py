# A cancelled putter leaves its item out; the next putter goes on
import asyncio

async def put(q, x):
    try:
        await q.put(x)
        print("put", x)
    except asyncio.CancelledError:
        print("cancelled", x)
        raise

async def main():
    q = asyncio.Queue(1)
    ts = [asyncio.create_task(put(q, i)) for i in range(4)]
    await asyncio.sleep(1)
    ts[1].cancel()
    await asyncio.sleep(0)
    for _ in range(3):
        print("got", await q.get())
    print(q.empty(), [t.cancelled() for t in ts])

asyncio.run(main())

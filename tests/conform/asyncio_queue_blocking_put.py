# A full queue blocks put until somebody gets
import asyncio

async def producer(q):
    for i in range(5):
        print("putting", i)
        await q.put(i)
        print("put", i, "size", q.qsize())

async def consumer(q):
    for _ in range(5):
        await asyncio.sleep(1)
        print("got", await q.get())

async def main():
    q = asyncio.Queue(2)
    await asyncio.gather(producer(q), consumer(q))

asyncio.run(main())

# Several producers, several consumers: the order of every line
import asyncio

async def producer(n, q):
    for i in range(4):
        await asyncio.sleep(n * 0.5 + 0.25)
        await q.put(f"{n}.{i}")
        print(f"{asyncio.get_running_loop().time():5.2f} P{n} put {n}.{i} ({q.qsize()})")

async def consumer(n, q):
    while True:
        x = await q.get()
        print(f"{asyncio.get_running_loop().time():5.2f} C{n} got {x}")
        await asyncio.sleep(1)
        q.task_done()

async def main():
    q = asyncio.Queue(maxsize=1)
    ps = [asyncio.create_task(producer(i, q)) for i in range(3)]
    cs = [asyncio.create_task(consumer(i, q)) for i in range(2)]
    await asyncio.gather(*ps)
    print("producers done")
    await q.join()
    for c in cs:
        c.cancel()
    print("end", asyncio.get_running_loop().time())

asyncio.run(main())

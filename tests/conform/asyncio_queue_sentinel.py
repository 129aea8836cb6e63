# A None per consumer ends the consumers
import asyncio
import random

async def produce(n, q):
    for i in range(3):
        d = random.random()
        await asyncio.sleep(d)
        await q.put((n, i, round(d, 3)))
    print("producer", n, "done")

async def consume(n, q):
    count = 0
    while (item := await q.get()) is not None:
        print(f"consumer {n}: {item}")
        count += 1
        await asyncio.sleep(0.3)
    return n, count

async def main():
    random.seed(7)
    q = asyncio.Queue(2)
    cons = [asyncio.create_task(consume(i, q)) for i in range(2)]
    await asyncio.gather(*(produce(i, q) for i in range(3)))
    for _ in cons:
        await q.put(None)
    print(await asyncio.gather(*cons))

asyncio.run(main())

# Producers and consumers on queues of the three kinds.
import asyncio


async def produce(q, n):
    for i in range(n):
        await q.put((i, "item %d" % i))


async def consume(q):
    while True:
        await q.get()
        await asyncio.sleep(0.001)
        q.task_done()


async def main():
    while True:
        for kind in asyncio.Queue, asyncio.LifoQueue, asyncio.PriorityQueue:
            q = kind(5)
            consumers = [asyncio.create_task(consume(q)) for _ in range(3)]
            await asyncio.gather(*(produce(q, 20) for _ in range(3)))
            await q.join()
            for c in consumers:
                c.cancel()
            await asyncio.gather(*consumers, return_exceptions=True)


asyncio.run(main())

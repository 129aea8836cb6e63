import asyncio
async def prod(q, n):
    for i in range(5):
        await q.put((n, i)); print('put', n, i, q.qsize(), q.full())
        await asyncio.sleep(n * .1)
async def cons(q, n):
    while True:
        i = await q.get(); print('got', n, i)
        await asyncio.sleep(.15)
        q.task_done()
async def main():
    for cls in asyncio.Queue, asyncio.LifoQueue, asyncio.PriorityQueue:
        q = cls(2)
        print(q.maxsize, q.empty())
        ps = [asyncio.create_task(prod(q, n)) for n in range(3)]
        cs = [asyncio.create_task(cons(q, n)) for n in range(2)]
        await asyncio.gather(*ps)
        await q.join()
        for c in cs: c.cancel()
        print(await asyncio.gather(*cs, return_exceptions=True))
        try: q.get_nowait()
        except asyncio.QueueEmpty as e: print('empty', repr(e))
        q.put_nowait(1); q.put_nowait(2)
        try: q.put_nowait(3)
        except asyncio.QueueFull as e: print('full', repr(e))
        print(str(q))
        print(q.get_nowait(), q.get_nowait())
        q.task_done(); q.task_done()
        try: q.task_done()
        except ValueError as e: print(e)
asyncio.run(main())

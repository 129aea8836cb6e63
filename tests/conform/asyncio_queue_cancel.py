import asyncio
async def main():
    ts = [asyncio.create_task(asyncio.sleep(d)) for d in (3, 1, 2, 1, 3, 2)]
    for t in ts: t.add_done_callback(lambda t: print(t.get_name()))
    await asyncio.wait(ts)
    q = asyncio.Queue(1)
    async def p(n):
        await q.put(n); print('p', n)
    ps = [asyncio.create_task(p(i)) for i in range(4)]
    await asyncio.sleep(0)
    ps[1].cancel()
    await asyncio.sleep(0)
    print(await q.get()); await asyncio.sleep(0); ps[2].cancel()
    await asyncio.sleep(0); await asyncio.sleep(0)
    print(q.qsize(), [t.done() for t in ps])
    print(await q.get()); await asyncio.sleep(.1)
    gs = [asyncio.create_task(q.get()) for _ in range(3)]
    await asyncio.sleep(0)
    q.put_nowait('A'); gs[0].cancel()
    await asyncio.sleep(0); await asyncio.sleep(0);
    print([g.done() for g in gs], [g.cancelled() for g in gs])
    await asyncio.sleep(1)
    class MyQ(asyncio.Queue):
        def _init(self, maxsize): self._queue = set()
        def _put(self, item): self._queue.add(item)
        def _get(self): return self._queue.pop()
    m = MyQ(3)
    m.put_nowait(1); m.put_nowait(1); print(m.qsize(), m.full()); print(await m.get(), m.empty())
    pq = asyncio.PriorityQueue()
    for x in [(2,'b'),(1,'z'),(2,'a'),(0,'q')]: pq.put_nowait(x)
    print([pq.get_nowait() for _ in range(4)])
asyncio.run(main())

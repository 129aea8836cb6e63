import asyncio
# more: callbacks order, nested gathers, exceptions groups, run twice, timeouts nested, queue join waits
async def leaf(n):
    await asyncio.sleep(n / 10)
    if n == 3: raise RuntimeError('three')
    return n
async def mid(a, b):
    return await asyncio.gather(leaf(a), leaf(b), return_exceptions=True)
async def main():
    print(await asyncio.gather(mid(1, 2), mid(3, 4), leaf(5)))
    g = asyncio.gather(leaf(3), leaf(6))
    try: await g
    except RuntimeError as e: print('E', e, g.exception() is e)
    t = [asyncio.create_task(leaf(i), name=f'leaf-{i}') for i in range(5)]
    print(sorted(x.get_name() for x in asyncio.all_tasks()))
    done, pending = await asyncio.wait(t, return_when=asyncio.FIRST_EXCEPTION)
    print(sorted(x.get_name() for x in done), sorted(x.get_name() for x in pending))
    for p in pending: p.cancel()
    try:
        async with asyncio.timeout(5):
            async with asyncio.timeout(.5):
                await asyncio.sleep(2)
    except TimeoutError: print('inner timeout', asyncio.get_running_loop().time())
    try:
        await asyncio.wait_for(asyncio.gather(leaf(20), leaf(30)), .1)
    except asyncio.TimeoutError: print('wf gather')
    async def swallow():
        try: await asyncio.sleep(10)
        except asyncio.CancelledError: return 'swallowed'
    print(await asyncio.wait_for(swallow(), .1))
    async def fails():
        try: await asyncio.sleep(10)
        except asyncio.CancelledError: raise KeyError('k')
    try: await asyncio.wait_for(fails(), .1)
    except KeyError as e: print(repr(e))
    ev = asyncio.Event()
    async def waiter(i):
        await ev.wait(); print('w', i)
    ws = [asyncio.create_task(waiter(i)) for i in range(3)]
    await asyncio.sleep(0); ws[1].cancel(); ev.set()
    print(await asyncio.gather(*ws, return_exceptions=True))
    q = asyncio.Queue()
    async def joiner(): await q.join(); print('joined')
    q.put_nowait(1)
    j = [asyncio.create_task(joiner()) for _ in range(2)]
    await asyncio.sleep(0)
    await q.get(); q.task_done(); q.put_nowait(2)
    await asyncio.gather(*j)
    print(q)  if False else None
for _ in range(2): asyncio.run(main())

import asyncio
async def slow(n):
    try:
        await asyncio.sleep(n); return n
    except asyncio.CancelledError:
        print('c', n); raise
async def main():
    try: await asyncio.wait_for(slow(5), 1)
    except asyncio.TimeoutError as e: print('timeout', repr(e), repr(e.__cause__))
    print(await asyncio.wait_for(slow(1), 5))
    print(await asyncio.wait_for(slow(1), None))
    try: print(await asyncio.wait_for(slow(1), 0))
    except TimeoutError: print('t0')
    ts = [asyncio.create_task(slow(i)) for i in (3,1,2)]
    d, p = await asyncio.wait(ts, return_when=asyncio.FIRST_COMPLETED)
    print(len(d), len(p), [t.result() for t in d])
    d, p = await asyncio.wait(ts, timeout=.5); print(len(d), len(p))
    d, p = await asyncio.wait(ts); print(len(d), len(p))
    for c in asyncio.as_completed([slow(3)]): print(await c)
    try:
        for c in asyncio.as_completed([slow(3)], timeout=2): print(await c)
    except TimeoutError: print('ac timeout')
    try:
        async with asyncio.timeout(1) as cm:
            print(cm.when(), cm.expired())
            await slow(4)
    except TimeoutError: print('tm', cm.expired(), cm)
    async with asyncio.timeout(10) as cm:
        await slow(1)
        cm.reschedule(50)
        print(cm)
    print(cm)
    async with asyncio.timeout(None): await slow(.1)
    t = asyncio.create_task(slow(2))
    s = asyncio.shield(t)
    await asyncio.sleep(0.5)
    s.cancel()
    try: await s
    except asyncio.CancelledError: print('shield cancelled', t.cancelled())
    print(await t)
asyncio.run(main())

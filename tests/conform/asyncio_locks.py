import asyncio
async def w(n, l, s, e, c):
    async with l:
        print('lock', n, l.locked()); await asyncio.sleep(1)
    async with s:
        print('sem', n, s.locked()); await asyncio.sleep(1)
    await e.wait(); print('event', n)
    async with c:
        await c.wait(); print('cond', n)
async def main():
    l = asyncio.Lock(); s = asyncio.Semaphore(2); e = asyncio.Event(); c = asyncio.Condition()
    ts = [asyncio.create_task(w(i, l, s, e, c)) for i in range(4)]
    await asyncio.sleep(10)
    print(e.is_set()); e.set(); print(e.is_set())
    await asyncio.sleep(1)
    async with c: c.notify()
    await asyncio.sleep(1)
    async with c: c.notify_all()
    await asyncio.gather(*ts)
    try: l.release()
    except RuntimeError as x: print(x)
    b = asyncio.BoundedSemaphore(1)
    await b.acquire(); b.release()
    try: b.release()
    except ValueError as x: print(x)
    try: c.notify()
    except RuntimeError as x: print(x)
    br = asyncio.Barrier(3)
    async def p(n):
        await asyncio.sleep(n)
        i = await br.wait(); print('barrier', n, i)
    await asyncio.gather(p(1), p(2), p(3))
    print(await l.acquire(), l.locked())
    t = asyncio.create_task(l.acquire()); u = asyncio.create_task(l.acquire())
    await asyncio.sleep(0)
    t.cancel(); l.release()
    await asyncio.sleep(0); await asyncio.sleep(0)
    print(t.cancelled(), u.done())
asyncio.run(main())

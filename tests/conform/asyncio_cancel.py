import asyncio
async def f(n):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        print('cancelled', n, e.args); raise
    finally:
        print('fin', n)
async def main():
    t = asyncio.create_task(f(1))
    await asyncio.sleep(0)
    print(t.cancel('why'), t.cancelling(), t.cancelled(), t.done())
    try:
        await t
    except asyncio.CancelledError as e:
        print('main got', e.args)
    print(t.cancelled(), t.cancel())
    t = asyncio.create_task(f(2))
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print('never started')
    g = asyncio.gather(f(3), f(4))
    await asyncio.sleep(1)
    print(g.cancel())
    try: await g
    except asyncio.CancelledError: print('gather cancelled', g.cancelled(), g.done())
    g = asyncio.gather(f(5), f(6), return_exceptions=True)
    await asyncio.sleep(1)
    print(g.cancel())
    try: await g
    except asyncio.CancelledError: print('gather cancelled', g.cancelled(), g.done())
    t=asyncio.create_task(f(7)); u=asyncio.create_task(f(8))
    g = asyncio.gather(t,u,t, return_exceptions=True)
    await asyncio.sleep(1)
    t.cancel(); 
    await asyncio.sleep(10)
    print(await g)
asyncio.run(main())

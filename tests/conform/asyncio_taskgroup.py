import asyncio
async def job(n, fail=False):
    try:
        await asyncio.sleep(n)
        if fail: raise ValueError(n)
        print('job', n)
        return n
    except asyncio.CancelledError:
        print('cancel', n); raise
async def main():
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(job(1)); b = tg.create_task(job(2), name='two')
        print(tg)
    print(a.result(), b.result(), b.get_name(), tg)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(job(1, True)); tg.create_task(job(5)); tg.create_task(job(1, True))
    except* ValueError as eg:
        print('eg', eg, eg.exceptions)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(job(3))
            await asyncio.sleep(1)
            raise KeyError('x')
    except ExceptionGroup as eg: print(repr(eg))
    print(asyncio.current_task().cancelling())
    async def inner():
        async with asyncio.TaskGroup() as tg:
            tg.create_task(job(3))
    t = asyncio.create_task(inner())
    await asyncio.sleep(1)
    t.cancel()
    try: await t
    except asyncio.CancelledError: print('group cancelled')
    late = job(1)
    try: tg.create_task(late)
    except RuntimeError as e: print(e)
    late.close()
asyncio.run(main())

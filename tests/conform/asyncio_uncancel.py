import asyncio
async def stubborn():
    while True:
        try: await asyncio.sleep(1); print('slept'); return 'r'
        except asyncio.CancelledError: print('no')
async def main():
    t = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    for i in range(3):
        t.cancel(); await asyncio.sleep(0)
    print(t.cancelling(), t.uncancel(), await t)
    async def selfc():
        asyncio.current_task().cancel()
        print('still'); 
        await asyncio.sleep(1)
    try: await asyncio.create_task(selfc())
    except asyncio.CancelledError: print('sc')
    async def selfc2():
        asyncio.current_task().cancel()
        return 4
    try: await asyncio.create_task(selfc2())
    except asyncio.CancelledError as e: print('sc2', e.args)
    async def outer():
        inner = asyncio.create_task(stubborn())
        await inner
    t = asyncio.create_task(outer()); await asyncio.sleep(0); await asyncio.sleep(0)
    t.cancel()
    await asyncio.sleep(5); print(t)
asyncio.run(main())

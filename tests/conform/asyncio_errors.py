import asyncio
async def bad(): 
    await asyncio.sleep(1)
    1/0
async def ok():
    await asyncio.sleep(2); print('ok done'); return 5
async def main():
    try: await asyncio.gather(bad(), ok())
    except ZeroDivisionError as e: print('E', e)
    print(await asyncio.gather(bad(), ok(), return_exceptions=True))
    t = asyncio.create_task(bad())
    await asyncio.sleep(3)
    print(t.exception(), t.done())
    try: t.result()
    except ZeroDivisionError: print('zd')
    t = asyncio.create_task(ok())
    try: t.result()
    except asyncio.InvalidStateError as e: print(repr(e))
    try: t.exception()
    except asyncio.InvalidStateError as e: print(repr(e))
asyncio.run(main())

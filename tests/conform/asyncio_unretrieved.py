import asyncio
async def f(): raise ValueError('lost')
async def forever(): await asyncio.sleep(1000)
async def main():
    asyncio.create_task(f())
    asyncio.create_task(forever())
    await asyncio.sleep(1)
    await asyncio.sleep(1)
    f()
    print('end')
asyncio.run(main())

import asyncio, contextvars
v = contextvars.ContextVar('v', default=0)
async def t(n):
    v.set(n); await asyncio.sleep(1); print(n, v.get())
async def main():
    v.set(100)
    await asyncio.gather(t(1), t(2), t(3)); print(v.get())
    asyncio.get_running_loop().call_soon(lambda: print('cs', v.get()))
    v.set(7)
    await asyncio.sleep(0)
asyncio.run(main())
print(v.get())

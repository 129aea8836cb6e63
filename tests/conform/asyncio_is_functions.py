# iscoroutine, iscoroutinefunction, isfuture, isawaitable
import asyncio
import inspect

async def co(): pass
def fn(): pass
async def ag(): yield
def gen(): yield

async def main():
    c = co()
    t = asyncio.create_task(co())
    f = asyncio.get_running_loop().create_future()
    for x in (co, fn, ag, gen, c, t, f, gen()):
        print(type(x).__name__, asyncio.iscoroutine(x), asyncio.iscoroutinefunction(x),
              asyncio.isfuture(x), inspect.isawaitable(x), inspect.isasyncgenfunction(x))
    await c
    await t

asyncio.run(main())

# In which pass a cancelled task and its waiters notice
import asyncio

async def clock(n):
    for i in range(n):
        print("pass", i)
        await asyncio.sleep(0)

async def sleeper():
    try:
        await asyncio.sleep(5)
    finally:
        print("sleeper unwinds")

async def waiter(t):
    try:
        await t
    except asyncio.CancelledError:
        print("waiter sees it")

async def main():
    t = asyncio.create_task(sleeper())
    w = asyncio.create_task(waiter(t))
    await asyncio.sleep(1)
    c = asyncio.create_task(clock(6))
    t.cancel()
    print("cancelled by main")
    await asyncio.gather(c, w)

asyncio.run(main())

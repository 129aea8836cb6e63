# The repr of a task tells state, name, coroutine and what it waits on
import asyncio

async def nap(n):
    await asyncio.sleep(n)
    return "rested"

async def fail():
    raise KeyError("k")

async def main():
    t = asyncio.create_task(nap(1), name="napper")
    print(t)
    await asyncio.sleep(0)
    print(str(t).split(" wait_for")[0])
    await t
    print(t)
    f = asyncio.create_task(fail(), name="failer")
    try:
        await f
    except KeyError:
        pass
    print(f)
    c = asyncio.create_task(nap(9), name="gone")
    c.cancel()
    try:
        await c
    except asyncio.CancelledError:
        pass
    print(c)

asyncio.run(main())

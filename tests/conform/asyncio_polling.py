# A spinner task shows progress while the work goes on, then is cancelled
import asyncio
import itertools

async def spin():
    try:
        for c in itertools.cycle("|/-\\"):
            print(c, end="", flush=True)
            await asyncio.sleep(0.1)
    except asyncio.CancelledError:
        print(" stop")

async def slow():
    await asyncio.sleep(1.05)
    return 42

async def supervisor():
    s = asyncio.create_task(spin())
    r = await slow()
    s.cancel()
    await s
    return r

print(asyncio.run(supervisor()))

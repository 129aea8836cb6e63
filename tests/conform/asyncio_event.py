# An Event wakes all who wait, in order; later waits pass at once
import asyncio

async def waiter(n, ev):
    print("waiting", n)
    print(n, await ev.wait())

async def main():
    ev = asyncio.Event()
    ts = [asyncio.create_task(waiter(i, ev)) for i in range(3)]
    await asyncio.sleep(1)
    print("set", ev.is_set())
    ev.set()
    print("still running main", ev.is_set())
    await asyncio.gather(*ts)
    await waiter("late", ev)
    ev.clear()
    print(ev.is_set())

asyncio.run(main())

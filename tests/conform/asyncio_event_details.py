# Event: set wakes in order, clear, wait twice, cancelled waiters, wait returns True
import asyncio

async def waiter(i, ev):
    print(i, "waits")
    print(i, await ev.wait(), asyncio.get_running_loop().time())

async def main():
    ev = asyncio.Event()
    tasks = [asyncio.create_task(waiter(i, ev)) for i in range(3)]
    await asyncio.sleep(1)
    tasks[1].cancel()
    ev.set()
    ev.set()
    print(ev.is_set(), tasks[0].done())
    ev.clear()
    await asyncio.gather(*tasks, return_exceptions=True)
    print([t.cancelled() for t in tasks], ev.is_set())
    late = asyncio.create_task(waiter("late", ev))
    try:
        await asyncio.wait_for(ev.wait(), 1)
    except asyncio.TimeoutError:
        print("nobody set it")
    ev.set()
    await late
    for i in range(3):
        await ev.wait()
    print("passes at once", asyncio.get_running_loop().time())

asyncio.run(main())

# An event that is set and cleared at once still wakes those that wait
import asyncio

async def waiter(n, ev):
    for i in range(2):
        await ev.wait()
        print("waiter", n, i, ev.is_set())
        await asyncio.sleep(0)

async def main():
    ev = asyncio.Event()
    ts = [asyncio.create_task(waiter(n, ev)) for n in "ab"]
    for i in range(3):
        await asyncio.sleep(1)
        ev.set()
        ev.clear()
        print("pulse", i)
    print([t.done() for t in ts])
    print(str(ev)[-10:])

asyncio.run(main())

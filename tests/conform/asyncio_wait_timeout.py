# wait with a timeout doesn't raise and doesn't cancel
import asyncio

async def run(n):
    await asyncio.sleep(n)
    print("ran", n)

async def main():
    ts = [asyncio.create_task(run(n)) for n in (1, 5)]
    done, pending = await asyncio.wait(ts, timeout=2)
    print(len(done), len(pending), [t.done() for t in ts])
    done, pending = await asyncio.wait(ts, timeout=0)
    print(len(done), len(pending))
    await asyncio.wait(ts)
    try:
        await asyncio.wait([])
    except ValueError as e:
        print(e)
    try:
        await asyncio.wait([c := run(1)])
    except TypeError as e:
        print(e)
        c.close()

asyncio.run(main())

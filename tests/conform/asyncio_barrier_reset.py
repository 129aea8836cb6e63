# Barrier: reset sends waiters away, abort breaks it, async with, wrong parties
import asyncio

async def party(name, barrier, delay=0):
    await asyncio.sleep(delay)
    try:
        async with barrier as position:
            print(name, "in", position)
    except asyncio.BrokenBarrierError as e:
        print(name, "broken", e)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise

async def main():
    b = asyncio.Barrier(2)
    t = asyncio.create_task(party("a", b))
    await asyncio.sleep(0.1)
    print(b.n_waiting, b.broken)
    await b.reset()
    await t
    print(b.n_waiting, b.broken)
    await asyncio.gather(party("b", b), party("c", b, 1))
    t = asyncio.create_task(party("d", b))
    await asyncio.sleep(0.1)
    t.cancel()
    await asyncio.gather(t, return_exceptions=True)
    print(b.n_waiting, b.broken)
    await asyncio.gather(party("e", b), party("f", b))
    await b.abort()
    await party("g", b)
    print(b.broken)
    await b.reset()
    await asyncio.gather(party("h", b), party("i", b))
    one = asyncio.Barrier(1)
    print(await one.wait(), await one.wait())
    for n in (0, -2):
        try:
            asyncio.Barrier(n)
        except ValueError as e:
            print(e)

asyncio.run(main())

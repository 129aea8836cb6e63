# A Barrier lets its parties go together
import asyncio

async def party(n, barrier):
    await asyncio.sleep(n)
    print("arrive", n, barrier.n_waiting)
    i = await barrier.wait()
    print("go", n, i)

async def main():
    b = asyncio.Barrier(3)
    await asyncio.gather(*(party(i, b) for i in range(3)))
    print(b.parties, b.n_waiting, b.broken)
    await asyncio.gather(*(party(i, b) for i in (3, 1, 2)))
    t = asyncio.create_task(b.wait())
    await asyncio.sleep(0)
    await b.abort()
    try:
        await t
    except asyncio.BrokenBarrierError as e:
        print(type(e).__name__, b.broken)

asyncio.run(main())

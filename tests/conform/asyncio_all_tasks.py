# all_tasks has those that are not done
import asyncio

async def nap(n):
    await asyncio.sleep(n)

async def main():
    ts = [asyncio.create_task(nap(n), name=f"nap{n}") for n in (1, 2, 3)]
    names = lambda: sorted(t.get_name() for t in asyncio.all_tasks())
    for _ in range(4):
        print(names())
        await asyncio.sleep(1.1)

asyncio.run(main())

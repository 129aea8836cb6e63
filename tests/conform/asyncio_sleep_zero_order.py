# sleep(0) hands over to every other ready task once, in turn
import asyncio

async def worker(name, n):
    for i in range(n):
        print(name, i)
        await asyncio.sleep(0)
    print(name, "leaves")

async def main():
    ts = [asyncio.create_task(worker(c, i + 1)) for i, c in enumerate("abc")]
    print("created")
    for i in range(3):
        await asyncio.sleep(0)
        print("main", i)
    for t in ts:
        await t
        print("joined", t.done())

asyncio.run(main())

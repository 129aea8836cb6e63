# join() and awaits that have nothing to wait for.
import asyncio

async def main():
    q = asyncio.Queue()
    await q.join()
    t = asyncio.create_task(asyncio.sleep(0))
    await t
    await t
    n = 0
    while n < 2:
        n += 1
    for i in range(2):
        if i == 1:
            print("one")
    print("end")

asyncio.run(main())

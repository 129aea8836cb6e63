# Waiting getters are served first come, first served
import asyncio

async def getter(name, q):
    print(name, "waits")
    print(name, "got", await q.get())

async def main():
    q = asyncio.Queue()
    ts = [asyncio.create_task(getter(c, q)) for c in "xyz"]
    await asyncio.sleep(1)
    for i in range(3):
        q.put_nowait(i)
        print("put", i)
    await asyncio.gather(*ts)

asyncio.run(main())

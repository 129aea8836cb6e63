# A getter cancelled just after it was woken passes the item to the next one
import asyncio

async def getter(name, q):
    try:
        item = await q.get()
        print(name, "got", item)
        return item
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise

async def main():
    q = asyncio.Queue()
    a, b = (asyncio.create_task(getter(n, q), name=n) for n in "ab")
    await asyncio.sleep(0)
    q.put_nowait("item")
    a.cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(a.cancelled(), b.done(), q.qsize())
    small = asyncio.Queue(1)
    small.put_nowait(0)
    putters = [asyncio.create_task(small.put(i)) for i in (1, 2)]
    await asyncio.sleep(0)
    print(small.get_nowait())
    putters[0].cancel()
    await asyncio.sleep(0.1)
    print(putters[0].cancelled(), putters[1].done(), small.qsize(), small.get_nowait())
    await asyncio.gather(*putters, return_exceptions=True)
    try:
        async with asyncio.timeout(1):
            await small.get()
    except TimeoutError:
        print("nothing came")
    small.put_nowait("later")
    print(await small.get())

asyncio.run(main())

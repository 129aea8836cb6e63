# join waits until every item that was put is task_done
import asyncio

async def worker(name, q):
    while True:
        d = await q.get()
        await asyncio.sleep(d)
        q.task_done()
        print(f"{name} slept {d}")

async def main():
    loop = asyncio.get_running_loop()
    q = asyncio.Queue()
    await q.join()
    print("join of an empty queue returns")
    for d in (3, 1, 2, 1, 4):
        q.put_nowait(d)
    ts = [asyncio.create_task(worker(f"w{i}", q)) for i in range(3)]
    await q.join()
    print("all done at", loop.time())
    for t in ts:
        t.cancel()
    print(await asyncio.gather(*ts, return_exceptions=True))
    try:
        q.task_done()
    except ValueError as e:
        print(e)

asyncio.run(main())

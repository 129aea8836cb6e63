# Several joins wake when the count of unfinished items is zero, and again later
import asyncio

async def joiner(n, q):
    await q.join()
    print("joined", n, asyncio.get_running_loop().time())

async def main():
    q = asyncio.Queue()
    for i in range(2):
        q.put_nowait(i)
    ts = [asyncio.create_task(joiner(n, q)) for n in "ab"]
    for _ in range(2):
        await asyncio.sleep(1)
        print("got", await q.get())
        q.task_done()
        print("done called")
    await asyncio.gather(*ts)
    q.put_nowait(9)
    t = asyncio.create_task(joiner("c", q))
    await asyncio.sleep(1)
    q.get_nowait(); q.task_done()
    await t

asyncio.run(main())

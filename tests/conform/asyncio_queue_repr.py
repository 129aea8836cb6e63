# repr of queues shows sizes, items and waiters
import asyncio

async def main():
    q = asyncio.Queue(4)
    q.put_nowait("a")
    q.put_nowait(2)
    print(str(q).split(" ", 3)[3])
    t = asyncio.create_task(asyncio.Queue().get())
    q.get_nowait()
    print(str(q).split(" ", 3)[3])
    await asyncio.sleep(0)
    t.cancel()

asyncio.run(main())

# Queue: nowait errors, task_done too often, maxsize, negative maxsize
import asyncio

async def main():
    q = asyncio.Queue(maxsize=2)
    print(q.maxsize, q.qsize(), q.empty(), q.full())
    q.put_nowait("a"); await q.put("b")
    for act in (lambda: q.put_nowait("c"), q.get_nowait, q.get_nowait, q.get_nowait, q.task_done, q.task_done, q.task_done):
        try:
            print("->", act())
        except (asyncio.QueueFull, asyncio.QueueEmpty, ValueError) as e:
            print(type(e).__name__, repr(str(e)), isinstance(e, Exception))
    await q.join()
    endless = asyncio.Queue(-5)
    for i in range(100):
        endless.put_nowait(i)
    print(endless.full(), endless.qsize(), endless.maxsize)
    p = asyncio.PriorityQueue()
    for item in ((2, "b"), (1, "z"), (1, "a")):
        await p.put(item)
    print([p.get_nowait() for _ in range(3)])
    p.put_nowait((1, {}))
    try:
        p.put_nowait((1, {}))
    except TypeError as e:
        print(e)
    l = asyncio.LifoQueue(3)
    for x in "xyz":
        l.put_nowait(x)
    print(l.full(), [await l.get() for _ in range(3)])
    print(issubclass(asyncio.PriorityQueue, asyncio.Queue), asyncio.QueueFull.__mro__[1].__name__)

asyncio.run(main())

# A queue's methods call each other through the class of the queue.
import asyncio


class Told(asyncio.Queue):
    def put_nowait(self, item):
        print("put_nowait", item)
        super().put_nowait(item)

    def get_nowait(self):
        print("get_nowait")
        return super().get_nowait()

    def empty(self):
        print("empty?")
        return super().empty()

    def full(self):
        print("full?")
        return super().full()

    def qsize(self):
        print("qsize?")
        return super().qsize()


class Doubled(asyncio.LifoQueue):
    def get_nowait(self):
        return 2 * super().get_nowait()

    def put_nowait(self, item):
        super().put_nowait(item + 1)
        return "put"


class Small(asyncio.Queue):
    def full(self):
        return self.qsize() >= 2


async def main():
    q = Told(1)
    await q.put(1)
    second = asyncio.create_task(q.put(2))
    await asyncio.sleep(0)
    print(await q.get())
    await second
    print(await q.get(), q)
    d = Doubled()
    print(await d.put(1), await d.put(2), await d.get(), await d.get())
    s = Small()
    s.put_nowait(1)
    await s.put(2)
    try:
        s.put_nowait(3)
    except asyncio.QueueFull:
        print("full")
    loop = asyncio.get_running_loop()
    loop.call_soon(print("called at once"))
    await asyncio.sleep(0)
    print(loop.call_later(1, None))

asyncio.run(main())

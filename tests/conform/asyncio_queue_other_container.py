# A Queue subclass that keeps its items elsewhere: empty() and qsize() still look at _queue
import asyncio


class Unordered(asyncio.Queue):
    def _init(self, maxsize):
        self.items = {}

    def _put(self, item):
        self.items[item] = 1

    def _get(self):
        return self.items.popitem()[0]


class Asks(Unordered):
    def empty(self):
        return not self.items

    def qsize(self):
        return len(self.items)


async def main():
    queue = Unordered()
    queue.put_nowait(1)
    print(str(queue))
    for call in (queue.get_nowait, queue.empty, queue.qsize, queue.full):
        try:
            print(call())
        except AttributeError as error:
            print(error)
    try:
        await queue.get()
    except AttributeError as error:
        print(error)
    queue = Asks(1)
    await queue.put('a')
    print(await queue.get(), queue.empty(), queue.qsize())

asyncio.run(main())

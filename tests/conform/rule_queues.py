# A queue hands things over.
import asyncio

seen = []


async def other():
    seen.append("other")


async def main():
    task = asyncio.create_task(other())
    queue = asyncio.Queue(2)
    # "put goes straight on while there is room, get while there is an item."
    # "Neither gives control back then."
    # "that put always lets a consumer run, or that each item has its consumer.
    # Whoever calls get first takes it."
    await queue.put("b")
    await queue.put("a")
    assert [await queue.get(), await queue.get()] == ["b", "a"]
    assert seen == []
    await task
    # "Items come out in the order in which they went in, a PriorityQueue's by
    # value, a LifoQueue's the newest first."
    for kind, order in ((asyncio.Queue, [2, 1, 3]),
                        (asyncio.PriorityQueue, [1, 2, 3]),
                        (asyncio.LifoQueue, [3, 1, 2])):
        queue = kind()
        for item in (2, 1, 3):
            queue.put_nowait(item)
        assert [await queue.get() for _ in order] == order

asyncio.run(main())
print("holds")

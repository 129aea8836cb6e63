# Woken is not yet served.
import asyncio

seen = []


async def getter(name, queue):
    seen.append((name, await queue.get()))


async def putter(queue):
    await queue.put("second")
    seen.append("room")


async def main():
    queue = asyncio.Queue(1)
    # "A get at an empty queue, or a put at a full one, waits in line."
    first = asyncio.create_task(getter("first", queue))
    second = asyncio.create_task(getter("second", queue))
    await asyncio.sleep(0)
    # "A put wakes the first getter, a get the first putter."
    queue.put_nowait(1)
    # "But it is only woken: it tries again on its next turn, and if another was
    # faster, it waits again, at the back of the line."
    # "that the item is reserved for the one that was woken. It lies in the queue
    # for whoever comes first."
    assert queue.get_nowait() == 1
    await asyncio.sleep(0)
    assert seen == []
    for item in (2, 3):
        queue.put_nowait(item)
        await asyncio.sleep(0)
    assert seen == [("second", 2), ("first", 3)]
    queue.put_nowait("first")
    task = asyncio.create_task(putter(queue))
    await asyncio.sleep(0)
    assert seen[-1] != "room"
    assert await queue.get() == "first" and await queue.get() == "second"
    assert seen[-1] == "room"

asyncio.run(main())
print("holds")

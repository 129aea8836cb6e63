# join waits for task_done, not for an empty queue.
import asyncio

seen = []


async def worker(queue):
    while True:
        item = await queue.get()
        await asyncio.sleep(1)
        seen.append(item)
        queue.task_done()


async def main():
    queue = asyncio.Queue()
    # "A queue counts what was put and not yet called task_done for."
    # "join() waits until that is 0."
    await queue.join()
    queue.put_nowait(1)
    # "An item that was taken out still counts, so that join means that the work is
    # done."
    task = asyncio.create_task(worker(queue))
    await asyncio.sleep(0)
    assert queue.empty() and seen == []
    await queue.join()
    assert seen == [1]
    task.cancel()
    # "that get is enough. Without a task_done for each item, join waits for ever."
    queue.put_nowait(2)
    await queue.get()
    try:
        await asyncio.wait_for(queue.join(), 1000)
        raise AssertionError("it waits")
    except asyncio.TimeoutError:
        pass

asyncio.run(main())
print("holds")

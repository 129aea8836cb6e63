# A future is a box for a result.
import asyncio

seen = []


async def waiter(future):
    seen.append(await future)


async def main():
    loop = asyncio.get_running_loop()
    # "A future is empty at first."
    box = loop.create_future()
    assert not box.done()
    task = asyncio.create_task(waiter(box))
    await asyncio.sleep(1)
    # "Somebody puts a result or an exception in, or cancels it, once, and then its
    # callbacks are queued: among them the one that wakes the task which awaits
    # it."
    box.add_done_callback(lambda box: seen.append("called"))
    box.set_result("result")
    try:
        box.set_exception(ValueError())
        raise AssertionError("twice")
    except asyncio.InvalidStateError:
        pass
    assert not box.cancel()
    assert seen == []
    await task
    assert seen == ["result", "called"]
    # "A task is a future, too, filled by its own return."
    assert isinstance(task, asyncio.Future) and task.result() is None
    # "that a future does the work. It does nothing; it is where the one who works
    # and the one who waits meet."
    idle = loop.create_future()
    await asyncio.sleep(100)
    assert not idle.done()

asyncio.run(main())
print("holds")

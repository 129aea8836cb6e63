# To cancel is to ask.
import asyncio

seen = []


class Block:
    async def __aenter__(self):
        pass

    async def __aexit__(self, *args):
        seen.append("with")


async def waiter():
    try:
        async with Block():
            await asyncio.sleep(60)
            seen.append("slept")
    except Exception:
        seen.append("except Exception")
    finally:
        await asyncio.sleep(1)
        seen.append("finally")


async def awaits(task):
    await task


async def main():
    task = asyncio.create_task(waiter())
    outer = asyncio.create_task(awaits(task))
    await asyncio.sleep(1)
    # "cancel() stops nothing on the spot."
    outer.cancel()
    assert not task.done() and not outer.done() and seen == []
    # "It cancels what the task waits for, a sleep, a get or another task, and on
    # the task's next turn CancelledError is raised inside it, at the await where
    # it stands: its finally blocks and its with blocks run, it may clean up, even
    # await, and normally lets the error go on."
    # "that it is gone after cancel(). It still has a turn to come; await it to be
    # sure. And that except Exception catches this: CancelledError is not an
    # Exception."
    await asyncio.wait([outer])
    assert seen == ["with", "finally"]
    assert not issubclass(asyncio.CancelledError, Exception)
    # "Then it counts as cancelled."
    assert task.cancelled() and outer.cancelled()
    # "A task that has not begun never begins."
    del seen[:]
    task = asyncio.create_task(waiter())
    task.cancel()
    await asyncio.wait([task])
    assert task.cancelled() and seen == []

asyncio.run(main())
print("holds")

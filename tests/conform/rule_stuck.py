# Somebody must bring it about.
import asyncio


async def waiter(event):
    await event.wait()


async def main():
    # "A task that waits is woken by somebody: a timer, another task, a thread,
    # input."
    event = asyncio.Event()
    task = asyncio.create_task(waiter(event))
    # "When all tasks wait, no timer is set and nothing can come from outside,
    # nobody is left who could wake one."
    # "that Python would notice. A real program simply stands there for ever; look
    # for the put, set or release that never happens."
    done, pending = await asyncio.wait([task], timeout=1000)
    assert pending == {task}
    event.set()
    await task

asyncio.run(main())
print("holds")

# What only a ring holds goes with the collector: the frames of a callback that
# failed hold what the loop runs for, and as_completed's timer what nobody asked
# for. A coroutine that finds no loop is not closed.
import asyncio


async def relay(delay):
    try:
        yield unknown
    finally:
        await asyncio.sleep(delay)
        print('relay end')


def clumsy(f):
    raise LookupError


async def with_callback():
    event = asyncio.Event()

    async def waits():
        await event.wait()

    async def reads():
        async for x in relay(0.2):
            pass

    async def works():
        async with asyncio.TaskGroup() as group:
            task = group.create_task(waits())
            group.create_task(reads())
            try:
                await asyncio.sleep(0.2)
            except asyncio.CancelledError:
                pass
        task.add_done_callback(clumsy)

    asyncio.create_task(works())


async def with_timer():
    async def fails():
        agen = relay(0.1)
        await agen.__anext__()

    async def slow():
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            await asyncio.sleep(1)

    # tasks, not coroutines: a set of those goes by their addresses
    tasks = asyncio.create_task(fails()), asyncio.create_task(slow())
    for one in asyncio.as_completed(tasks, timeout=0.2):
        pass


async def outer():
    asyncio.create_task(with_timer())
    await asyncio.sleep(0.15)


asyncio.run(with_callback())
print('first')
asyncio.run(outer())
print('second')

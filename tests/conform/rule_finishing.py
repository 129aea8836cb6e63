# A task keeps its result.
import asyncio

passes = []


async def returns():
    return 42


async def fails():
    raise ValueError("no")


async def counts():
    for n in range(9):
        passes.append(n)
        await asyncio.sleep(0)


async def main():
    # "When a task's coroutine returns, raises, or is cancelled, the task is over
    # and keeps what came of it."
    good = asyncio.create_task(returns())
    bad = asyncio.create_task(fails())
    gone = asyncio.create_task(returns())
    gone.cancel()
    await asyncio.sleep(1)
    assert good.done() and bad.done() and gone.cancelled()
    # "Whoever awaits it, now or later, as often as they like, gets that."
    assert await good == 42 and await good == 42
    # "that the result goes straight to whoever waits, or that an error in a task
    # shows by itself. It shows when the task is awaited."
    for _ in range(2):
        try:
            await bad
            raise AssertionError("it fails")
        except ValueError:
            pass
    # "Its callbacks go to READY: so a gather or a task group learns of it one pass
    # later."
    task = asyncio.create_task(returns())
    told = []
    task.add_done_callback(lambda task: told.append(len(passes)))
    other = asyncio.create_task(counts())
    await asyncio.sleep(0)
    assert task.done() and not told and len(passes) == 1
    await other
    assert told == [1]

asyncio.run(main())
print("holds")

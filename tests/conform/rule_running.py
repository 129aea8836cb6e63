# asyncio.run is the door: what it makes, runs, cancels, closes.
import asyncio
import threading
import time

seen = []


async def left_over():
    try:
        await asyncio.sleep(60)
        seen.append("finished")
    except asyncio.CancelledError:
        await asyncio.sleep(1)
        seen.append("cancelled")
        raise


async def items():
    try:
        yield 1
        yield 2
    finally:
        seen.append("generator closed")


def slow():
    time.sleep(2)
    seen.append("thread done")


async def main():
    global loop
    loop = asyncio.get_running_loop()
    assert loop.is_running()
    # "asyncio.run makes an event loop, turns one coroutine into the first task,
    # and runs the loop until that task is over."
    assert asyncio.all_tasks() == {asyncio.current_task()}
    global left, kept
    left = asyncio.create_task(left_over())
    kept = items()
    assert await kept.__anext__() == 1
    asyncio.get_running_loop().run_in_executor(None, slow)
    await asyncio.sleep(0)
    seen.append("main over")
    return "result"

assert asyncio.run(main()) == "result"

# "Then it cancels the tasks that are left and waits for them, closes the async
# generators that are left, waits for the worker threads, and closes the loop."
# "that tasks which are still waiting get to finish. They don't: whoever wants
# their results must await them before main ends."
assert left.cancelled()
assert seen == ["main over", "cancelled", "generator closed", "thread done"], seen
assert threading.active_count() == 1
assert loop.is_closed()
print("holds")

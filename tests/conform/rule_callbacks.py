# A callback never runs at once.
import asyncio

seen = []


def note(name):
    seen.append(name)
    # "It runs in a later turn of its own, outside of every task, and cannot
    # await."
    assert asyncio.current_task() is None


async def waiter(future):
    try:
        await future
    finally:
        seen.append("woken")


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    future.add_done_callback(lambda future: note("done"))
    # "call_soon, a timer that is due, and a future that is done all put a callback
    # at the back of READY."
    loop.call_later(0, note, "timer")
    loop.call_soon(note, "soon")
    task = asyncio.create_task(waiter(future))
    await asyncio.sleep(0)
    # "that set_result or cancel run the waiting code on the spot. They only queue
    # it; the line behind them runs first."
    future.set_result(1)
    seen.append("behind set_result")
    await task
    assert seen.index("behind set_result") < seen.index("done")
    assert seen.index("done") < seen.index("woken")
    assert seen[:1] == ["soon"] and "timer" in seen
    task = asyncio.create_task(waiter(loop.create_future()))
    await asyncio.sleep(0)
    del seen[:]
    task.cancel()
    seen.append("behind cancel")
    await asyncio.wait([task])
    assert seen == ["behind cancel", "woken"]

asyncio.run(main())
print("holds")

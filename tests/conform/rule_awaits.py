# await goes in, it starts no task.
import asyncio

seen = []


async def inner(wait):
    assert asyncio.current_task() is task
    assert len(asyncio.all_tasks()) == 2
    if wait:
        await asyncio.sleep(wait)
    return 42


async def watcher():
    while True:
        seen.append("other")
        await asyncio.sleep(0)


async def main():
    global task
    task = asyncio.current_task()
    other = asyncio.create_task(watcher())
    # "Awaiting a coroutine goes into it like a call: it runs inside the same
    # task, and control comes back straight from its return."
    assert await inner(0) == 42
    assert seen == []
    # "The loop hears of it only when something in there really waits; then the
    # whole chain, from the innermost await to the task, stands still together."
    made = inner(1)
    asyncio.get_running_loop().call_soon(
        lambda: seen.append(task.get_coro().cr_await is made))
    other.cancel()
    begin = asyncio.get_running_loop().time()
    await made
    assert seen == [True]
    # "that await runs things at the same time. Two awaits one below the other run
    # one after the other; for both at once use create_task, gather or a
    # TaskGroup."
    await asyncio.sleep(1)
    await asyncio.sleep(1)
    assert 3 <= asyncio.get_running_loop().time() - begin < 3.5
    await asyncio.gather(asyncio.sleep(1), asyncio.sleep(1))
    assert 4 <= asyncio.get_running_loop().time() - begin < 4.5

asyncio.run(main())
print("holds")

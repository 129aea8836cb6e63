# A notify wakes who waits now.
import asyncio

seen = []


async def waiter(condition, name):
    async with condition:
        await condition.wait()
        assert condition.locked()
        seen.append(name)
        await asyncio.sleep(1)


async def main():
    condition = asyncio.Condition()
    # "A notify that finds nobody waiting is lost."
    async with condition:
        condition.notify_all()
    # "wait() at a condition gives its lock back, waits for a notify, and takes the
    # lock again before it goes on."
    tasks = [asyncio.create_task(waiter(condition, name)) for name in "ab"]
    await asyncio.sleep(1)
    assert seen == [] and not condition.locked()
    # "that notify hands over the lock, or is kept for later. The one that is woken
    # still needs the lock, and somebody may have it."
    async with condition:
        condition.notify(1)
        await asyncio.sleep(1)
        assert seen == []
    await asyncio.sleep(0.5)
    assert seen == ["a"]
    # "So what one waits for is kept in a variable, and looked at in a loop:
    # wait_for() does that."
    async with condition:
        condition.notify()
        await condition.wait_for(lambda: True)
    await tasks[1]
    assert seen == ["a", "b"]

asyncio.run(main())
print("holds")

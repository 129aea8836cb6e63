# A call of a coroutine function runs nothing.
import asyncio
import inspect
import warnings

seen = []


async def work(name):
    seen.append(name)


async def main():
    # "Calling an async def function makes a coroutine object, and that is all."
    # "that calling it starts it, as with a plain function. Without await or
    # create_task nothing happens."
    made = work("awaited")
    assert inspect.iscoroutine(made)
    await asyncio.sleep(1)
    assert seen == []
    # "Its code begins when the coroutine is awaited, or when a task that was made
    # from it gets its first turn."
    await made
    assert seen == ["awaited"]
    task = asyncio.create_task(work("task"))
    assert seen == ["awaited"]
    await task
    assert seen == ["awaited", "task"]
    # "Thrown away without either, it never runs, and Python warns that it was
    # never awaited."
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        made = work("thrown away")
        del made
    assert [str(w.message) for w in told] == [
        "coroutine 'work' was never awaited"]
    assert seen == ["awaited", "task"]

asyncio.run(main())
print("holds")

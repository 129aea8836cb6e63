# A warning is worth reading.
import asyncio
import gc
import warnings

told = []


async def never():
    told.append("ran")


async def waiter():
    await asyncio.get_running_loop().create_future()
    told.append("ran")


async def fails():
    raise ValueError("no")


async def main():
    asyncio.get_running_loop().set_exception_handler(
        lambda loop, context: told.append(context["message"]))
    # "Python, or asyncio, warns of what is no error but nearly always a mistake: a
    # coroutine that was never awaited, a task that was thrown away while it
    # waited, an exception that nobody fetched."
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        never()
    assert [str(w.message) for w in caught] == [
        "coroutine 'never' was never awaited"]
    asyncio.create_task(waiter())
    asyncio.create_task(fails())
    await asyncio.sleep(1)
    gc.collect()
    # "The program goes on."
    # "that nothing is wrong because the program goes on. Something that was meant
    # to run has not run."
    assert sorted(told) == ["Task exception was never retrieved",
                            "Task was destroyed but it is pending!"], told

asyncio.run(main())
print("holds")

# A coroutine keeps its place.
import asyncio

begun = []


async def work(future):
    begun.append("once")
    total = 1
    try:
        # "When a coroutine pauses, its frame stays as it is: the line, the
        # variables, the blocks that are open. When it goes on, it goes on from
        # that very spot, and the await has a value now, or raises."
        total += await future
        total += await asyncio.sleep(1, 10)
        raise AssertionError("goes on")
    except KeyError:
        return total


async def main():
    loop = asyncio.get_running_loop()
    one, two = loop.create_future(), loop.create_future()
    first = asyncio.create_task(work(one))
    await asyncio.sleep(0)
    assert first.get_coro().cr_frame.f_locals["total"] == 1
    one.set_exception(KeyError())
    assert await first == 1
    second = asyncio.create_task(work(two))
    await asyncio.sleep(0)
    two.set_result(5)
    try:
        await second
    except AssertionError as error:
        assert str(error) == "goes on"
    # "that it begins again from its first line, or that main has to call it
    # again."
    assert begun == ["once", "once"]

asyncio.run(main())
print("holds")

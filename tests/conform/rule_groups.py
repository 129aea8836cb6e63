# A task group leaves nobody behind.
import asyncio

seen = []


async def work(n, fails=False):
    try:
        await asyncio.sleep(n)
    except asyncio.CancelledError:
        await asyncio.sleep(1)
        seen.append("cancelled %d" % n)
        raise
    if fails:
        raise ValueError(n)
    seen.append(n)


async def main():
    # "The block of a TaskGroup is left only when all tasks made in it are over."
    # "that create_task in a group has to be awaited one by one. The end of the
    # block is that await, for all of them."
    async with asyncio.TaskGroup() as group:
        group.create_task(work(1))
        group.create_task(work(3))
    assert seen == [1, 3]
    # "If one fails, the others are cancelled, and so is the block itself if it still
    # runs; when all are over, an ExceptionGroup with the errors comes out of it."
    del seen[:]
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(work(60)),
                     group.create_task(work(1, fails=True)),
                     group.create_task(work(1, fails=True))]
            try:
                await asyncio.sleep(60)
            finally:
                seen.append("block")
        raise AssertionError("it fails")
    except ExceptionGroup as error:
        assert [type(e) for e in error.exceptions] == [ValueError, ValueError]
    assert all(task.done() for task in tasks)
    assert sorted(seen) == ["block", "cancelled 60"]

asyncio.run(main())
print("holds")

# create_task queues, it does not run.
import asyncio
import gc

seen = []


async def work(name):
    seen.append(name)


async def waiter():
    await asyncio.get_running_loop().create_future()


async def main():
    asyncio.get_running_loop().set_exception_handler(
        lambda loop, context: seen.append(context["message"]))
    # "A new task goes to the back of READY with its first step; the one that made
    # it runs on until it waits."
    a = asyncio.create_task(work("a"))
    b = asyncio.create_task(work("b"))
    seen.append("main")
    # "Only then, and in the order in which they were made, do new tasks begin."
    await asyncio.sleep(0)
    assert a.done() and b.done()
    assert seen == ["main", "a", "b"]
    # "that the new task runs from this line on. And that a task is safe without a
    # name: the loop keeps only a weak hold of it, so keep the task in a variable
    # until it is done."
    del seen[:]
    asyncio.create_task(waiter())
    kept = asyncio.create_task(waiter())
    await asyncio.sleep(1)
    gc.collect()
    assert seen == ["Task was destroyed but it is pending!"]
    assert not kept.done()

asyncio.run(main())
print("holds")

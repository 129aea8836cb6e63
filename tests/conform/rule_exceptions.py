# An exception climbs the chain of awaits.
import asyncio
import gc

seen = []


class Block:
    async def __aenter__(self):
        pass

    async def __aexit__(self, *args):
        seen.append("with")


async def inner():
    raise ValueError("no")


async def middle():
    try:
        async with Block():
            await inner()
    finally:
        seen.append("finally")


async def outer():
    try:
        await middle()
    except KeyError:
        seen.append("no fit")


async def fails():
    await outer()


async def quits():
    raise SystemExit(3)


async def main():
    asyncio.get_running_loop().set_exception_handler(
        lambda loop, context: seen.append(context["message"]))
    # "It leaves one frame after the other, from callee to caller, until an except
    # fits; every finally and every with on the way gets its turn."
    try:
        await outer()
    except ValueError:
        seen.append("fits")
    assert seen == ["with", "finally", "fits"]
    # "If it leaves a task's outermost coroutine, the task has failed and keeps it,
    # for whoever awaits the task; SystemExit and KeyboardInterrupt stop the loop
    # as well."
    del seen[:]
    task = asyncio.create_task(fails())
    await asyncio.sleep(1)
    assert task.done() and seen == ["with", "finally"]
    for _ in range(2):
        try:
            await task
            raise AssertionError("it is kept")
        except ValueError:
            pass
    # "that a failed task stops the program, or prints at once. It is quiet until
    # somebody awaits it; if nobody ever does, asyncio says so when the task is
    # thrown away."
    del seen[:], task
    gc.collect()
    assert seen == []
    task = asyncio.create_task(fails())
    await asyncio.sleep(1)
    assert seen == ["with", "finally"]
    del task
    gc.collect()
    assert seen[2:] == ["Task exception was never retrieved"]
    global last
    last = asyncio.create_task(quits())
    await asyncio.sleep(1)
    seen.append("not stopped")

try:
    asyncio.run(main())
    raise AssertionError("the loop goes on")
except SystemExit as error:
    assert error.code == 3
assert last.done() and isinstance(last.exception(), SystemExit)
assert seen[-1] != "not stopped"
print("holds")

# A timeout is a cancellation at a given time.
import asyncio
import time

seen = []


async def work(swallow=False):
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        seen.append(loop.time() - begin)
        if not swallow:
            raise
    return "swallowed"


async def main():
    global loop, begin
    loop = asyncio.get_running_loop()
    begin = loop.time()
    # "A limit sets a timer."
    # "When it fires and the work is not done, the work is cancelled:
    # CancelledError is raised where it waits, and the limit turns that into
    # TimeoutError for the one outside."
    for limited in (asyncio.wait_for(work(), 1), timeout(work(), 1)):
        begin = loop.time()
        try:
            await limited
            raise AssertionError("time is up")
        except TimeoutError:
            pass
        assert 1 <= seen[-1] < 1.5
    assert len(seen) == 2
    # "wait() and as_completed() are different: they only stop waiting, and the
    # tasks run on."
    task = asyncio.create_task(work())
    done, pending = await asyncio.wait([task], timeout=1)
    assert pending == {task} and not task.cancelling()
    for each in asyncio.as_completed([task], timeout=1):
        try:
            await each
            raise AssertionError("time is up")
        except TimeoutError:
            pass
    assert not task.done() and not task.cancelling()
    task.cancel()
    # "that the limit can interrupt a computation. It works at awaits only; and who
    # swallows CancelledError inside defeats it."
    begin = loop.time()
    try:
        async with asyncio.timeout(1):
            time.sleep(5)
            await asyncio.sleep(1)
        raise AssertionError("time is up")
    except TimeoutError:
        assert 5 <= loop.time() - begin < 5.5
    begin = loop.time()
    assert await timeout(work(swallow=True), 1) == "swallowed"


async def timeout(work, delay):
    async with asyncio.timeout(delay):
        return await work

asyncio.run(main())
print("holds")

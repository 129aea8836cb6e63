# Task groups that end well, in errors, and by cancellation from outside.
import asyncio


async def job(seconds, error=None):
    await asyncio.sleep(seconds)
    if error:
        raise error


async def group(*errors):
    async with asyncio.TaskGroup() as g:
        for n, error in enumerate(errors):
            g.create_task(job(n + 1, error), name="job %d" % n)


async def main():
    while True:
        await group(None, None, None)
        try:
            await group(None, ValueError("two"), None)
        except* ValueError as e:
            kept = e
        outer = asyncio.create_task(group(None, None))
        await asyncio.sleep(0.5)
        outer.cancel()
        try:
            await outer
        except asyncio.CancelledError:
            pass


asyncio.run(main())

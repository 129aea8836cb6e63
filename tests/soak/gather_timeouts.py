# gather, wait_for, timeout, wait, as_completed and shield, with errors.
import asyncio


async def job(seconds, error=None):
    await asyncio.sleep(seconds)
    if error:
        raise error
    return seconds


async def main():
    while True:
        await asyncio.gather(job(1), job(2), job(3))
        await asyncio.gather(job(1, KeyError("a")), job(2),
                             return_exceptions=True)
        try:
            await asyncio.gather(job(1, ValueError("b")), job(5))
        except ValueError:
            pass
        try:
            await asyncio.wait_for(job(10), 1)
        except asyncio.TimeoutError:
            pass
        try:
            async with asyncio.timeout(1) as limit:
                limit.reschedule(limit.when() + 1)
                await job(10)
        except TimeoutError:
            pass
        tasks = [asyncio.create_task(job(i)) for i in range(3)]
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for first in asyncio.as_completed(tasks):
            await first
        await asyncio.shield(job(1))


asyncio.run(main())

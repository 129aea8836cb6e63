# Loops on one line, a name that keeps its value, a callback that is dropped, and
# a timer that never comes due.
import asyncio


async def main():
    for i in range(2): print(i)
    n = 0
    while n < 3: n += 1
    n = 3
    never = asyncio.create_task(asyncio.sleep(float("inf")))
    loop = asyncio.get_running_loop()
    dropped = loop.call_soon(print, "not printed")
    dropped.cancel()
    async with asyncio.timeout(None):
        await asyncio.sleep(1)
    never.cancel()
    print(n, loop.time() >= 1)


asyncio.run(main())

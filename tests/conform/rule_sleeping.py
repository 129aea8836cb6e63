# A sleep is a timer and a future.
import asyncio
import time


async def main():
    loop = asyncio.get_running_loop()
    me = asyncio.current_task()
    seen = []
    # "asyncio.sleep makes a future and a timer that will give it its result."
    # "The task waits for the future, and the loop is free for the others."
    loop.call_soon(lambda: seen.append(me._fut_waiter))
    assert await asyncio.sleep(1, "result") == "result"
    assert isinstance(seen[0], asyncio.Future)
    assert seen[0].result() == "result"
    # "When the time has come, the task goes to the back of READY: at least so long
    # it sleeps, more if others are before it or hold the loop."
    # "that it stops the program as time.sleep does, or that it ends on the dot."
    begin = loop.time()
    await asyncio.sleep(1)
    assert 1 <= loop.time() - begin < 1.5
    begin = loop.time()
    loop.call_soon(time.sleep, 3)
    await asyncio.sleep(1)
    assert loop.time() - begin >= 3

asyncio.run(main())
print("holds")

# A call that blocks stops everybody.
import asyncio
import threading
import time

ticks = []


async def ticker():
    while True:
        ticks.append(loop.time())
        await asyncio.sleep(1)


async def main():
    global loop
    loop = asyncio.get_running_loop()
    # "The loop and all its tasks share one thread."
    assert threading.current_thread() is threading.main_thread()
    task = asyncio.create_task(ticker())
    await asyncio.sleep(0)
    # "A time.sleep, a long computation, or a request of a library without async
    # keeps that thread, and until it is back no task runs, no timer fires on time,
    # no input is read."
    # "that a blocking call inside async def becomes async. Await asyncio.sleep
    # instead, or hand the call to a thread with asyncio.to_thread."
    time.sleep(5)
    assert len(ticks) == 1
    await asyncio.sleep(0.1)
    assert len(ticks) == 2 and ticks[1] - ticks[0] >= 5
    await asyncio.to_thread(time.sleep, 3)
    assert len(ticks) >= 4
    task.cancel()

asyncio.run(main())
print("holds")

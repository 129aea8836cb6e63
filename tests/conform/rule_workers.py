# A worker thread does what would block.
import asyncio
import threading
import time

seen = []


def blocks(seconds):
    seen.append(threading.current_thread() is threading.main_thread())
    time.sleep(seconds)
    return seconds


async def ticker():
    while True:
        seen.append("tick")
        await asyncio.sleep(1)


async def main():
    loop = asyncio.get_running_loop()
    # "run_in_executor hands a plain call to a thread of a pool and gives back a
    # future; asyncio.to_thread does so when it is awaited."
    future = loop.run_in_executor(None, blocks, 2)
    assert isinstance(future, asyncio.Future)
    made = asyncio.to_thread(blocks, 3)
    await asyncio.sleep(1)
    assert seen == [False]
    assert await future == 2
    del seen[:]
    # "The loop goes on meanwhile; when the call is done, the loop is told, and
    # whoever awaits it is queued."
    # "that this makes computing faster. It keeps the loop free; for computing on
    # several processors take processes."
    task = asyncio.create_task(ticker())
    assert await made == 3
    assert seen.count(False) == 1 and seen.count("tick") >= 3
    task.cancel()

asyncio.run(main())
print("holds")

# The modules that asyncio is made of come with it: asyncio.exceptions, asyncio.queues and others
import asyncio


async def main():
    try:
        await asyncio.wait_for(asyncio.sleep(1), 0.5)
    except asyncio.exceptions.TimeoutError as error:
        print(repr(error))
    task = asyncio.tasks.create_task(asyncio.sleep(1))
    task.cancel()
    try:
        await task
    except asyncio.exceptions.CancelledError as error:
        print(repr(error))
    queue = asyncio.queues.Queue()
    try:
        queue.get_nowait()
    except asyncio.queues.QueueEmpty as error:
        print(repr(error))
    async with asyncio.locks.Lock(), asyncio.timeouts.timeout(1):
        print(asyncio.events.get_running_loop() is asyncio.get_event_loop())

asyncio.runners.run(main())
for name in ('coroutines', 'futures', 'taskgroups', 'threads', 'base_events',
             'streams', 'subprocess'):
    print(name, getattr(asyncio, name).__name__)
print(asyncio.subprocess.PIPE)
try:
    asyncio.nowhere
except AttributeError as error:
    print(error)

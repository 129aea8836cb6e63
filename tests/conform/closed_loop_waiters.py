# A loop that is closed takes no callbacks: whoever would wake a waiter hears it.
import asyncio


async def wait(queue, event, lock):
    await asyncio.gather(queue.get(), event.wait(), lock.acquire())


loop = asyncio.new_event_loop()
queue, event, lock = asyncio.Queue(), asyncio.Event(), asyncio.Lock()
future = loop.create_future()
future.add_done_callback(print)
loop.run_until_complete(lock.acquire())
task = loop.create_task(wait(queue, event, lock))
loop.call_later(0.1, loop.stop)
loop.run_forever()
when = loop.call_at(7, print, "never")
print(when, when.when())
loop.close()
for step in (lambda: queue.put_nowait(1), event.set, lock.release,
             lambda: future.set_result(1)):
    try:
        print(step())
    except RuntimeError as error:
        print(error)
print(future, event.is_set(), lock.locked(), queue.qsize())


async def unhashable():
    await asyncio.gather(asyncio.sleep(0), [])


try:
    asyncio.run(unhashable())
except TypeError as error:
    print(error)

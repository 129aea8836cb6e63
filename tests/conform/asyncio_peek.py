# The half-private names of queues, locks, futures and the loop that tutorials print
import asyncio
import inspect


async def main():
    loop = asyncio.get_running_loop()

    queue = asyncio.Queue(2)
    print(queue._queue, list(queue._getters), len(queue._putters), queue._loop)
    getter = asyncio.create_task(queue.get(), name='getter')
    await asyncio.sleep(0)
    print(len(queue._getters), [f.done() for f in queue._getters])
    for item in 'ab':
        queue.put_nowait(item)
    putter = asyncio.create_task(queue.put('c'))
    await asyncio.sleep(0)
    print(queue._queue[0], list(queue._queue), len(queue._putters),
          queue._unfinished_tasks, queue._loop is loop)
    print(await getter, await queue.get(), queue)
    await putter
    queue._queue.appendleft('first')
    print(queue.qsize(), queue.full(), queue.get_nowait())
    queue._queue.clear()
    print(queue.empty(), queue._unfinished_tasks)
    heap, pile = asyncio.PriorityQueue(), asyncio.LifoQueue()
    for item in (3, 1, 2):
        heap.put_nowait(item)
        pile.put_nowait(item)
    print(heap._queue, pile._queue)
    print(heap.get_nowait(), pile.get_nowait(), heap._queue, pile._queue)

    lock, event = asyncio.Lock(), asyncio.Event()
    places = asyncio.BoundedSemaphore(1)
    print(lock._locked, lock._waiters, event._value, len(event._waiters),
          places._value, places._waiters, places._bound_value)
    waiting = []
    for thing in (lock, places):
        await thing.acquire()
        waiting.append(asyncio.create_task(thing.acquire()))
    waiting.append(asyncio.create_task(event.wait()))
    await asyncio.sleep(0)
    print(lock._locked, list(lock._waiters), len(event._waiters), places._value,
          places._waiters[0].done())
    asyncio.Semaphore(3)._value = 1

    future = loop.create_future()
    print(future._state, future._callbacks, future._loop is loop)
    future.add_done_callback(print)
    print(future._callbacks[0][0], len(future._callbacks))
    print([task._state for task in waiting],
          waiting[0]._fut_waiter is lock._waiters[0])

    loop.call_soon(print, 'soon')
    later = loop.call_later(3, print, 'later')
    print(len(loop._ready), loop._ready[0], later in loop._scheduled,
          loop._stopping, loop._closed, loop._debug)
    print(later._callback, later._args, later._when, later._cancelled,
          later._scheduled)
    await asyncio.sleep(0)
    later.cancel()
    print(later._callback, later._args, later._cancelled)

    print(type(asyncio.Queue.get), asyncio.Queue.get.__qualname__,
          asyncio.iscoroutinefunction(asyncio.Queue.get),
          asyncio.iscoroutinefunction(asyncio.Event.set),
          inspect.isfunction(asyncio.Lock.acquire))
    print(str(asyncio.Lock.acquire).split(' at ')[0])
    await asyncio.Queue.put(queue, 'by the class')
    print(asyncio.Queue.get_nowait(queue))
    for task in waiting:
        task.cancel()

asyncio.run(main())

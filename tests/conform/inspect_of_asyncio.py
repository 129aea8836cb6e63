# asyncio's own coroutine functions and coroutines, looked at from outside.
import asyncio
import inspect


def plain():
    pass


async def main():
    queue, lock, event = asyncio.Queue(), asyncio.Lock(), asyncio.Event()
    loop = asyncio.get_running_loop()
    for f in (asyncio.sleep, asyncio.gather, asyncio.wait_for, asyncio.shield,
              queue.get, queue.get_nowait, queue.put, queue.join, lock.acquire,
              lock.release, event.wait, event.set, loop.shutdown_asyncgens,
              loop.call_soon, asyncio.Semaphore().acquire, plain, main, print):
        print(f.__name__, asyncio.iscoroutinefunction(f),
              inspect.iscoroutinefunction(f), inspect.ismethod(f))
    nap = asyncio.create_task(asyncio.sleep(1))
    getter = asyncio.create_task(queue.get())
    for _ in range(2):
        print(len(nap.get_stack()), nap.get_stack()[0].f_code.co_name,
              getter.get_stack()[-1].f_code.co_name)
        await asyncio.sleep(0)
    getter.cancel()
    await nap
    print(nap.get_stack(), getter.get_stack(), nap.get_coro().cr_frame)


asyncio.run(main())

# What fails in a callback of asyncio's own has a traceback, with the loop's.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    queue = asyncio.Queue(1)
    loop.call_later(0.1, queue.put_nowait, 1)
    loop.call_later(0.2, queue.put_nowait, 2)
    future = loop.create_future()
    loop.call_soon(future.set_result, 1)
    loop.call_soon(future.set_result, 2)
    loop.call_soon(asyncio.Lock().release)
    await asyncio.sleep(1)
    loop.set_exception_handler(lambda loop, context: print(
        context["message"], repr(context["exception"]),
        context["exception"].__traceback__ is None))
    loop.call_soon(queue.put_nowait, 3)
    await asyncio.sleep(0)


asyncio.run(main())

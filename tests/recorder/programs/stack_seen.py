# Who is on the stack: nobody but the program and the library.
import asyncio
import inspect
import logging
import sys
import traceback
import warnings


def names():
    return [frame.function for frame in inspect.stack()]


def places():
    return [(f.filename[-12:], f.lineno) for f in traceback.extract_stack()]


print(names(), places(), sys._getframe().f_back)
logging.basicConfig(format="%(lineno)d %(funcName)s %(message)s")
logging.warning("with the stack", stack_info=True)
warnings.warn("who has called", stacklevel=1)
warnings.warn("somebody above all", stacklevel=9)


class Odd(asyncio.Future):
    def cancel(self, msg=None):
        print("cancel", names()[:3])
        return super().cancel()


async def waits(event):
    print(names()[:2])
    await event.wait()


async def main():
    event = asyncio.Event()
    task = asyncio.ensure_future(waits(event))
    await asyncio.sleep(0)
    print(names()[:2], [f.f_code.co_name for f in task.get_stack()])
    task.cancel()
    print(asyncio.Task.cancel(task), Odd().cancel(), Odd.cancel(Odd()))
    future = asyncio.Future()
    try:
        future.result()
    except asyncio.InvalidStateError:
        traceback.print_exc()
    asyncio.Future.set_result(future, 5)
    print(future, future.cancel(), future.set_result.__name__)


asyncio.run(main())
loop = asyncio.new_event_loop()
future = loop.create_future()
future.add_done_callback(print)
loop.close()
for call in (lambda: future.set_result(1), lambda: loop.call_soon(print)):
    try:
        call()
    except RuntimeError:
        traceback.print_exc()
future = loop.create_future()
future.add_done_callback(print)
future.cancel()

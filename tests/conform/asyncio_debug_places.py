# Debug mode keeps where tasks, futures, handles and coroutines were made, and checks callbacks
import asyncio
import sys
import time


async def never():
    pass


async def fails():
    raise ValueError('in the task')


def breaks():
    1 / 0


def handler(loop, context):
    places = context.pop('source_traceback')
    print(sorted(context), context['message'])
    for place in places:
        if 'asyncio_debug' in place.filename:
            print('   ', place.lineno, place.name, place.line)


async def inner(loop):
    task = loop.create_task(fails())
    print(task)
    await asyncio.sleep(0)
    del task
    loop.call_soon(breaks)
    future = asyncio.Future()
    future.set_exception(KeyError('lost'))
    print(future)
    del future
    await asyncio.sleep(0)


async def main():
    loop = asyncio.get_running_loop()
    print(sys.get_coroutine_origin_tracking_depth())
    loop.set_exception_handler(handler)
    await inner(loop)
    never()
    handle = loop.call_soon(print)
    handle.cancel()
    print(handle._repr.split(' created')[0].rstrip('>'), handle._callback)
    for callback in (never, 5):
        for call in (loop.call_soon, loop.call_soon_threadsafe):
            try:
                call(callback)
            except TypeError as error:
                print(error)
    loop.slow_callback_duration = 0.25
    time.sleep(0.2)
    loop.set_debug(False)
    await asyncio.sleep(0)
    print(sys.get_coroutine_origin_tracking_depth())

asyncio.run(main(), debug=True)
print(sys.get_coroutine_origin_tracking_depth())
sys.set_coroutine_origin_tracking_depth(1)
coroutine = never()
print(coroutine.cr_origin[0][1:])
coroutine.close()
never()

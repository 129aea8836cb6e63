# A thread hands coroutines and callbacks to the loop, and waits or cancels
import asyncio
import concurrent.futures
import threading
import time

async def slow(n):
    try:
        await asyncio.sleep(n)
        return n
    except asyncio.CancelledError:
        print("slow cancelled")
        raise

async def fails():
    raise KeyError("inside")

async def leaves():
    raise asyncio.CancelledError("own")

def now():
    return f"{time.monotonic():.2f}"

def thread(loop):
    submit = asyncio.run_coroutine_threadsafe
    print(now(), submit(slow(1), loop).result())
    try:
        submit(fails(), loop).result()
    except KeyError as e:
        print(repr(e))
    try:
        submit(leaves(), loop).result()
    except concurrent.futures.CancelledError as e:
        print(repr(e))
    f = submit(slow(5), loop)
    try:
        f.result(timeout=0.5)
    except TimeoutError:
        print(now(), "too slow", f.cancel())
    time.sleep(0.5)
    print(f.cancelled())
    try:
        submit(print, loop)
    except TypeError as e:
        print(e)
    loop.call_soon_threadsafe(print, "soon")
    loop.call_soon_threadsafe(loop.stop)

loop = asyncio.new_event_loop()
t = threading.Thread(target=thread, args=(loop,))
t.start()
loop.run_forever()
t.join()
loop.close()
try:
    loop.call_soon_threadsafe(print)
except RuntimeError as e:
    print(e)
print(now())

# A loop in a background thread: submitting, stopping, errors, sync facade.
import asyncio
import threading
import time
from concurrent.futures import CancelledError


class LoopThread:
    def __init__(self):
        self.loop = asyncio.new_event_loop()
        self.started = threading.Event()
        self.thread = threading.Thread(target=self._run, name="loop", daemon=True)

    def _run(self):
        asyncio.set_event_loop(self.loop)
        self.loop.call_soon(self.started.set)
        self.loop.run_forever()
        pending = asyncio.all_tasks(self.loop)
        print("pending at stop:", sorted(t.get_name() for t in pending))
        for t in pending:
            t.cancel()
        self.loop.run_until_complete(asyncio.gather(*pending, return_exceptions=True))
        self.loop.close()

    def __enter__(self):
        self.thread.start()
        self.started.wait()
        return self

    def __exit__(self, *exc):
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()

    def call(self, coro, timeout=None):
        return asyncio.run_coroutine_threadsafe(coro, self.loop).result(timeout)


async def add(a, b):
    await asyncio.sleep(0.5)
    print("add in", threading.current_thread().name)
    return a + b


async def forever(name):
    try:
        while True:
            await asyncio.sleep(1)
    finally:
        print("forever over", name)


with LoopThread() as lt:
    print(lt.call(add(1, 2)), time.monotonic())
    fs = [asyncio.run_coroutine_threadsafe(add(i, i), lt.loop) for i in range(3)]
    print([f.result() for f in fs], time.monotonic())
    try:
        lt.call(add(1, "x"))
    except TypeError as e:
        print(e)
    f = asyncio.run_coroutine_threadsafe(forever("cancelled"), lt.loop)
    time.sleep(0.5)
    print(f.cancel(), f.cancelled())
    try:
        f.result()
    except CancelledError:
        print("cancelled")
    try:
        lt.call(forever("timed out"), timeout=0.3)
    except TimeoutError as e:
        print("timeout", repr(e))
    try:
        lt.loop.run_until_complete(asyncio.sleep(0))
    except RuntimeError as e:
        print(e)
    lt.loop.call_soon_threadsafe(lambda: print("callback in", threading.current_thread().name))
    q = lt.call(asyncio.to_thread(threading.current_thread))
    print(q.name.split("_")[0], q.daemon)
    time.sleep(0.1)
print(lt.loop.is_closed(), lt.thread.is_alive(), time.monotonic())
try:
    lt.call(add(1, 1))
except RuntimeError as e:
    print(e)
asyncio.run_coroutine_threadsafe(5, lt.loop)

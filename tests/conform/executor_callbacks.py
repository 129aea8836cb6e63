# Done callbacks run in the thread that ends the job, in order; errors are logged
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor

def seen(tag):
    def callback(f):
        print(tag, threading.current_thread().name, f.done(), f.result())
    return callback

def bad(f):
    raise ValueError("in the callback")

with ThreadPoolExecutor(1) as pool:
    f = pool.submit(time.sleep, 1)
    f.add_done_callback(seen("first"))
    f.add_done_callback(bad)
    f.add_done_callback(seen("third"))
    f.result()
    f.add_done_callback(seen("late"))

f = Future()
f.add_done_callback(lambda f: print("cancelled:", f.cancelled()))
print(f.cancel(), f.cancel(), f.set_running_or_notify_cancel())
try:
    f.set_result(1)
except Exception as e:
    print(type(e).__module__, type(e).__name__, str(e).split(":")[0])

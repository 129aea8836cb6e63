# What threads wait for: each waits until somebody can be seen to wait for it.
import queue
import threading
import time
from concurrent.futures import ThreadPoolExecutor


def until(waiting):
    while not waiting():
        time.sleep(0.001)


def take(things):
    for thing in things:
        print("has", type(thing.get() if hasattr(thing, "get") else
                          thing.acquire() if hasattr(thing, "acquire") else
                          thing.wait()).__name__)


gate = threading.Event()
places = threading.Semaphore(0)
letters = queue.Queue()
lock = threading.Lock()
again = threading.RLock()

taker = threading.Thread(target=take, args=([gate, places, letters],),
                         name="taker")
taker.start()
until(lambda: gate._cond._waiters)
gate.set()
until(lambda: places._cond._waiters)
places.release()
until(lambda: letters.not_empty._waiters)
letters.put("a")
taker.join()

with lock:
    print(lock.acquire(timeout=0.01), lock.acquire(False), lock)
with again, again:
    threading.Thread(target=lambda: print(again.acquire(timeout=0.01)),
                     name="late").start()
    until(lambda: threading.active_count() == 1)
try:
    lock.release()
except RuntimeError as error:
    print(error)
with ThreadPoolExecutor(1) as pool:
    jobs = []
    jobs.append(pool.submit(lambda: until(
        lambda: jobs and jobs[0]._condition._waiters)))
    print(jobs[0].result(), time.sleep, threading.Lock)
time.sleep("soon")

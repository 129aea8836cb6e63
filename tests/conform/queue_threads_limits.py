# queue.Queue with a maximum size, timeouts, and the other kinds of queue
import queue
import threading
import time

def now():
    return f"{time.monotonic():.2f}"

q = queue.Queue(2)
print(q.empty(), q.full(), q.qsize())
for i in range(2):
    q.put(i)
print(q.full())
for call in (lambda: q.put_nowait(9), lambda: q.put(9, timeout=0.5),
             lambda: q.put(9, timeout=-1), lambda: queue.Queue().get_nowait(),
             lambda: queue.Queue().get(timeout=0.5),
             lambda: queue.SimpleQueue().get(timeout=0.5),
             lambda: queue.SimpleQueue().get(timeout=-1)):
    try:
        call()
    except Exception as e:
        print(now(), type(e).__module__, type(e).__name__, e)

def producer():
    for i in range(2, 6):
        q.put(i)
        print(now(), "put", i)

threading.Thread(target=producer).start()
while True:
    time.sleep(1)
    try:
        item = q.get(timeout=0.5)
    except queue.Empty:
        break
    print(now(), "got", item)
    q.task_done()
q.join()
try:
    q.task_done()
except ValueError as e:
    print(e)
for kind in (queue.LifoQueue, queue.PriorityQueue, queue.SimpleQueue):
    k = kind()
    for x in (3, 1, 2):
        k.put(x)
    print([k.get() for _ in range(3)], k.empty())

# LifoQueue, PriorityQueue and SimpleQueue between threads
import queue
import threading
import time

def drain(q, count):
    for _ in range(count):
        print(type(q).__name__, q.get(), end="; ")
    print()

for q in (queue.Queue(), queue.LifoQueue(), queue.PriorityQueue(), queue.SimpleQueue()):
    for item in (3, 1, 2):
        q.put(item)
    t = threading.Thread(target=drain, args=(q, 4))
    t.start()
    time.sleep(0.1)
    q.put(0)
    t.join()

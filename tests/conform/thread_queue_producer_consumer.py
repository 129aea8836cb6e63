# queue.Queue between a producer and a consumer; a sentinel ends it
import queue
import threading
import time

q = queue.Queue()

def producer():
    for i in range(3):
        time.sleep(0.1)
        print(f"put {i}")
        q.put(i)
    q.put(None)

def consumer():
    while True:
        item = q.get()
        if item is None:
            print("the end")
            break
        print(f"got {item} at {time.perf_counter():.1f}")

c = threading.Thread(target=consumer)
p = threading.Thread(target=producer)
c.start()
p.start()
p.join()
c.join()
print(q.empty(), q.qsize())

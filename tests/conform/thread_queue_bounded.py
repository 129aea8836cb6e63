# A full queue holds its producer back until the consumer has taken one
import queue
import threading
import time

q = queue.Queue(maxsize=2)

def producer():
    for i in range(5):
        q.put(i)
        print(f"{time.perf_counter():.1f} put {i}, size {q.qsize()}")

t = threading.Thread(target=producer)
t.start()
print("full:", q.full())
for i in range(5):
    time.sleep(0.2)
    print(f"{time.perf_counter():.1f} got {q.get()}")
t.join()

# Daemon workers share a queue; join() waits until task_done() was called for every item
import queue
import threading
import time

q = queue.Queue()

def worker(name):
    while True:
        item = q.get()
        time.sleep(item / 10)
        print(f"{time.perf_counter():.1f} {name} did {item}")
        q.task_done()

for name in ("w1", "w2"):
    threading.Thread(target=worker, args=(name,), daemon=True).start()
for item in (3, 1, 1, 2):
    q.put(item)
print("all put", q.unfinished_tasks)
q.join()
print("all done", q.unfinished_tasks)
try:
    q.task_done()
except ValueError as e:
    print("ValueError:", e)

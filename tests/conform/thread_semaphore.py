# A Semaphore(2) lets two in at a time
import threading
import time

gate = threading.Semaphore(2)

def visit(name):
    with gate:
        print(f"{time.perf_counter():.1f} {name} in")
        time.sleep(0.2)
    print(f"{time.perf_counter():.1f} {name} out")

threads = [threading.Thread(target=visit, args=(i,)) for i in range(4)]
for t in threads:
    t.start()
    time.sleep(0.02)
for t in threads:
    t.join()
print(gate.acquire(), gate.acquire(), gate.acquire(blocking=False), gate.acquire(timeout=0.1))
gate.release(2)
bounded = threading.BoundedSemaphore(1)
try:
    bounded.release()
except ValueError as e:
    print("ValueError:", e)

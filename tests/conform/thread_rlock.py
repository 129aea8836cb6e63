# An RLock can be taken again by its owner; another thread waits for the last release
import threading
import time

lock = threading.RLock()

def countdown(n):
    with lock:
        print("  " * (3 - n) + "level", n)
        if n:
            countdown(n - 1)

def other():
    print("other tries:", lock.acquire(blocking=False))
    with lock:
        print(f"other has it at {time.perf_counter():.1f}")

with lock:
    t = threading.Thread(target=other)
    t.start()
    countdown(3)
    time.sleep(0.2)
t.join()
try:
    lock.release()
except RuntimeError as e:
    print("RuntimeError:", e)

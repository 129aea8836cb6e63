# acquire(timeout=...) gives up, or gets the lock when it is released in time
import threading
import time

lock = threading.Lock()

def hold():
    with lock:
        time.sleep(0.5)
        print(f"{time.perf_counter():.2f} releases")

t = threading.Thread(target=hold)
t.start()
print(lock.acquire(timeout=0.2), f"{time.perf_counter():.2f}")
print(lock.acquire(timeout=0), f"{time.perf_counter():.2f}")
print(lock.acquire(timeout=2), f"{time.perf_counter():.2f}")
lock.release()
t.join()

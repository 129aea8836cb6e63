# Workers are made as jobs come, up to the limit, and are used again when idle
import threading
import time
from concurrent.futures import ThreadPoolExecutor

def work(n):
    time.sleep(0.1)
    return n, threading.current_thread().name

with ThreadPoolExecutor(max_workers=3, thread_name_prefix="worker") as pool:
    print(pool.submit(work, 1).result())
    print(pool.submit(work, 2).result())
    print(list(pool.map(work, range(5))))
    print(threading.active_count())
print(threading.active_count())
with ThreadPoolExecutor(1) as other:
    print(other.submit(work, 1).result())

# Idle threads take new jobs before another thread is started
import threading
import time
from concurrent.futures import ThreadPoolExecutor

def job(name, seconds):
    print(f"{time.monotonic():.1f} {name} in {threading.current_thread().name}")
    time.sleep(seconds)
    return name

with ThreadPoolExecutor(max_workers=3, thread_name_prefix="pool") as pool:
    a = pool.submit(job, "a", 1)
    b = pool.submit(job, "b", 2)
    print(a.result())
    c = pool.submit(job, "c", 1)
    d = pool.submit(job, "d", 1)
    e = pool.submit(job, "e", 1)
    print([f.running() for f in (a, b, c, d, e)])
    print([f.result() for f in (b, c, d, e)])
    print(sorted(t.name for t in threading.enumerate()))
print(f"{time.monotonic():.1f}", threading.active_count())

# Six jobs, two workers: four wait until a worker is free
import threading
import time
from concurrent.futures import ThreadPoolExecutor

def job(n):
    name = threading.current_thread().name
    print(f"{time.perf_counter():.2f} {name} takes {n}")
    time.sleep(0.1 * (1 + n % 3))
    return n

start = time.perf_counter()
with ThreadPoolExecutor(max_workers=2, thread_name_prefix="w") as pool:
    futures = [pool.submit(job, n) for n in range(6)]
    print("submitted", sum(f.running() for f in futures), "running")
print([f.result() for f in futures], f"{time.perf_counter() - start:.2f}")

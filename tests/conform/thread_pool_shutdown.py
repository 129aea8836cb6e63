# shutdown: no new jobs; wait=False doesn't wait; cancel_futures drops what waits
import time
from concurrent.futures import ThreadPoolExecutor

def work(n):
    time.sleep(0.1)
    print("done", n)

pool = ThreadPoolExecutor(1)
futures = [pool.submit(work, n) for n in range(4)]
pool.shutdown(wait=False, cancel_futures=True)
print("shut down", [f.cancelled() for f in futures])
try:
    pool.submit(work, 9)
except RuntimeError as e:
    print("RuntimeError:", e)
pool.shutdown()
print("waited")
try:
    ThreadPoolExecutor(0)
except ValueError as e:
    print("ValueError:", e)

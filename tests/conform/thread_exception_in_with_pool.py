# The body of `with ThreadPoolExecutor` fails: the jobs are worked off first
import time
from concurrent.futures import ThreadPoolExecutor

def job(n):
    time.sleep(0.1)
    print("job", n)

try:
    with ThreadPoolExecutor(1) as pool:
        for n in range(3):
            pool.submit(job, n)
        raise RuntimeError("in the body")
except RuntimeError as e:
    print("caught", e, f"{time.perf_counter():.1f}")

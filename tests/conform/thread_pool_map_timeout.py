# map(timeout=...) raises TimeoutError when a result isn't there in time
import concurrent.futures
import time

def work(n):
    time.sleep(n)
    return n

with concurrent.futures.ThreadPoolExecutor(2) as pool:
    try:
        for result in pool.map(work, [0.1, 0.5], timeout=0.3):
            print(result)
    except TimeoutError as e:
        print(repr(e), f"{time.perf_counter():.1f}")
print(f"{time.perf_counter():.1f}", concurrent.futures.TimeoutError is TimeoutError)

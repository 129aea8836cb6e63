# result(timeout) gives up waiting, the job goes on
import time
from concurrent.futures import ThreadPoolExecutor

def slow():
    time.sleep(0.4)
    print("slow ends")
    return "slow result"

with ThreadPoolExecutor(1) as pool:
    future = pool.submit(slow)
    for attempt in range(3):
        try:
            print(future.result(timeout=0.15))
            break
        except TimeoutError as e:
            print(f"{time.perf_counter():.2f} not yet", repr(e))

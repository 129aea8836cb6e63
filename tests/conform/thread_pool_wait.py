# concurrent.futures.wait: all, the first one, the first exception, a timeout
import time
from concurrent.futures import (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION,
                                ThreadPoolExecutor, wait)

def work(n):
    time.sleep(n / 10)
    if n == 2:
        raise ValueError(n)
    return n

def show(what, result):
    print(f"{time.perf_counter():.1f} {what}: {len(result.done)} done, {len(result.not_done)} not")

with ThreadPoolExecutor(4) as pool:
    futures = [pool.submit(work, n) for n in (4, 1, 2, 3)]
    show("timeout", wait(futures, timeout=0.05))
    show(FIRST_COMPLETED, wait(futures, return_when=FIRST_COMPLETED))
    show(FIRST_EXCEPTION, wait(futures, return_when=FIRST_EXCEPTION))
    done, not_done = wait(futures, return_when=ALL_COMPLETED)
    show("all", wait(futures))
    print(sorted(f.result() for f in done if not f.exception()), not_done)

# as_completed() gives futures in the order in which they finish
import time
from concurrent.futures import ThreadPoolExecutor, as_completed

def load(url, seconds):
    time.sleep(seconds)
    return len(url)

pages = {"/slow": 0.5, "/quick": 0.1, "/middle": 0.3}
with ThreadPoolExecutor(max_workers=5) as pool:
    futures = {pool.submit(load, url, s): url for url, s in pages.items()}
    for future in as_completed(futures):
        print(f"{time.perf_counter():.1f} {futures[future]} {future.result()}")
    late = [pool.submit(load, "x", 0.5), pool.submit(load, "y", 0.1)]
    try:
        for future in as_completed(late, timeout=0.2):
            print("one", future.result())
    except TimeoutError as e:
        print("TimeoutError:", e)

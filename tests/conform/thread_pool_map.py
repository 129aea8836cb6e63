# map() gives results in the order of the arguments, not of finishing
import time
from concurrent.futures import ThreadPoolExecutor

def work(n, letter):
    time.sleep(n / 10)
    print(f"{time.perf_counter():.1f} {letter} is done")
    return letter * n

with ThreadPoolExecutor(3) as pool:
    for result in pool.map(work, [3, 1, 2], "abc"):
        print(f"{time.perf_counter():.1f} {result}")
    results = pool.map(work, (1, 1), "xy")
    print(type(results).__name__)
    print(list(results))

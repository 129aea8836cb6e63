# ThreadPoolExecutor.submit gives a Future; result() waits for it
import time
from concurrent.futures import ThreadPoolExecutor

def square(n):
    time.sleep(n / 10)
    return n * n

with ThreadPoolExecutor(max_workers=2) as pool:
    a = pool.submit(square, 3)
    b = pool.submit(square, n=1)
    print(a.done(), a.running(), b.done())
    print(b.result(), f"{time.perf_counter():.1f}")
    print(a.done(), a.running(), b.done())
    print(a.result(), f"{time.perf_counter():.1f}")
    print(a.done(), a.running(), a.result())

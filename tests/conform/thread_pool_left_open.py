# A pool that nobody shuts down is worked off before the program ends
import time
from concurrent.futures import ThreadPoolExecutor

def work(n):
    time.sleep(0.1)
    print("job", n, f"{time.perf_counter():.1f}")

pool = ThreadPoolExecutor(1)
for n in range(3):
    pool.submit(work, n)
print("main ends")

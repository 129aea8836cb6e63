# In sequence, in threads, in processes: waiting gains from both
import time
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Pool

def task(n):
    time.sleep(0.2)
    return n + 1

def measure(name, run):
    start = time.perf_counter()
    result = run()
    print(f"{name:9} {result} {time.perf_counter() - start:.2f} s")

def in_threads():
    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(task, range(4)))

def in_processes():
    with Pool(4) as pool:
        return pool.map(task, range(4))

if __name__ == "__main__":
    measure("sequence", lambda: [task(n) for n in range(4)])
    measure("threads", in_threads)
    measure("processes", in_processes)

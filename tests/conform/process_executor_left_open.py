# An executor of processes that nobody shuts down is worked off at the end
import time
from concurrent.futures import ProcessPoolExecutor

def work(n):
    time.sleep(0.1)
    print("work", n)

if __name__ == "__main__":
    pool = ProcessPoolExecutor(1)
    for n in range(3):
        pool.submit(work, n)
    print("main ends")

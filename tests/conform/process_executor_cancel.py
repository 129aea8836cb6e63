# Futures that no process has taken can be cancelled
import time
from concurrent.futures import ProcessPoolExecutor

def work(n):
    time.sleep(0.1)
    return n

if __name__ == "__main__":
    with ProcessPoolExecutor(1) as pool:
        futures = [pool.submit(work, n) for n in range(6)]
        time.sleep(0.05)
        print([f.running() for f in futures])
        print([f.cancel() for f in futures])
        print([f.cancelled() or f.result() for f in futures])

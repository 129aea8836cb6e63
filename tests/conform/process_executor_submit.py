# submit and as_completed over processes; globals stay the child's own
import time
from concurrent.futures import ProcessPoolExecutor, as_completed

calls = 0

def work(n):
    global calls
    calls += 1
    time.sleep(n / 10)
    return n, calls

if __name__ == "__main__":
    with ProcessPoolExecutor(2) as pool:
        futures = [pool.submit(work, n) for n in (4, 1, 2)]
        for future in as_completed(futures):
            print(future.result())
    print("calls in the parent:", calls)
    try:
        pool.submit(work, 1)
    except RuntimeError as e:
        print("RuntimeError:", e)

# A future that hasn't begun can be cancelled, a running one can't
import time
from concurrent.futures import CancelledError, ThreadPoolExecutor

def work(n):
    print("work", n)
    time.sleep(0.2)
    return n

with ThreadPoolExecutor(1) as pool:
    futures = [pool.submit(work, n) for n in range(3)]
    print([f.cancel() for f in futures[:2]])
    print([f.cancelled() for f in futures], [f.done() for f in futures])
    try:
        futures[1].result()
    except CancelledError as e:
        print("CancelledError", e.args)
    print(futures[0].result(), futures[2].result(), futures[2].cancel())

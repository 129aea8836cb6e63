# Jobs that stand ready can't be cancelled any more; shutdown cancels the rest
import time
from concurrent.futures import ProcessPoolExecutor

def job(n, seconds=1):
    time.sleep(seconds)
    return n

if __name__ == "__main__":
    pool = ProcessPoolExecutor(1)
    fs = [pool.submit(job, n) for n in range(6)]
    time.sleep(0.5)
    print([f.running() for f in fs[:2]], fs[5].running(), fs[0].done())
    print([f.cancel() for f in fs[:2]], fs[5].cancel())
    pool.shutdown(wait=True, cancel_futures=True)
    print(fs[0].result(), [f.cancelled() for f in fs[3:]])
    left = ProcessPoolExecutor(1)
    f = left.submit(job, 9)
    f.add_done_callback(lambda f: print("late", f.result()))
    dropped = ProcessPoolExecutor(1)
    dropped.submit(job, 8, 1.5).add_done_callback(lambda f: print("dropped"))
    del dropped
    time.sleep(2)
    print("main ends")

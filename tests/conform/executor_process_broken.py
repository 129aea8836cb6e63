# A worker that dies breaks the pool: what runs or waits gets BrokenProcessPool
import os
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

def start():
    raise RuntimeError("no start")

if __name__ == "__main__":
    with ProcessPoolExecutor(1) as pool:
        first = pool.submit(os._exit, 3)
        second = pool.submit(time.sleep, 1)
        for f in (first, second):
            try:
                f.result()
            except BrokenProcessPool as e:
                print(type(e).__name__, e)
        try:
            pool.submit(time.sleep, 1)
        except BrokenProcessPool as e:
            print(e)
    with ProcessPoolExecutor(2, initializer=start) as pool:
        try:
            pool.submit(time.sleep, 1).result()
        except BrokenProcessPool as e:
            print(e)

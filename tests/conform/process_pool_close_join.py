# close() and join(): no more work, wait for what there is; later calls are refused
import time
from multiprocessing import Pool

def work(n):
    time.sleep(0.1)
    print("work", n)
    return n

if __name__ == "__main__":
    pool = Pool(2)
    try:
        pool.join()
    except ValueError as e:
        print("ValueError:", e)
    print(pool.map(work, [1, 2]))
    pool.close()
    pool.join()
    try:
        pool.map(work, [3])
    except ValueError as e:
        print("ValueError:", e)
    try:
        Pool(0)
    except ValueError as e:
        print("ValueError:", e)

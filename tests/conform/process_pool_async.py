# apply_async and map_async return at once; get() waits
import time
from multiprocessing import Pool, TimeoutError

def work(n):
    time.sleep(n / 10)
    return -n

if __name__ == "__main__":
    with Pool(2) as pool:
        one = pool.apply_async(work, (3,))
        many = pool.map_async(work, [1, 2], chunksize=1)
        print(one.ready(), many.ready())
        try:
            one.get(timeout=0.1)
        except TimeoutError as e:
            print("TimeoutError", e.args)
        print(many.get(), one.get(), one.successful())
        print(sorted(pool.imap_unordered(work, [2, 1])))

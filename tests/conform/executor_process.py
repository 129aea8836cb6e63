# ProcessPoolExecutor: submit, as_completed, map with chunks, an initializer
import multiprocessing
import time
from concurrent.futures import ProcessPoolExecutor, as_completed

base = 0

def square(n):
    time.sleep(n / 10)
    return n * n, multiprocessing.current_process().name

def start(value):
    global base
    base = value

def add(n, m):
    return base + n + m

if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=2) as pool:
        for f in as_completed([pool.submit(square, n) for n in (4, 1, 2, 3)]):
            print(f"{time.monotonic():.1f}", f.result())
        print(list(pool.map(square, [2, 1])))
    with ProcessPoolExecutor(3, initializer=start, initargs=(100,)) as pool:
        print(list(pool.map(add, range(7), range(0, 70, 10), chunksize=3)))
    print(base)
    try:
        pool.submit(square, 1)
    except RuntimeError as e:
        print(e)
    for wrong in (lambda: ProcessPoolExecutor(0),
                  lambda: ProcessPoolExecutor(initializer=3),
                  lambda: pool.map(square, [1], chunksize=0)):
        try:
            wrong()
        except Exception as e:
            print(type(e).__name__, e)

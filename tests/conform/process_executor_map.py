# ProcessPoolExecutor.map: results in order, work in as many processes as asked for
import time
from concurrent.futures import ProcessPoolExecutor

def square(n):
    time.sleep(n / 10)
    return n * n

if __name__ == "__main__":
    start = time.perf_counter()
    with ProcessPoolExecutor(max_workers=2) as pool:
        print(list(pool.map(square, [3, 1, 2])))
        print(f"{time.perf_counter() - start:.1f}")
        print(list(pool.map(pow, [2, 3], [5, 2], chunksize=2)))

# Which worker takes which chunk: the lowest that is free
import multiprocessing
import time

def work(n):
    time.sleep(n / 10)
    return n, multiprocessing.current_process().name

if __name__ == "__main__":
    with multiprocessing.Pool(processes=2) as pool:
        start = time.perf_counter()
        print(pool.map(work, [3, 1, 1, 2], chunksize=1))
        print(f"{time.perf_counter() - start:.1f}")

# Processes and pools, one after another.
import concurrent.futures
import multiprocessing


def double(n):
    return 2 * n


if __name__ == "__main__":
    while True:
        p = multiprocessing.Process(target=double, args=(3,))
        p.start()
        p.join()
        with multiprocessing.Pool(2) as pool:
            pool.map(double, range(10))
        with concurrent.futures.ProcessPoolExecutor(2) as pool:
            list(pool.map(double, range(4)))
        for i in range(50_000):
            pass

# map's chunks: a quarter of the work per worker, rounded up
import multiprocessing

def who(n):
    return multiprocessing.current_process().name.split("-")[1]

if __name__ == "__main__":
    for count, chunksize in ((8, None), (9, None), (9, 3), (20, None)):
        with multiprocessing.Pool(2) as pool:
            names = pool.map(who, range(count), chunksize)
            first = min(int(n) for n in names)
            print(count, chunksize, [int(n) - first for n in names])

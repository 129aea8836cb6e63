# Pool.map: results in the order of the arguments
from multiprocessing import Pool

def square(n):
    return n * n

if __name__ == "__main__":
    with Pool(3) as pool:
        print(pool.map(square, range(10)))
        print(pool.map(square, []))
        print(pool.map(str, [1, 2.5, None], chunksize=2))

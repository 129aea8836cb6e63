# Workers have the globals as they were when the pool was made
import multiprocessing

factor = 2

def scale(n):
    return n * factor

if __name__ == "__main__":
    with multiprocessing.Pool(2) as pool:
        factor = 100
        print(pool.map(scale, [1, 2, 3]), [scale(n) for n in (1, 2, 3)])
    with multiprocessing.Pool(2) as pool:
        print(pool.map(scale, [1, 2, 3]))

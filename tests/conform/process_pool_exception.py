# An exception in a worker is raised in the parent
from multiprocessing import Pool

def inverse(n):
    return 1 / n

if __name__ == "__main__":
    with Pool(2) as pool:
        try:
            pool.map(inverse, [1, 0, 2])
        except ZeroDivisionError as e:
            print("caught:", e, type(e.__cause__).__name__)
        print(pool.map(inverse, [1, 2]))

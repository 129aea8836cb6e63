# The initializer runs once in each worker
import multiprocessing
import time

base = None

def prepare(value):
    global base
    base = value

def add(n):
    time.sleep(0.1)
    return base + n

if __name__ == "__main__":
    with multiprocessing.Pool(2, initializer=prepare, initargs=(100,)) as pool:
        print(pool.map(add, range(4)), base)

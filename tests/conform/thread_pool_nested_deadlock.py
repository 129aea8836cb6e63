# A job that waits for another job of a pool with one worker waits for ever
# stderr: any
from concurrent.futures import ThreadPoolExecutor

def inner():
    return "inner"

def outer():
    print("outer waits")
    return pool.submit(inner).result()

pool = ThreadPoolExecutor(1)
print(pool.submit(outer).result())

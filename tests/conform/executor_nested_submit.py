# A job that submits another waits for the lock that its starter holds
import time
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(2)

def inner(n):
    print("inner", n)
    return n + 1

def outer(n):
    print("outer", n)
    f = pool.submit(inner, n)
    print("outer submitted")
    return f.result() * 10

f = pool.submit(outer, 1)
print("main submitted")
print(f.result())
pool.shutdown()

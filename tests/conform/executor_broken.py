# An initializer that fails breaks the pool: jobs get BrokenThreadPool
import time
from concurrent.futures import BrokenExecutor, ThreadPoolExecutor

def start():
    time.sleep(1)
    raise RuntimeError("no start")

pool = ThreadPoolExecutor(1, initializer=start)
f = pool.submit(print, 1)
g = pool.submit(print, 2)
for one in (f, g):
    try:
        one.result()
    except BrokenExecutor as e:
        print(type(e).__module__, type(e).__name__, e)
try:
    pool.submit(print, 3)
except BrokenExecutor as e:
    print(e)
pool.shutdown()
try:
    ThreadPoolExecutor(0)
except ValueError as e:
    print(e)
try:
    ThreadPoolExecutor(1, initializer=3)
except TypeError as e:
    print(e)

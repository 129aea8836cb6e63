# An initializer that raises breaks the pool: jobs get BrokenThreadPool
# stderr: any
from concurrent.futures import BrokenExecutor, ThreadPoolExecutor

def prepare():
    raise OSError("no licence")

with ThreadPoolExecutor(1, initializer=prepare) as pool:
    future = pool.submit(print, "never")
    try:
        future.result()
    except BrokenExecutor as e:
        print(type(e).__name__, e)
    try:
        pool.submit(print, "never")
    except BrokenExecutor as e:
        print(type(e).__name__, e)

# A worker that dies breaks its executor
# stderr: any
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

def prepare():
    raise OSError("no licence")

if __name__ == "__main__":
    with ProcessPoolExecutor(1, initializer=prepare) as pool:
        future = pool.submit(print, "never")
        try:
            future.result()
        except BrokenProcessPool as e:
            print(type(e).__name__, e)
        try:
            pool.submit(print, "never")
        except BrokenProcessPool as e:
            print(type(e).__name__, e)

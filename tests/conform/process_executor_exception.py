# A child's exception comes back with its traceback as the cause
from concurrent.futures import ProcessPoolExecutor

def fail(n):
    raise ValueError(f"no {n}")

if __name__ == "__main__":
    with ProcessPoolExecutor(1) as pool:
        future = pool.submit(fail, 3)
        try:
            future.result()
        except ValueError as e:
            print("caught", e, type(e.__cause__).__name__)
        print(repr(pool.submit(lambda: 1).exception()).split("(")[0])
        print(pool.submit(fail, 4).result())

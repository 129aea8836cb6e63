# An exception in map() comes when its result is taken; the other jobs run anyway
import time
from concurrent.futures import ThreadPoolExecutor

def inverse(n):
    time.sleep(0.1)
    print("inverse of", n)
    return 1 / n

with ThreadPoolExecutor(1) as pool:
    try:
        for result in pool.map(inverse, [2, 0, 4, 5]):
            print(result)
    except ZeroDivisionError as e:
        print("caught:", e)
print("pool is shut down")

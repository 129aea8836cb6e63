# result, exception, wait and map with a timeout
import time
from concurrent.futures import (ThreadPoolExecutor, wait, FIRST_COMPLETED,
                                FIRST_EXCEPTION)

def job(n):
    time.sleep(n)
    if n == 2:
        raise ValueError(n)
    return n

def now():
    return f"{time.monotonic():.2f}"

with ThreadPoolExecutor() as pool:
    f = pool.submit(job, 3)
    for call in (f.result, f.exception):
        try:
            call(timeout=0.25)
        except TimeoutError as e:
            print(now(), "timeout", repr(e))
    fs = [pool.submit(job, n) for n in (1, 2, 4)]
    done, rest = wait(fs, timeout=0.5)
    print(now(), len(done), len(rest))
    done, rest = wait(fs, return_when=FIRST_COMPLETED)
    print(now(), [f.result() for f in done], len(rest))
    done, rest = wait(fs, return_when=FIRST_EXCEPTION)
    print(now(), len(done), len(rest))
    try:
        for r in pool.map(job, [0.5, 5], timeout=1):
            print(now(), r)
    except TimeoutError as e:
        print(now(), repr(e))
print(now())

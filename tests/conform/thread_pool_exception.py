# A job's exception waits in its future: exception() shows it, result() raises it
import time
from concurrent.futures import ThreadPoolExecutor

def fail(text):
    time.sleep(0.1)
    raise LookupError(text)

with ThreadPoolExecutor() as pool:
    future = pool.submit(fail, "nothing here")
    silent = pool.submit(fail, "nobody asks")
    print(repr(future.exception()))
    try:
        future.result()
    except LookupError as e:
        print("caught", e)
print(silent.done(), "and no message for the one that nobody asked")

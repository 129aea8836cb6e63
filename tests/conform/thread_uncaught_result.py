# result() raises the job's exception in main, with the job's frames
import time
from concurrent.futures import ThreadPoolExecutor

def parse(text):
    time.sleep(0.1)
    return int(text)

with ThreadPoolExecutor() as pool:
    futures = [pool.submit(parse, t) for t in ("1", "x")]
    for f in futures:
        print(f.result())

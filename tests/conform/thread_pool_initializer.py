# The initializer runs once in each worker, before its first job
import threading
import time
from concurrent.futures import ThreadPoolExecutor

local = threading.local()

def prepare(greeting):
    local.greeting = greeting
    print("prepare", threading.current_thread().name)

def work(n):
    time.sleep(0.1)
    return f"{local.greeting} {n}"

with ThreadPoolExecutor(2, "pool", initializer=prepare, initargs=("hi",)) as pool:
    print(list(pool.map(work, range(4))))

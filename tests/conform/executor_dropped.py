# An executor that nobody holds any more ends its threads when their jobs are
# done; one that is never shut down is ended with the program
import threading
import time
from concurrent.futures import ThreadPoolExecutor

def job(n):
    time.sleep(n)
    print("job", n, threading.current_thread().name)

pool = ThreadPoolExecutor(1)
pool.submit(job, 1)
pool.submit(job, 2)
del pool
time.sleep(2)
print("threads", threading.active_count())
time.sleep(1.5)
print("threads", threading.active_count())
left = ThreadPoolExecutor(2)
left.submit(job, 3)
left.submit(job, 4)
print("main ends")

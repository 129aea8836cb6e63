# add_done_callback: called in the worker, or at once when the future is done
import threading
import time
from concurrent.futures import ThreadPoolExecutor

def work():
    time.sleep(0.1)
    return 42

def finished(future):
    print("callback in", threading.current_thread().name, future.result())

with ThreadPoolExecutor(1, "w") as pool:
    future = pool.submit(work)
    future.add_done_callback(finished)
    print("waiting")
    future.result()
time.sleep(0.01)
future.add_done_callback(finished)
print("end")

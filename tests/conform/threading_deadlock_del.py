# After a deadlock nothing of the program runs any more, not even a __del__
# stderr: any
import threading

class Watcher:
    def __del__(self):
        print("deleted")

watcher = Watcher()
lock = threading.Lock()
with lock:
    try:
        lock.acquire()
    finally:
        print("finally")

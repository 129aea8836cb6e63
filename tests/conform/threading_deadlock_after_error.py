# The main thread fails, and a thread that waits for ever is left: a deadlock
# stderr: any
import threading

lock = threading.Lock()
lock.acquire()
threading.Thread(target=lock.acquire).start()
raise ValueError("main")

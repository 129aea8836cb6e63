# active_count() and enumerate() list who is alive
import threading
import time

def names():
    return [t.name for t in threading.enumerate()]

a = threading.Thread(target=time.sleep, args=(0.2,), name="a")
b = threading.Thread(target=time.sleep, args=(0.1,), name="b", daemon=True)
print(threading.active_count(), names())
a.start()
b.start()
print(threading.active_count(), names())
b.join()
print(threading.active_count(), names())
a.join()
print(threading.active_count(), names())

# A Timer calls a function later, unless it is cancelled first
import threading
import time

def ring(what):
    print(f"{time.perf_counter():.1f} {what} {threading.current_thread().name}")

a = threading.Timer(0.3, ring, args=["a"])
b = threading.Timer(0.1, ring, kwargs={"what": "b"})
c = threading.Timer(0.2, ring, ["c"])
for t in (a, b, c):
    t.start()
c.cancel()
print("set", c.is_alive())
a.join()
print(f"{time.perf_counter():.1f} done", a.is_alive(), c.is_alive())

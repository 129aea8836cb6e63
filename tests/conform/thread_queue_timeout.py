# get and put with a timeout, or without waiting: Empty and Full
import queue
import threading
import time

q = queue.Queue(1)
try:
    q.get(timeout=0.2)
except queue.Empty as e:
    print("Empty", repr(e), f"{time.perf_counter():.1f}")
try:
    q.get_nowait()
except queue.Empty:
    print("Empty at once")
q.put("x")
try:
    q.put("y", timeout=0.3)
except queue.Full as e:
    print("Full", repr(e), f"{time.perf_counter():.1f}")
try:
    q.put_nowait("y")
except queue.Full:
    print("Full at once")
print(q.get())
threading.Timer(0.2, q.put, ["late"]).start()
print(q.get(timeout=1), f"{time.perf_counter():.1f}")
try:
    q.get(timeout=-1)
except ValueError as e:
    print("ValueError:", e)

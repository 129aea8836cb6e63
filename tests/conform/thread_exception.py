# An exception ends its thread only: it is shown on stderr, and join() doesn't raise
import threading
import time

def fail():
    time.sleep(0.1)
    return [][1]

t = threading.Thread(target=fail)
t.start()
t.join()
print("main goes on", t.is_alive())

def inner():
    raise ValueError("inside")

def outer():
    try:
        inner()
    except ValueError as e:
        raise RuntimeError("outside") from e

t = threading.Thread(target=outer, name="chained")
t.start()
t.join()
print("done")

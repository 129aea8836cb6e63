# acquire, release, locked; a non-blocking attempt; with releases after an error
import threading

lock = threading.Lock()
print(lock.locked(), lock.acquire(), lock.locked())
print(lock.acquire(blocking=False), lock.acquire(False))
print(lock.release(), lock.locked())
try:
    with lock as entered:
        print("in the block", entered, lock.locked())
        raise ValueError("oops")
except ValueError as e:
    print("caught", e, lock.locked())
for wrong in ({"blocking": False, "timeout": 1}, {"timeout": -5}):
    try:
        lock.acquire(**wrong)
    except ValueError as e:
        print("ValueError:", e)
try:
    lock.release()
except RuntimeError as e:
    print("RuntimeError:", e)

# Read, wait, write back: two threads lose each other's updates
import threading
import time

counter = 0

def add(n):
    global counter
    seen = counter
    time.sleep(0.1)
    counter = seen + n
    print(f"saw {seen}, wrote {counter}")

threads = [threading.Thread(target=add, args=(n,)) for n in (1, 10, 100)]
for t in threads:
    t.start()
    time.sleep(0.01)
for t in threads:
    t.join()
print("counter is", counter, "and not 111")

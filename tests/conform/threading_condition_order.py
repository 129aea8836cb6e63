# Condition: who is woken first, wait_for with a timeout, an RLock held twice
import threading
import time

cond = threading.Condition()
items = []

def now():
    return f"{time.monotonic():.2f}"

def consumer(name):
    with cond:
        with cond:
            got = cond.wait_for(lambda: items, timeout=2)
            print(now(), name, got, items.pop(0) if got else None)

threads = [threading.Thread(target=consumer, args=(n,)) for n in "abcd"]
for t in threads:
    t.start()
for i in range(2):
    time.sleep(0.5)
    with cond:
        items.append(i)
        cond.notify()
time.sleep(0.25)
with cond:
    items.append("last")
    cond.notify_all()
for t in threads:
    t.join()
with cond:
    print(now(), cond.wait(0), cond.wait(0.5))
print(now())

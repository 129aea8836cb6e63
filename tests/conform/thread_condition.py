# Condition: a consumer waits until a producer notifies
import threading
import time

condition = threading.Condition()
items = []

def consumer(name):
    with condition:
        while not items:
            print(name, "waits")
            condition.wait()
        print(name, "takes", items.pop(0), f"{time.perf_counter():.1f}")

def producer():
    for item in ("apple", "pear"):
        time.sleep(0.2)
        with condition:
            items.append(item)
            print("there is", item)
            condition.notify()

threads = [threading.Thread(target=consumer, args=(n,)) for n in "ab"]
threads.append(threading.Thread(target=producer))
for t in threads:
    t.start()
for t in threads:
    t.join()

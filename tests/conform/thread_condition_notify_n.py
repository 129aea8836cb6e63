# notify(n) wakes the n that have waited longest, notify_all() the rest
import threading
import time

condition = threading.Condition()

def wait(name):
    with condition:
        condition.wait()
        print(f"{time.perf_counter():.1f} {name} woke")

threads = [threading.Thread(target=wait, args=(i,)) for i in range(5)]
for t in threads:
    t.start()
for step in (lambda: condition.notify(2), condition.notify, condition.notify_all):
    time.sleep(0.1)
    with condition:
        step()
        print("notified")
for t in threads:
    t.join()

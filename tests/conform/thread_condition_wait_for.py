# wait_for(predicate) wakes only when it holds; with a timeout it returns the predicate
import threading
import time

condition = threading.Condition()
value = 0

def climb():
    global value
    for i in range(4):
        time.sleep(0.1)
        with condition:
            value += 1
            condition.notify_all()

t = threading.Thread(target=climb)
t.start()
with condition:
    print(condition.wait_for(lambda: value >= 3), value)
    print(condition.wait_for(lambda: value > 10, timeout=0.3), value)
    print(condition.wait(timeout=0.2), f"{time.perf_counter():.1f}")
t.join()
try:
    condition.notify()
except RuntimeError as e:
    print("RuntimeError:", e)
try:
    condition.wait()
except RuntimeError as e:
    print("RuntimeError:", e)

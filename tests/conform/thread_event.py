# Event: several threads wait for one signal; wait() says whether it is set
import threading
import time

start = threading.Event()

def runner(name):
    print(name, "ready")
    start.wait()
    print(name, "runs at", f"{time.perf_counter():.1f}")

threads = [threading.Thread(target=runner, args=(n,)) for n in "abc"]
for t in threads:
    t.start()
print("set?", start.is_set(), start.wait(timeout=0.2))
time.sleep(0.1)
start.set()
print("main has set it")
for t in threads:
    t.join()
print(start.wait(), start.is_set())
start.clear()
print(start.wait(0.1), start.is_set())

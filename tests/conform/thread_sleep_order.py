# Threads started together wake by the length of their sleep (a sleeping sort)
import threading
import time

result = []

def wait_for(n):
    time.sleep(n / 10)
    result.append(n)

threads = [threading.Thread(target=wait_for, args=(n,)) for n in (5, 2, 4, 1, 3)]
for t in threads:
    t.start()
print("all started, main goes on", result)
for t in threads:
    t.join()
print(result, f"{time.perf_counter():.1f}")

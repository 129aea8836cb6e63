# Waiters get a lock in the order in which they began to wait
import threading
import time

lock = threading.Lock()

def take(n):
    time.sleep(n / 20)
    print(n, "wants it")
    with lock:
        print(n, "has it")
        time.sleep(0.3)

threads = [threading.Thread(target=take, args=(n,)) for n in (3, 1, 4, 2)]
for t in threads:
    t.start()
for t in threads:
    t.join()

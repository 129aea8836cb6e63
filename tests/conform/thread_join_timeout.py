# join(timeout) returns None either way; is_alive() tells whether it was enough
import threading
import time

def work():
    time.sleep(0.5)
    print(f"{time.perf_counter():.2f} work is done")

start = time.perf_counter()
t = threading.Thread(target=work)
t.start()
print(t.join(timeout=0.2), t.is_alive(), f"{time.perf_counter() - start:.2f}")
print(t.join(0), t.is_alive())
print(t.join(5), t.is_alive(), f"{time.perf_counter() - start:.2f}")

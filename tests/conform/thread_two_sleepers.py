# Two threads that sleep in turns: their lines interleave by time
import threading
import time

def tick(name, pause, count):
    for i in range(count):
        time.sleep(pause)
        print(f"{time.perf_counter():.2f} {name} {i}")

a = threading.Thread(target=tick, args=("a", 0.2, 4))
b = threading.Thread(target=tick, args=("b", 0.35, 2))
a.start()
b.start()
a.join()
print(f"{time.perf_counter():.2f} a is joined")
b.join()
print(f"{time.perf_counter():.2f} b is joined")

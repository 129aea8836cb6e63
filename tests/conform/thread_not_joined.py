# Without join() the program ends when the last thread does
import threading
import time

def work(n):
    time.sleep(n / 10)
    print(f"{time.perf_counter():.1f} thread {n}", threading.main_thread().is_alive())

for n in (2, 1):
    threading.Thread(target=work, args=(n,)).start()
print("last line of main")

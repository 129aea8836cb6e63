# The same two locks, always taken in the same order, or given back in time
import threading
import time

left = threading.Lock()
right = threading.Lock()

def ordered(name):
    with left:
        time.sleep(0.1)
        with right:
            print(f"{time.perf_counter():.1f} {name} has both")

def polite():
    while True:
        with right:
            time.sleep(0.03)
            if left.acquire(timeout=0.05):
                print(f"{time.perf_counter():.2f} polite has both")
                left.release()
                return
            print(f"{time.perf_counter():.2f} polite gives way")
        time.sleep(0.3)

threads = [threading.Thread(target=ordered, args=(n,)) for n in "ab"]
threads.append(threading.Thread(target=polite))
for t in threads:
    t.start()
for t in threads:
    t.join()

# A Barrier lets its parties go on when the last has come, round after round
import threading
import time

barrier = threading.Barrier(3, action=lambda: print("-- all here"))

def walk(name, pace):
    for stage in range(2):
        time.sleep(pace)
        print(f"{time.perf_counter():.1f} {name} at {stage}")
        barrier.wait()
    print(f"{time.perf_counter():.1f} {name} home")

threads = [threading.Thread(target=walk, args=(n, p))
           for n, p in (("a", 0.1), ("b", 0.3), ("c", 0.2))]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(barrier.parties, barrier.n_waiting, barrier.broken)

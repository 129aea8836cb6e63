# A barrier that isn't complete in time breaks for all who wait
import threading
import time

barrier = threading.Barrier(3)

def come(name, timeout):
    try:
        barrier.wait(timeout)
        print(name, "passed")
    except threading.BrokenBarrierError:
        print(f"{time.perf_counter():.1f} {name}: broken")

patient = threading.Thread(target=come, args=("patient", None))
hasty = threading.Thread(target=come, args=("hasty", 0.2))
patient.start()
hasty.start()
patient.join()
hasty.join()
print(barrier.broken)
come("late", 1)
barrier.reset()
print(barrier.broken)

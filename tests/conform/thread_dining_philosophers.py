# Three philosophers who take the lower fork first never starve
import threading
import time

forks = [threading.Lock() for _ in range(3)]

def philosopher(i):
    low, high = sorted((i, (i + 1) % 3))
    for meal in range(2):
        with forks[low]:
            time.sleep(0.05)
            with forks[high]:
                print(f"{time.perf_counter():.2f} philosopher {i} eats meal {meal}")
                time.sleep(0.13)
        time.sleep(0.01 * (i + 1))

threads = [threading.Thread(target=philosopher, args=(i,)) for i in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()

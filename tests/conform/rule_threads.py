# Threads take turns anywhere.
import threading
import time

order, lock, total = [], threading.Lock(), [0]


# "Of Python's threads one runs at a time, and Python may switch between any two
# steps, not only at awaits."
def work(name):
    # "So what they share needs locks of threading."
    for _ in range(100):
        with lock:
            before = total[0]
            total[0] = before + 1
    # "In the sandbox a thread runs until it waits, so that a run can be repeated."
    # "that the order seen in one run is the order always seen. Outside of the
    # sandbox it may differ from run to run."
    time.sleep(1)
    with lock:
        order.append(name)


threads = [threading.Thread(target=work, args=(name,)) for name in "abc"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert total == [300] and sorted(order) == ["a", "b", "c"]
print("holds")

# A lambda in a loop sees the variable as it is when the thread runs
import threading
import time

def later(f):
    time.sleep(0.1)
    print(f(), end=" ")

threads = [threading.Thread(target=later, args=(lambda: i,)) for i in range(3)]
threads += [threading.Thread(target=later, args=(lambda i=i: i,)) for i in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print()

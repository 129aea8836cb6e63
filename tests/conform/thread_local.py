# threading.local(): each thread has attributes of its own
import threading
import time

data = threading.local()
data.x = "main's"

def work(n):
    print(n, hasattr(data, "x"))
    data.x = n
    time.sleep(0.1)
    print(n, data.x)

class Counter(threading.local):
    def __init__(self, start):
        self.n = start

    def up(self):
        self.n += 1
        return self.n

counter = Counter(10)
counter.up()

def count():
    print("in a thread", counter.up())

threads = [threading.Thread(target=work, args=(i,)) for i in range(2)]
threads.append(threading.Thread(target=count))
for t in threads:
    t.start()
for t in threads:
    t.join()
print(data.x, counter.up())

# A class derived from Thread: run() is overridden, results stay as attributes
import threading
import time

class Square(threading.Thread):
    def __init__(self, n):
        super().__init__()
        self.n = n
        self.result = None

    def run(self):
        time.sleep(self.n / 10)
        self.result = self.n ** 2
        print(self.name, "has", self.result)

threads = [Square(n) for n in (3, 1, 2)]
for t in threads:
    t.start()
print([t.result for t in threads])
for t in threads:
    t.join()
print([t.result for t in threads])

# A subclass of threading.local is set up anew in each thread
import threading
import time

class Box(threading.local):
    kind = "box"

    def __init__(self, start):
        print("set up in", threading.current_thread().name, start)
        self.items = [start]

    @property
    def size(self):
        return len(self.items)

box = Box(10)

def fill(n):
    for i in range(n):
        box.items.append(i)
        time.sleep(0.1)
    print(threading.current_thread().name, box.items, box.size, box.kind)

threads = [threading.Thread(target=fill, args=(n,), name=f"t{n}")
           for n in (1, 2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(box.items, box.__dict__)
plain = threading.local()
try:
    plain.missing
except AttributeError as e:
    print(e)
plain.x = 1
del plain.x
print(hasattr(plain, "x"))
try:
    threading.local(1)
except TypeError as e:
    print(e)

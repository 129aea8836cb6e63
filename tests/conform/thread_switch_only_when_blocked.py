# A thread that never blocks runs to its end before anybody else
import threading

def count(name):
    for i in range(3):
        print(name, i)

threads = [threading.Thread(target=count, args=(n,)) for n in "abc"]
for t in threads:
    t.start()
    print("started", t.name)
for t in threads:
    t.join()

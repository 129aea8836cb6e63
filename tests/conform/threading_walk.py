# Two threads that sleep, joined in order; the main one waits for each.
import threading
import time


def work(n):
    time.sleep(n)
    print("done", n)


threads = [threading.Thread(target=work, args=(n,)) for n in (1, 2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print("end")

# What was probably meant is said of a slip in a thread as well
import threading

class Counter:
    total = 0

def misspells():
    prnt("hello")

def attribute():
    Counter().totl += 1

for f in (misspells, attribute):
    t = threading.Thread(target=f)
    t.start()
    t.join()

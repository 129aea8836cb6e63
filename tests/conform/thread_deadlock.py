# Two locks taken in opposite order: nobody can go on; exit status 5
# stderr: any
import threading
import time

left = threading.Lock()
right = threading.Lock()

def take(first, second, name):
    with first:
        print(name, "has one")
        time.sleep(0.1)
        with second:
            print(name, "has both")

a = threading.Thread(target=take, args=(left, right, "a"))
b = threading.Thread(target=take, args=(right, left, "b"))
a.start()
b.start()
a.join()
print("never")

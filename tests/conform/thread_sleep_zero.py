# sleep(0) lets the other ready threads run first
import threading
import time

def steps(name):
    for i in range(3):
        print(name, i)
        time.sleep(0)

a = threading.Thread(target=steps, args=("a",))
b = threading.Thread(target=steps, args=("b",))
a.start()
b.start()
print("main waits")
a.join()
b.join()
print("time that passed:", round(time.perf_counter(), 1))

# Who releases a lock and takes it again at once gets it before the waiter
import threading
import time

lock = threading.Lock()

def greedy():
    for i in range(3):
        with lock:
            print("greedy", i)
            time.sleep(0.1)
    print("greedy is done")

def patient():
    with lock:
        print("patient")

a = threading.Thread(target=greedy)
b = threading.Thread(target=patient)
a.start()
b.start()
a.join()
b.join()

# is_alive(): from start() until the function has ended
import threading
import time

t = threading.Thread(target=time.sleep, args=(0.3,))
print("new", t.is_alive())
t.start()
print("started", t.is_alive())
time.sleep(0.1)
print("later", t.is_alive())
t.join()
print("joined", t.is_alive())
t.join()
print("joined twice", t.is_alive())

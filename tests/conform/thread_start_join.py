# start() lets the thread run until it first blocks; join() waits for its end
import threading
import time

def work():
    print("work begins")
    time.sleep(0.2)
    print("work ends")

t = threading.Thread(target=work)
print("before start")
t.start()
print("after start")
t.join()
print("after join")

# When main fails the other thread still finishes; the exit status is main's
import threading
import time

def work():
    time.sleep(0.3)
    print("the thread finishes")

threading.Thread(target=work).start()
print("main fails")
raise RuntimeError("main")

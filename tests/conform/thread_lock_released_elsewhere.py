# A Lock may be released by another thread than the one that took it
import threading
import time

door = threading.Lock()
door.acquire()

def opener():
    time.sleep(0.2)
    print("opening")
    door.release()

threading.Thread(target=opener).start()
print("at the door", door.locked())
door.acquire()
print("inside", f"{time.perf_counter():.1f}")

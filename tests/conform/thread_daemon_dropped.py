# A daemon thread is dropped where it stands when the program ends
import threading
import time

def background():
    try:
        for i in range(100):
            print("background", i)
            time.sleep(0.2)
    finally:
        print("never printed")

t = threading.Thread(target=background, daemon=True)
t.start()
print(t.daemon, threading.current_thread().daemon)
time.sleep(0.5)
print("main ends")

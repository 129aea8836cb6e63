# An Event as a stop sign for an endless worker: wait(timeout) as its pause
import threading
import time

stop = threading.Event()

def heartbeat():
    beats = 0
    while not stop.wait(0.1):
        beats += 1
        print(f"beat {beats}")
    print("stopped after", beats)

t = threading.Thread(target=heartbeat)
t.start()
time.sleep(0.35)
print("asking it to stop")
stop.set()
t.join()
print(f"{time.perf_counter():.2f}")

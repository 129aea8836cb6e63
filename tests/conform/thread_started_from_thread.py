# A thread starts another and waits for it; times add up
import threading
import time

def say(text):
    print(f"{time.perf_counter():.1f} {threading.current_thread().name}: {text}")

def grandchild():
    time.sleep(0.1)
    say("done")

def child():
    t = threading.Thread(target=grandchild, name="grandchild")
    t.start()
    say("waits")
    t.join()
    time.sleep(0.1)
    say("done")

t = threading.Thread(target=child, name="child")
t.start()
t.join()
say("done")

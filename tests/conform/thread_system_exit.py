# sys.exit() in a thread ends that thread, in silence
import sys
import threading

def leave(status):
    try:
        print("leaving with", status)
        sys.exit(status)
    finally:
        print("finally")

for status in (0, 3, "message"):
    t = threading.Thread(target=leave, args=(status,))
    t.start()
    t.join()
print("main is still here")

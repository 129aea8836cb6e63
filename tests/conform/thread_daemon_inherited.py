# A thread inherits daemon from its maker; daemons don't keep the program alive
import threading
import time

def child():
    print("child is daemon:", threading.current_thread().daemon)

def maker():
    t = threading.Thread(target=child)
    t.start()
    t.join()
    time.sleep(5)
    print("never")

threading.Thread(target=child).start()
t = threading.Thread(target=maker)
t.daemon = True
t.start()
helper = threading.Thread(target=time.sleep, args=(0.2,))
helper.start()
print("main ends, and waits for the helper only")

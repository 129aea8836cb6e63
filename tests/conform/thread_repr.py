# How a thread shows itself over its life
import threading
import time

def show(t):
    text = repr(t)
    states = [w for w in ("initial", "started", "stopped", "daemon") if w in text]
    print(text.partition(",")[0], states)

t = threading.Thread(target=time.sleep, args=(0.1,))
show(t)
t.start()
show(t)
t.join()
show(t)
show(threading.Thread(name="d", daemon=True))
show(threading.main_thread())

# What threading refuses, and with which words
import threading

def attempt(what, *args, **kwargs):
    try:
        print(what(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)

def nothing():
    pass

t = threading.Thread(target=nothing)
attempt(t.join)
t.start()
attempt(t.start)
t.join()
attempt(t.start)
attempt(setattr, t, "daemon", True)
attempt(threading.current_thread().join)
attempt(threading.Lock().release)
attempt(threading.RLock().release)
attempt(threading.Condition().wait)
attempt(threading.Condition().notify)
attempt(threading.Condition(threading.Lock()).notify_all)
attempt(threading.Semaphore, -1)
attempt(threading.Semaphore().release, 0)
attempt(threading.BoundedSemaphore(2).release)
attempt(threading.Semaphore().acquire, False, 1)
attempt(threading.Lock().acquire, False, 1)
attempt(threading.Lock().acquire, True, -2)

class Forgets(threading.Thread):
    def __init__(self):
        pass

attempt(Forgets().start)
attempt(Forgets().join)

# start twice, join before start, join oneself: RuntimeError
import threading

def attempt(f, *args, **kwargs):
    try:
        f(*args, **kwargs)
    except Exception as e:
        print(type(e).__name__, e)

t = threading.Thread(target=print, args=("ran",))
attempt(t.join)
t.start()
attempt(t.start)
t.join()
attempt(t.start)
attempt(threading.current_thread().join)

def join_self():
    attempt(threading.current_thread().join)

t = threading.Thread(target=join_self)
t.start()
t.join()

attempt(setattr, t, "daemon", True)
attempt(threading.Thread, target=None, group=1)
attempt(threading.Thread(target=None).start)
attempt(threading.Lock().release)

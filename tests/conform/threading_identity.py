# Names, identities, who is there: what a thread tells of itself
import threading
import time

class Worker(threading.Thread):
    def run(self):
        me = threading.current_thread()
        print(me is self, me.name, me.ident == threading.get_ident())
        time.sleep(1)

print(threading.main_thread() is threading.current_thread())
w = Worker(name=7)
plain = threading.Thread()
lam = threading.Thread(target=lambda: None)
print(w.name, plain.name, lam.name, w.ident, w.native_id)
daemon = threading.Thread(target=time.sleep, args=(9,), daemon=True)
print(repr(plain), repr(daemon))
w.start()
daemon.start()
w.name = "renamed"
print([t.name for t in threading.enumerate()], threading.active_count())
print(w.is_alive(), daemon.is_alive(), plain.is_alive())
w.join(0.5)
print(w.is_alive())
w.join()
print(w.is_alive(), [t.name for t in threading.enumerate()])
print(threading.TIMEOUT_MAX > 1000, threading.ThreadError is RuntimeError)

def child():
    print(threading.current_thread().daemon,
          threading.Thread().daemon, threading.Thread(daemon=False).daemon)

for flag in (True, False):
    t = threading.Thread(target=child, daemon=flag)
    t.start()
    t.join()

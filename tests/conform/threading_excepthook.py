# threading.excepthook gets what a thread lets out; SystemExit too
import threading

def hook(args):
    print("hook:", args.exc_type.__name__, args.exc_value, args.thread.name)

def fails():
    raise ValueError("no")

def leaves():
    raise SystemExit(3)

threading.excepthook = hook
for function in (fails, leaves):
    t = threading.Thread(target=function)
    t.start()
    t.join()
    print(t.is_alive())
threading.excepthook = threading.__excepthook__
t = threading.Thread(target=leaves)
t.start()
t.join()
t = threading.Thread(target=fails, name="plain")
t.start()
t.join()

def bad_hook(args):
    raise KeyError("hook")

threading.excepthook = bad_hook
t = threading.Thread(target=leaves)
t.start()
t.join()

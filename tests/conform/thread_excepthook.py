# threading.excepthook says what happens to uncaught exceptions
import threading

def hook(args):
    print(args.exc_type.__name__, args.exc_value, "in", args.thread.name)

def fail(n):
    raise KeyError(n)

threading.excepthook = hook
for n in range(2):
    t = threading.Thread(target=fail, args=(n,))
    t.start()
    t.join()

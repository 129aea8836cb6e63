# The old names of threading warn in the program's own file
import threading

t = threading.Thread(target=print, args=("in the thread",))
t.setDaemon(True)
t.setName("worker")
print(t.isDaemon(), t.getName())
t.start()
t.join()
print(threading.activeCount(), threading.currentThread().name)
e = threading.Event()
print(e.isSet())

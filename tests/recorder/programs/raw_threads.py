# Threads that threading does not know, before and after it is asked for them.
import _thread
import threading

turn = threading.Semaphore(0)


def unknown(n):
    print("unknown", n, flush=True)
    turn.release()


def known(n):
    print(threading.current_thread().daemon, n, flush=True)
    turn.release()


for function in unknown, known, unknown:
    _thread.start_new_thread(function, (1,))
    turn.acquire()

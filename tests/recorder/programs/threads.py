# Threads that print in a known order, one that fails and one that is a daemon.
import threading


def work(name, mine, next_one):
    for i in range(3):
        mine.acquire()
        print(name, i, flush=True)
        next_one.release()


locks = [threading.Semaphore(1), threading.Semaphore(0)]
threads = [threading.Thread(target=work, args=("ab"[i], locks[i], locks[1 - i]),
                            name="worker-%d" % i) for i in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()


def fail():
    raise ValueError("in a thread")


failing = threading.Thread(target=fail, name="failing")
failing.start()
failing.join()
threading.Thread(target=threading.Event().wait, daemon=True).start()
print(threading.active_count(), threading.current_thread().name)

# A child with threads of its own: it ends when they have
import multiprocessing
import threading
import time

def nap(n):
    time.sleep(n / 10)
    print(f"{multiprocessing.current_process().name}/{threading.current_thread().name} {n}")

def child():
    for n in (3, 1):
        threading.Thread(target=nap, args=(n,), name=f"nap{n}").start()
    print("child function ends", threading.active_count())

if __name__ == "__main__":
    p = multiprocessing.Process(target=child)
    p.start()
    time.sleep(0.2)
    print("parent at 0.2", p.is_alive())
    p.join()
    print("joined", p.exitcode)

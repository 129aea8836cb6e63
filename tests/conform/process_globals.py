# Nothing is shared: the child changes its own copy of a global
import multiprocessing
import threading

counter = 0

def add():
    global counter
    counter += 1
    print("inside", counter)

if __name__ == "__main__":
    for kind in (threading.Thread, multiprocessing.Process, multiprocessing.Process):
        worker = kind(target=add)
        worker.start()
        worker.join()
        print(kind.__name__, "leaves", counter)

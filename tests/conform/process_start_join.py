# A process: start, join, is_alive, exitcode
import multiprocessing
import time

def work():
    print("child begins")
    time.sleep(0.2)
    print("child ends")

if __name__ == "__main__":
    p = multiprocessing.Process(target=work)
    print(p.is_alive(), p.exitcode)
    p.start()
    print("started", p.is_alive(), p.exitcode)
    p.join()
    print("joined", p.is_alive(), p.exitcode)

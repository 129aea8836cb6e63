# join(timeout) gives up; the process goes on
import multiprocessing
import time

def work():
    time.sleep(0.5)
    print("work ends")

if __name__ == "__main__":
    p = multiprocessing.Process(target=work)
    p.start()
    print(p.join(0.2), p.is_alive(), p.exitcode)
    print(p.join(timeout=1), p.is_alive(), p.exitcode)

# terminate(): the child is gone at its next turn, exitcode is minus the signal
import multiprocessing
import time

def work():
    try:
        time.sleep(10)
    finally:
        print("never printed")

if __name__ == "__main__":
    p = multiprocessing.Process(target=work)
    p.start()
    time.sleep(0.1)
    p.terminate()
    p.join()
    print(p.is_alive(), p.exitcode)

# A daemon process is terminated when its parent ends
import multiprocessing
import time

def endless():
    print("daemon:", multiprocessing.current_process().daemon)
    while True:
        time.sleep(0.2)
        print("beat")

if __name__ == "__main__":
    p = multiprocessing.Process(target=endless, daemon=True)
    p.start()
    time.sleep(0.5)
    print("parent ends")

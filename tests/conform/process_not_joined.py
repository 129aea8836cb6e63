# Without join() the program waits for its processes at the end
import multiprocessing
import time

def work(n):
    time.sleep(n / 10)
    print("child", n)

if __name__ == "__main__":
    for n in (2, 1):
        multiprocessing.Process(target=work, args=(n,)).start()
    print("parent ends")

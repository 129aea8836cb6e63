# terminate(), kill(): the child is gone at its next turn, exitcode is minus the
# signal that came first
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

    p = multiprocessing.Process(target=work)
    for end in (p.kill, p.terminate):
        try:
            end()
        except AttributeError as e:
            print(e)
    p.start()
    p.kill()
    p.terminate()
    p.join()
    print(p.is_alive(), p.exitcode)

# An exception in the child is shown by the child; the parent goes on
from multiprocessing import Process

def divide(a, b):
    print("dividing")
    return a / b

if __name__ == "__main__":
    p = Process(target=divide, args=(1, 0), name="divider")
    p.start()
    p.join()
    print("parent:", p.name, "ended with", p.exitcode)

# Exit codes: a return, sys.exit with a number, nothing or a text, an exception
import multiprocessing
import sys

def leave(status):
    sys.exit(status)

def returns():
    return 5

def fails():
    raise ValueError("in the child")

if __name__ == "__main__":
    for target, args in ((returns, ()), (leave, (3,)), (leave, (None,)),
                         (leave, ("a text",)), (fails, ())):
        p = multiprocessing.Process(target=target, args=args)
        p.start()
        p.join()
        print(target.__name__, args, p.exitcode)

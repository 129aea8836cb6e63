# What goes wrong in a process: its exception with its traceback, and what
# cannot be sent
from concurrent.futures import ProcessPoolExecutor

class Special(Exception):
    pass

def fails(n):
    raise Special("bad", n)

def leaves():
    raise SystemExit(3)

def gives_function():
    return lambda: 1

if __name__ == "__main__":
    with ProcessPoolExecutor(2) as pool:
        f = pool.submit(fails, 5)
        try:
            f.result()
        except Special as e:
            print(repr(e), type(e.__cause__).__name__)
            print("Special: ('bad', 5)" in str(e.__cause__),
                  "in fails" in str(e.__cause__))
        for call in (lambda: 1), gives_function, leaves:
            try:
                print(pool.submit(call).result())
            except BaseException as e:
                print(type(e).__name__, str(e).split(" at 0x")[0])
        try:
            for r in pool.map(fails, [1, 2]):
                print(r)
        except Special as e:
            print(e)
    with ProcessPoolExecutor(1) as pool:
        pool.submit(fails, "uncaught").result()

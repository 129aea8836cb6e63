# The frames that a traceback keeps go from the innermost on.
class T:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("-", self.n)


def f(n):
    a = T("f%d" % n)
    if n:
        f(n - 1)
    list(g())


def g():
    b = T("g")
    yield from h()


def h():
    c = T("h")
    yield 1 / 0


try:
    f(3)
except ZeroDivisionError:
    print("caught")
print("after")

def deep(n):
    a = T(n)
    deep(n + 1) if n < 40 else 1 / 0


try:
    deep(1)
except ZeroDivisionError:
    print("deep")

# A throw() that is wrong is refused by the innermost generator, and what waits for it gets the error
def inner():
    try:
        yield "inner 1"
        yield "inner 2"
    except TypeError as e:
        print("inner got", e)
    finally:
        print("inner ends")


def outer(it):
    try:
        print("result", (yield from it))
    except (TypeError, KeyError) as e:
        print("outer got", type(e).__name__, e)
        yield "after"


class Own:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def throw(self, *what):
        print("own throw", what)
        return 5


class Failing(Exception):
    def __init__(self):
        raise KeyError("no instance")


class Other(Exception):
    def __new__(cls):
        return 5


def attempt(f, *args):
    try:
        print(" ", f(*args))
    except BaseException as e:
        print(" ", type(e).__name__, e)


for make in (inner, Own, lambda: [1, 2], lambda: outer(inner())):
    for wrong in ((5,), (ValueError("x"), 3), (KeyError, "k", 7), (Failing,),
                  (Other,), (int,)):
        print(wrong)
        g = outer(make())
        attempt(g.throw, *wrong)
        g = outer(make())
        next(g)
        attempt(g.throw, *wrong)
        attempt(next, g)
attempt(outer([]).throw)
attempt(outer([]).throw, 1, 2, 3, 4)


async def numbers():
    try:
        yield 1
    except TypeError as e:
        print("numbers got", e)
        yield 2


a = numbers()
attempt(a.asend(None).send, None)
step = a.athrow(5)  # looked at when it is awaited
attempt(step.send, None)
attempt(step.throw, 5)
step = a.asend(None)
attempt(step.throw, 5)
attempt(step.throw, 5)
try:
    raise Other
except TypeError as e:
    print(e)

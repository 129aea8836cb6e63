# A class of exceptions whose __new__ gives something else, or that wants more arguments,
# raised and thrown: what goes wrong is thrown in their place.
class Itself(Exception):
    def __new__(cls, *args):
        return cls


class Number(Exception):
    def __new__(cls, *args):
        return 3


class Picky(Exception):
    def __init__(self, first, second):
        super().__init__(first)


def waiter():
    try:
        yield
    except TypeError as e:
        yield "caught " + str(e)


def raise_it(e):
    raise e


for cls in (Itself, Number, Picky):
    for f in (lambda: raise_it(cls), lambda: raise_it(cls()),
              lambda: (_ for _ in ()).throw(cls)):
        try:
            f()
        except Exception as e:
            print(type(e).__name__, e)
    g = waiter()
    next(g)
    try:
        print(g.throw(cls))
    except TypeError as e:
        print("came back", e)
    print(next(g, "ended"))

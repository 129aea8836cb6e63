"""An exception in a finalizer is told with its message, be it empty."""


class Gone:
    def __init__(self, what):
        self.what = what

    def __del__(self):
        self.what()


def raises(error):
    def f():
        raise error
    return f


def fails():
    assert 0


Gone(raises(KeyError))
Gone(raises(ValueError("text")))
Gone(lambda: next(iter([])))
Gone(fails)


def gen():
    try:
        yield
    except GeneratorExit:
        raise KeyError from None


g = gen()
next(g)
del g

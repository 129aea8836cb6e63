# An OSError with an __init__ of its own has no arguments until it passes them on
class Quiet(OSError):
    def __init__(self, *args, code=1):
        self.code = code


class Below(Quiet):
    pass


class Maker(OSError):
    def __new__(cls, *args):
        return super().__new__(cls, *args)


class Both(OSError):
    def __new__(cls, *args):
        return super().__new__(cls, *args)

    def __init__(self, *args):
        pass


class Passes(TimeoutError):
    def __init__(self, *args):
        super().__init__("fixed", "text")


for cls in (Quiet, Below, Maker, Both, Passes, OSError):
    for args in ((), ("n",), (2, "m"), (2, "m", "f"), (2, "m", "f", 0, "g")):
        e = cls(*args)
        print(type(e).__name__, e.args, str(e), repr(e), e.errno, e.strerror,
              e.filename, e.filename2)
print(Quiet("n", code=5).code)

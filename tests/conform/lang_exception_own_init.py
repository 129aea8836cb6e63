"""Each class of exceptions has an __init__ in its own name."""
for kind in (Exception, LookupError, KeyError, OSError, TimeoutError,
             SyntaxError, UnicodeDecodeError, StopIteration, Warning,
             BaseExceptionGroup):
    class Own(kind):
        pass

    try:
        Own.__init__()
    except TypeError as error:
        print(error)
    try:
        kind.__init__(5)
    except TypeError as error:
        print(error)
print("__init__" in ExceptionGroup.__dict__)


class Silent(UnicodeDecodeError):
    def __init__(self, *args):
        pass


print(repr(str(Silent("s"))))

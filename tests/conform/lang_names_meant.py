# "Did you mean" looks at the names of the function, then of the module, then of
# the built-ins; locals() and dir() of a module are its globals.
import traceback


def told(call):
    try:
        call()
    except (NameError, AttributeError):
        print(traceback.format_exc().splitlines()[-1])


def later():
    results
    result = 1


def captured():
    qq
    q = 1
    return lambda: q


def free():
    def inner():
        return sem
    inner()
    sem = 1


class Box:
    content = 1


told(later)
told(captured)
told(free)
told(lambda: compose)
told(lambda: evall)
told(lambda: Box.contents)
told(lambda: KeyError.__naame__)
print('Box' in locals(), 'Box' in dir(), 'Box' in vars(), locals() is globals())
print(isinstance(1, complex), callable(eval), exec.__name__)

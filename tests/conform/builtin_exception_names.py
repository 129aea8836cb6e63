# Which names a built-in exception has of its own, and in which order
for kind in (Exception, ValueError, KeyError, AttributeError, NameError,
             StopIteration, SystemExit, ConnectionError, SyntaxError,
             ModuleNotFoundError, UnicodeDecodeError,
             RecursionError):
    print(kind.__name__, list(vars(kind)))
try:
    ValueError.__new__(KeyError)
except TypeError as error:
    print(error)
print(KeyError.__new__(KeyError, 1, 2).args)

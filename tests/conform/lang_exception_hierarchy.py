# Built-in exceptions and their bases
for e in (ZeroDivisionError, KeyError, IndexError, FileNotFoundError, UnicodeDecodeError, RecursionError,
          NotImplementedError, ModuleNotFoundError, StopIteration, StopAsyncIteration, KeyboardInterrupt,
          SystemExit, GeneratorExit, TimeoutError, ConnectionResetError, UnboundLocalError, OverflowError,
          AssertionError, BrokenPipeError, EOFError, IndentationError, UserWarning, ExceptionGroup):
    print(" < ".join(k.__name__ for k in e.__mro__))
print(OSError is IOError, issubclass(KeyError, LookupError), OSError(2, "No such file").errno, OSError(2, "x"))
try:
    raise FileNotFoundError(2, "No such file or directory", "f.txt")
except OSError as e:
    print(e, e.errno, e.strerror, e.filename)

# Own exceptions: attributes, __str__, hierarchy, args, chaining, notes, traceback objects
class AppError(Exception):
    """Base."""
class Insufficient(AppError):
    def __init__(self, need, have):
        super().__init__(f"need {need}, have {have}")
        self.need, self.have = need, have
class Silent(AppError):
    def __str__(self): return "custom str"
class TwoArgs(Exception):
    def __init__(self, a, b): self.a = a
for e in (Insufficient(5, 3), Silent("arg"), AppError(), AppError("one", 2), TwoArgs(1, 2), KeyError("k"), KeyError(), ValueError(["l"]), OSError(13, "denied"), OSError("text"), StopIteration(7), SystemExit("s"), UnicodeError("u"), IndexError(1, 2), AssertionError(), Exception(None), Exception("")):
    print(type(e).__name__, "|", e, "|", repr(e), e.args)
try:
    try: raise Insufficient(2, 1)
    except AppError as e:
        e.add_note("first note"); e.add_note("second")
        raise
except Exception as e: print(e.__notes__, e.need, e.__traceback__.tb_lineno, e.__traceback__.tb_frame.f_code.co_name, e.with_traceback(None) is e, e.__traceback__)
try: Exception().add_note(5)
except TypeError as e: print(e)
print(issubclass(Insufficient, Exception), Insufficient.__mro__[1].__name__, AppError.__doc__, isinstance(KeyError(), LookupError), isinstance(FileNotFoundError(), OSError), IOError is OSError, TimeoutError.__mro__[1].__name__)
e = ValueError("a"); e.custom = 5; print(e.custom, e == ValueError("a"), e.__cause__, e.__context__, e.__suppress_context__)
def chain():
    try: raise KeyError("1")
    except KeyError as k:
        try: raise ValueError("2")
        except ValueError as v: raise TypeError("3") from k
try: chain()
except TypeError as t: print(repr(t.__cause__), repr(t.__context__), repr(t.__context__.__context__))
try: assert 1 == 2, ("a", "tuple")
except AssertionError as e: print(e, e.args)
try: assert []
except AssertionError as e: print(repr(e))
try: raise ValueError from "text"
except TypeError as e: print(e)
try: raise
except RuntimeError as e: print(e)
for cls in (ArithmeticError, BufferError, EOFError, FloatingPointError, GeneratorExit, ImportError, ModuleNotFoundError, InterruptedError, IsADirectoryError, KeyboardInterrupt, MemoryError, NotImplementedError, OverflowError, PermissionError, RecursionError, ReferenceError, RuntimeError, StopAsyncIteration, SyntaxError, IndentationError, TabError, SystemError, UnboundLocalError, UnicodeDecodeError, BrokenPipeError, ConnectionError, ConnectionResetError, ChildProcessError, BlockingIOError, Warning, DeprecationWarning, ResourceWarning, EncodingWarning):
    print(cls.__name__, cls.__mro__[1].__name__, end="; ")
print()
ie = ImportError("m", name="mod", path="p"); print(ie.name, ie.path, ie.msg, UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"), AttributeError("x", name="n", obj=5).name)
try: b"\xff".decode()
except UnicodeDecodeError as e: print(e, e.start, e.reason)
try: "é".encode("ascii")
except UnicodeEncodeError as e: print(e)

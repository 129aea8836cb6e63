# traceback: print_exc, format_exc, format_exception, limits, chains, groups
import sys
import traceback

def inner(d):
    return d["missing"]

def outer():
    try:
        inner({})
    except KeyError as e:
        raise ValueError("translated") from e

try:
    outer()
except ValueError as e:
    traceback.print_exc(file=sys.stdout)
    print(traceback.format_exc().splitlines()[-1])
    print(traceback.format_exception_only(type(e), e), traceback.format_exception_only(e))
    print(len(traceback.format_exception(e)), traceback.format_exception(type(e), e, e.__traceback__)[-1])
    traceback.print_exc(limit=1, file=sys.stdout, chain=False)
    traceback.print_exception(e.__cause__, file=sys.stdout)
    traceback.print_tb(e.__traceback__, file=sys.stdout)
    for fs in traceback.extract_tb(e.__traceback__):
        print(fs.filename, fs.lineno, fs.name, fs.line)
print(traceback.format_exc())
try:
    raise ExceptionGroup("many", [ValueError(1), TypeError("two")])
except ExceptionGroup:
    traceback.print_exc(file=sys.stdout)
try:
    int("x")
except ValueError:
    traceback.print_exc()
e = RuntimeError("a\nb"); e.add_note("noted")
print("".join(traceback.format_exception(e)), end="")
class Odd(Exception):
    def __str__(self): raise ValueError
print(traceback.format_exception_only(Odd()))

# traceback.print_exc and format_exc
import sys
import traceback
def f(): return 1 / 0
try:
    f()
except ZeroDivisionError:
    traceback.print_exc(file=sys.stdout)
    print(traceback.format_exc().splitlines()[-1])
try:
    try:
        {}["a"]
    except KeyError as e:
        raise ValueError("b") from e
except ValueError as e:
    print("".join(traceback.format_exception(e)))
    print(traceback.format_exception_only(type(e), e))
    traceback.print_exc()

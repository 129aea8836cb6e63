# inspect.stack, trace and getframeinfo: who called, and from which line
import inspect


def helper():
    caller = inspect.stack()[1]
    print(caller.function, caller.lineno, caller[3], caller.code_context,
          caller.index)
    return inspect.getframeinfo(inspect.currentframe())


def work():
    return helper()

here = work()
print(here.function, here.lineno, here.code_context, here.index)
try:
    work(1)
except TypeError:
    print([(f.function, f.lineno) for f in inspect.trace()])
try:
    inspect.getframeinfo(5)
except AttributeError as error:
    print(error)

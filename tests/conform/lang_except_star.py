# except* and exception groups: split, nested, what is left over
def run(*excs):
    try:
        raise ExceptionGroup("group", list(excs))
    except* ValueError as eg:
        print("value:", eg.exceptions)
    except* (TypeError, KeyError) as eg:
        print("type/key:", eg.exceptions)
    else:
        print("else")
    finally:
        print("finally")

run(ValueError(1), TypeError(2), ValueError(3))
run(KeyError("k"), ExceptionGroup("in", [ValueError(4), TypeError(5)]))
try:
    run(ValueError(6), OSError(7))
except ExceptionGroup as eg:
    print("left", repr(eg))
try:
    raise ValueError("bare")
except* ValueError as eg:
    print(type(eg).__name__, repr(eg))
g = ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [OSError(2), ValueError(3)])])
print(g, g.message, g.subgroup(ValueError), g.split(OSError), sep="\n")
try:
    ExceptionGroup("empty", [])
except ValueError as e:
    print(e)

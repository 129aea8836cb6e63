# traceback.TracebackException, StackSummary, FrameSummary and the walkers
import io
import sys
import traceback


def fails():
    count = 1
    raise ValueError("bad") from None


def chained():
    try:
        [].pop()
    except IndexError as error:
        raise KeyError("k") from error


def deep(n):
    return deep(n - 1) + 1 if n else 1 / 0


def grouped():
    errors = []
    for act in (fails, chained, lambda: deep(1)):
        try:
            act()
        except Exception as error:
            errors.append(error)
    inner = ExceptionGroup("inner", errors[:2])
    inner.add_note("a note")
    raise ExceptionGroup("outer", [inner, errors[2], TypeError("plain")])


def caught(act):
    try:
        act()
    except Exception as error:
        return error


for act in (fails, chained, lambda: deep(6), grouped,
            lambda: compile("a b", "name.py", "exec") if False else grouped()):
    error = caught(act)
    told = traceback.TracebackException.from_exception(error)
    text = "".join(told.format())
    print(text, end="")
    print(text == "".join(traceback.format_exception(error)))
    print(list(told.format_exception_only()), str(told), told.exc_type)
    print([(f.lineno, f.name, f.line) for f in told.stack])

error = caught(chained)
told = traceback.TracebackException.from_exception(error)
print(told.__cause__.exc_type, told.__context__, told.__suppress_context__)
print("".join(told.format(chain=False)))
print(told == traceback.TracebackException.from_exception(error), told == 5)
print("".join(traceback.TracebackException.from_exception(
    error, limit=1).format()))
print("".join(traceback.TracebackException(ValueError, ValueError(""),
                                           None).format()))
out = io.StringIO()
told.print(file=out)
print(out.getvalue().count("Traceback"))
wide = ExceptionGroup("wide", [ValueError(i) for i in range(4)])
print("".join(traceback.TracebackException.from_exception(
    wide, max_group_width=2).format()))
deeper = ExceptionGroup("deeper", [ExceptionGroup("in", [wide])])
print("".join(traceback.TracebackException.from_exception(
    deeper, max_group_depth=1).format()))

tb = caught(lambda: deep(6)).__traceback__
print([(frame.f_code.co_name, line) for frame, line in traceback.walk_tb(tb)])
print([frame.f_code.co_name
       for frame, line in traceback.walk_stack(sys._getframe())][0])
found = traceback.extract_tb(tb)
print(type(found).__name__, len(found), found[0].name, found[-1].colno,
      found[-1].end_colno, found[-1].end_lineno)
print("".join(found.format()), end="")
print("".join(traceback.format_list(found[:3])), end="")
print(traceback.format_list([("a.py", 3, "f", "x = 1"), ("b.py", 4, "g", None)]))
print(traceback.StackSummary.from_list([("a.py", 3, "f", " x ")] * 5).format())
print(traceback.StackSummary.extract(traceback.walk_tb(tb), limit=-1)[0].line)
one = traceback.FrameSummary("a", 1, "b", line="q", locals={"n": [1]})
print(one, one.locals, tuple(one), one == ("a", 1, "b", "q"), len(one))


def with_locals():
    first, second = 1, "two"
    raise ValueError(first)


told = traceback.TracebackException.from_exception(caught(with_locals),
                                                   capture_locals=True)
print(told.stack[-1].locals)
print(told.stack.format()[-1])

"""The notes of an exception are an attribute like any other."""
import traceback

error = ValueError("first")
print(hasattr(ValueError, "__notes__"), hasattr(error, "__notes__"))
error.add_note("a note")
print(error.__dict__, error.__reduce__())
error.__notes__ = "ab"
print("".join(traceback.format_exception_only(error)), end="")
error.__notes__ = 5
print("".join(traceback.format_exception_only(error)))
try:
    error.add_note("more")
except TypeError as e:
    print(e)
del error.__notes__
error.add_note("again")


class Own(Exception):
    __notes__ = ["of the class"]


own = Own("own")
own.add_note("added")
print(own.__dict__, Own.__notes__)

group = ExceptionGroup("g", [ValueError(1), KeyError(2)])
group.__notes__ = ("x", "y")
match, rest = group.split(ValueError)
print(match.__notes__, rest.__notes__)
print(group.__suppress_context__, match.__suppress_context__)
group.__notes__ = 7
print(hasattr(group.subgroup(KeyError), "__notes__"))
raise own

"""A SyntaxError that the program raises itself, and classes below it."""
import traceback


class Own(SyntaxError):
    pass


class Told(SyntaxError):
    def __str__(self):
        return "told"


PLACES = [
    ("m",), (), (None,), ("", ("f.py", None, 2, "text")),
    ("m", ("f.py", 3, None, "  text\n")), (None, (None, 3, 2, "text")),
    (5, ("a", 1, 2, "t")), ("m", ("f", 2, 3, "\tabcdef\n", 2, 5)),
    ("m", ("f", 2, 0, "abc")), ("m", ("f", 2, 9, "abc")),
    ("m", ("f", -2, 2, "abc")), ("m", ("f", 2, 2, "")),
]
for place in PLACES:
    for kind in (Own, Told, IndentationError):
        error = kind(*place)
        print(traceback.format_exception_only(error))
        try:
            raise error from kind
        except SyntaxError:
            traceback.print_exc()

raise IndentationError(Exception, ("f.py", 3, None, "some text"))

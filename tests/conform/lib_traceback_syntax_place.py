# Where a SyntaxError that a program makes says it stands, to traceback and to sys.excepthook
import sys
import traceback


class Own(SyntaxError):
    pass


def show(cls, *args, **fields):
    try:
        e = cls(*args)
    except TypeError as wrong:
        print(type(wrong).__name__, wrong)
        return
    for name, value in fields.items():
        setattr(e, name, value)
    print(repr(e), "|", e, "|", e.lineno, e.offset, e.text, e.end_lineno,
          e.end_offset)
    try:
        print("".join(traceback.format_exception_only(e)))
    except TypeError as wrong:
        print(type(wrong).__name__, wrong)
    sys.excepthook(cls, e, None)


for cls in (Own, SyntaxError):
    show(cls, "m", "0x1f")
    show(cls, "m", (None, 1, 2, "text"))
    show(cls, "m", ("f", 1, 2, "  text\n", 1, 5))
    show(cls, "m", ("f", 1, 3, "  text\n", 2, 5))
    show(cls, "m", ("f", 1, 30, "  text\n", 1, 5))
    show(cls, "m", ("f", 1, 4, "  text\n", 1, 50))
    show(cls, "m", ("f", 1, -1, "  text\n", 1, 4))
    show(cls, "m", ("f", None, 2, "text", 1, 4))
    show(cls, "m", ("f", 1, None, "text", 1, 4))
    show(cls, "m", ("f", 1, 2, "text", None, None))
    show(cls, "m", ("f", 1, 2, "text", 1))
    show(cls, "m", (5, True, 1, "text", 1, 3))
    show(cls, "m", ("f", 2**70, 2, "text", 1, 3))
    show(cls, None, ("f", 1, 2, "text", 1, 3))
    show(cls, "m", lineno=5, filename="a/b", text="abc", offset=2)
    show(cls)

try:
    raise Own("m", "0x1f")
except Own:
    try:
        traceback.print_exc()  # stops in the middle
    except TypeError as e:
        print(e)
for wrong in ((5,), (ValueError, 5), (ValueError, None), (ValueError, 5, None)):
    try:
        print(traceback.format_exception(*wrong))
    except Exception as e:
        print(type(e).__name__, e)

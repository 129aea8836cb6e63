# What nobody caught goes to sys.excepthook.
import sys

print(sys.excepthook is sys.__excepthook__)


def told(kind, error, tb):
    print("hook:", kind.__name__, error, tb.tb_lineno)
    sys.__excepthook__(kind, error, tb)


sys.__excepthook__(ValueError, (1, 2), None)  # no exception
sys.excepthook = told
try:
    1 / 0
except ZeroDivisionError as e:
    raise ValueError("no number") from e

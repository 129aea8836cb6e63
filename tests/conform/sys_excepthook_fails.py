# A hook that fails itself.
import sys


def told(kind, error, tb):
    raise KeyError("in the hook")


sys.excepthook = told
{}["missing"]

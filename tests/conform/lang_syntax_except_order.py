# Python 2's way to catch two exceptions
try:
    pass
except ValueError, TypeError:
    pass

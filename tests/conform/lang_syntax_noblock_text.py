# A text of several lines where a block should begin is marked at its start.
def f():
"""One line
and another."""

# A block that is missing before the text goes back to the left is told without a
# mark: a dedent has no place in its line.
def f():
    try:
        pass
    finally:

def g():
    pass

# What the third argument of a BlockingIOError says, and characters_written
class Seven:
    def __index__(self):
        return 7

    def __repr__(self):
        return "Seven()"


class Blocked(BlockingIOError):
    pass


def show(make, *args):
    try:
        error = make(*args)
        print(repr(error), "|", error, error.args, error.filename, error.filename2)
        print(error.characters_written)
    except (TypeError, ValueError, AttributeError) as wrong:
        print(type(wrong).__name__, wrong)


show(BlockingIOError, 11)
show(BlockingIOError, 1, 2, 3)
show(BlockingIOError, 1, 2, True, None, "b")
show(BlockingIOError, 1, 2, Seven())
show(BlockingIOError, 1, 2, -1)
show(BlockingIOError, 1, 2, 1.5)
show(BlockingIOError, 1, 2, 10 ** 30)
show(BlockingIOError, 1, 2, "a")
show(Blocked, 1, 2, 3)
show(OSError, 11, 2, 3)
show(OSError, 11, 2, 3.5)
show(OSError, 1, 2, None, 4, "b")
show(OSError, 1, 2, "a", 4, "b")

error = BlockingIOError()
for number in (3, "x", 2.5, Seven(), 10 ** 40, -1, -2):
    try:
        error.characters_written = number
        print(error.characters_written)
    except (TypeError, ValueError, AttributeError) as wrong:
        print(type(wrong).__name__, wrong)
for _ in range(2):
    try:
        del error.characters_written
        print("gone")
    except AttributeError as wrong:
        print(wrong)
print(hasattr(OSError(), "characters_written"), "characters_written" in dir(OSError))

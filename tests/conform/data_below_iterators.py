# Classes below enumerate, map, filter, reversed, zip, staticmethod and
# classmethod: who refuses keywords, and in whose name.
def show(name, make, *args, **kwargs):
    try:
        print(name, type(make(*args, **kwargs)).__name__)
    except TypeError as error:
        print(name, error)


kinds = (enumerate, map, filter, reversed, zip, staticmethod, classmethod)
for kind in kinds:
    class Below(kind):
        pass

    for made in (kind, Below):
        name = kind.__name__, made is kind
        show(name, made)
        show(name, made, x=1)
        show(name, made, [1], x=1)
        show(name, made, len, [1], x=1)
        show(name, made, 1, 2, 3, 4, 5)


class Mapped(map):
    def __init__(self, *args, **kwargs):
        print("init", args[1:], kwargs)


class Kept(filter):
    __init__ = Mapped.__init__


class Back(reversed):
    __init__ = Mapped.__init__


for kind in (Mapped, Kept, Back):
    show(kind.__name__, kind, [1], x=1)
    show(kind.__name__, kind, len, [1], x=1)

"""What isinstance and issubclass take for a class: anything with bases."""


class Posed:
    __bases__ = ()


class Below:
    def __init__(self, *bases):
        self.__bases__ = bases


class Raises:
    def __getattr__(self, name):
        print("asked for", name)
        return 1 / 0


base = Posed()
print(issubclass(Below(base), base), issubclass(Below(Below(base)), base))
print(issubclass(Below(), base), isinstance(3, base), issubclass(int, base))
print(issubclass(Below(int), int))
for f in (lambda: issubclass(int, Raises()), lambda: isinstance(1, Raises()),
          lambda: issubclass(Raises(), int), lambda: issubclass(1, int),
          lambda: issubclass(int, 5), lambda: isinstance(1, "s"),
          lambda: issubclass(int, Below)):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)

import collections
try:
    class K(collections):
        pass
except TypeError as error:
    print(error)

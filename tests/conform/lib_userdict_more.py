# UserDict's operators, popitem and fromkeys.
from collections import UserDict


class Lower(UserDict):
    def __setitem__(self, key, item):
        super().__setitem__(key.lower(), item)


d = Lower({"A": 1}, B=2)
print(d, d | {"C": 3}, {"C": 3} | d, type(d | {}).__name__)
d |= {"z": 26}
print(d, Lower.fromkeys("XY", 0), d.popitem(), d)
try:
    d | [1]
except TypeError as e:
    print(e)
try:
    Lower().popitem()
except KeyError as e:
    print(repr(e))

# UserDict is a mapping made of its own methods: __missing__ answers get, setdefault and pop
import collections


class Counts(collections.UserDict):
    def __missing__(self, key):
        return 0

counts = Counts()
print(counts.get('x'), counts.get('x', 5), counts.setdefault('y', 3), counts)
try:
    counts.pop('x', 1)
except KeyError as error:
    print(repr(error))
plain = collections.UserDict(a=1, b=2)
print(plain.keys(), plain.values(), plain.items())
print(plain.pop('a'), plain.pop('z', 9), plain.popitem(), plain, plain.get('q'))
for call in (lambda: plain.pop('z'), plain.popitem):
    try:
        call()
    except KeyError as error:
        print(repr(error))
try:
    collections.UserList(5)
except TypeError as error:
    print(error)

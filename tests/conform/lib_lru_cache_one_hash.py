# A cache asks an argument for its hash once in a call
import functools


class Key:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        print("hash", self.name)
        return 5

    def __eq__(self, other):
        print("eq", self.name, other.name)
        return self.name == other.name


@functools.lru_cache(maxsize=2)
def few(key, *more, **named):
    return key.name


@functools.cache
def all_of_them(key):
    return key.name


for name in "abac":
    print(few(Key(name)), all_of_them(Key(name)))
print(few(Key("a"), 1, k=2), few.cache_info())
try:
    few([])
except TypeError as error:
    print(error)

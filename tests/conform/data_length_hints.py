# What is made of an iterable asks first how long it is: __len__, then
# __length_hint__, and what these may answer.
import collections
import operator
import sys


class Items:
    def __iter__(self):
        return iter([1, 2, 3])


class Counts:
    n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration
        return self.n


def says(answer):
    if isinstance(answer, Exception):
        raise answer
    return answer


def star(x):
    first, *rest = x
    return first, rest


def extend(x):
    items = [0]
    items.extend(x)
    return items


def put(x):
    items = [1, 2]
    items[1:] = x
    return items


def extend_bytes(x):
    array = bytearray()
    array.extend(x)
    return array


makers = (list, tuple, star, extend, put, sorted, set, bytes, bytearray,
          extend_bytes, operator.length_hint, collections.deque, sum)
answers = (sys.maxsize, 10 ** 30, -1, "x", NotImplemented, ValueError("v"),
           TypeError("t"))
for base, hook in ((Items, "__len__"), (Counts, "__length_hint__")):
    for answer in answers:
        if answer is NotImplemented and hook == "__len__":
            continue
        kind = type("Kind", (base,), {hook: lambda self: says(answer)})
        for make in makers:
            try:
                print(hook, repr(answer), make.__name__, make(kind()))
            except (MemoryError, OverflowError, ValueError, TypeError) as e:
                print(hook, repr(answer), make.__name__, type(e).__name__, e)
print(*[len([*x]) for x in (Items(), Counts())])

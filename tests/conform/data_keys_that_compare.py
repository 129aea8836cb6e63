# Keys and items whose __eq__ changes the container that is being searched, and
# keys that are no str in a namespace.
import gc
from collections import deque


class Changes:
    def __init__(self, change, same):
        self.change, self.same = change, same

    def __hash__(self):
        return 0

    def __eq__(self, other):
        self.change()
        return self.same


def say(what, f):
    try:
        print(what, f())
    except Exception as e:
        print(what, type(e).__name__, e)


for same in (True, False):
    for name in ("remove", "index", "count", "__contains__"):
        d = deque()
        d.extend([1, Changes(d.clear, same), 3])
        say(name, lambda: getattr(d, name)(7))
    for name in ("add", "discard", "remove", "__contains__", "union",
                 "intersection", "difference", "symmetric_difference", "issubset",
                 "issuperset", "isdisjoint", "update", "intersection_update",
                 "difference_update", "symmetric_difference_update"):
        s = set()
        s.add(Changes(s.clear, same))
        single = name in ("add", "discard", "remove", "__contains__")
        say(name, lambda: type(getattr(s, name)(0 if single else {0, 5})).__name__)
        print(len(s), end=" ")
    d = {}
    d[Changes(d.clear, same)] = 1
    say("get", lambda: d.get(0))
    d[Changes(d.clear, same)] = 1
    say("setdefault", lambda: (d.setdefault(0, 2), len(d)))

other = set()
other |= {Changes(other.clear, False) for _ in range(3)}
s = {0}
s.update(other)
print(len(s), len(other))


class Looks(str):
    """A str, but not just a str."""
    def __eq__(self, other):
        asked.append(str(other))
        return str.__eq__(self, other)
    __hash__ = str.__hash__


class Box:
    attr = "of the class"


class Evil:
    def __hash__(self):
        return hash("attr")

    def __eq__(self, other):
        if "attr" in vars(Box):
            del Box.attr
        return False


asked = []


def odd_keys():
    box = Box()
    vars(box)[Looks("name")] = "found"
    print(box.name, asked)
    vars(box)[Looks("method")] = lambda: "called"
    print(box.method(), asked, hasattr(box, "nam" + "e"))
    globals()[Looks("is_global")] = "global"
    print(is_global)
    vars(box)[Evil()] = 0
    print(box.attr)
    gc.collect()
    print(hasattr(box, "attr"))


odd_keys()


class Key:
    def __hash__(self):
        print("hash", end=" ")
        return 1

    def __eq__(self, other):
        print("eq", end=" ")
        return self is other


d = {Key(): 1}
print(d.setdefault(Key(), 2), len(d))
print({}.setdefault(Key()))

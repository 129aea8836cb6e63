# UserList, UserString, an OrderedDict with methods of its own, and a date from
# which a datetime is taken.
import datetime
import types
from collections import OrderedDict, UserList, UserString


class Evens(UserList):
    def append(self, item):
        if item % 2:
            raise ValueError(f"{item} is odd")
        super().append(item)


e = Evens([2, 4])
e.append(6)
try:
    e.append(7)
except ValueError as error:
    print(error)
print(e, len(e), e[0], e[1:], type(e[1:]).__name__, e + [8], [0] + e, e * 2)
e += (10,)
e.extend(Evens([12]))
print(e == [2, 4, 6, 10, 12], 4 in e, e.index(6), list(reversed(e)), max(e))
e.sort(reverse=True)
print(e.pop(), e, e.copy() is e, e < [13], sorted(e))
match e:
    case [first, *rest]:
        print(first, rest)
s = UserString("spam")
print(s, repr(s), s + "!", "<" + s, s * 2, s[1], s.upper(), s.split("a"),
      s == "spam", hash(s) == hash("spam"), "pa" in s, len(s), s.center(8))
print(type(s.upper()).__name__, s.startswith("sp"), s.replace("a", "o"))
print(UserString("%s-%d") % ("a", 1), int(UserString("12")) + 1)


class O(OrderedDict):
    def __setitem__(self, k, v):
        print("set", k)
        super().__setitem__(k, v)

    def __delitem__(self, k):
        print("del", k)
        super().__delitem__(k)


o = O(a=1, b=2, c=3)
print(o.pop("a"), o.popitem(), o.pop("x", None))
o["d"] = 4
o.move_to_end("b")
print(list(o))
o.move_to_end("b", last=False)
print(list(o), o)
for wrong in (lambda: datetime.date(2024, 1, 1) - datetime.datetime(2024, 2, 29),
              lambda: o.move_to_end("x")):
    try:
        print(wrong())
    except (TypeError, KeyError) as error:
        print(repr(error))
try:
    1 / 0
except ZeroDivisionError as error:
    print(isinstance(error.__traceback__, types.TracebackType))
print(type(str.upper) is types.MethodDescriptorType,
      type(int.__add__) is types.WrapperDescriptorType)

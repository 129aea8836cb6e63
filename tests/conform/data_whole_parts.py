"""Methods that give back the object itself, or refuse to read what they grow."""
import collections


class S(str):
    pass


class B(bytes):
    pass


for whole in (S("abc").partition("z"), S("abc").rpartition("z"),
              S("abc").partition("b"), B(b"abc").partition(b"z"),
              B(b"abc").rpartition(b"z")):
    print([type(part).__name__ for part in whole])


class A(bytearray):
    def __repr__(self):
        return "own"


k = A(b"x")
print(repr(k), str(k), f"{k}", "%s %r" % (k, k))
try:
    k += k
except BufferError as error:
    print(error)
e = bytearray()
e += e
k.extend(k)
print(k, e)

d = collections.deque([1, 2, 3])
for f in (lambda: d[:1], lambda: d.__getitem__(slice(1)), lambda: d["a"],
          lambda: d.__getitem__("a"), lambda: d.__setitem__("a", 1),
          lambda: d.__delitem__(None), lambda: d.__getitem__(2 ** 70)):
    try:
        f()
    except Exception as error:
        print(type(error).__name__, error)

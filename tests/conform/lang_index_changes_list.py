# __index__, and iterables that are assigned, may change what is subscripted:
# the length that counts is the one after that.
import collections


class Clears:
    def __init__(self, what):
        self.what = what

    def __index__(self):
        self.what.clear()
        return 1


def attempt(f):
    try:
        print(f())
    except (IndexError, ValueError) as e:
        print(type(e).__name__, e)


a = [1, 2, 3]
attempt(lambda: a[Clears(a)])
a = [1, 2, 3]
attempt(lambda: a[Clears(a):])
a = [1, 2, 3]
attempt(lambda: a[0:Clears(a)])
a = [1, 2, 3]
a[Clears(a):] = [9]
print(a)
a = [1, 2, 3]
attempt(lambda: a.__setitem__(Clears(a), 4))
a = [1, 2, 3]
attempt(lambda: a.__delitem__(slice(Clears(a), None, 2)))
a = [1, 2, 3]
a.insert(Clears(a), 5)
print(a)
a = [1, 2, 3]
attempt(lambda: a.pop(Clears(a)))
b = bytearray(b"abc")
attempt(lambda: b[Clears(b)])
b = bytearray(b"abc")
attempt(lambda: b[Clears(b):])
d = collections.deque([1, 2, 3])
attempt(lambda: d[Clears(d)])
print(a, b, d)

a = [1, 2, 3]


def appends():
    for i in range(3):
        a.append(i * 10)
        yield i


a[:] = appends()
print(a)
a[1:2] = appends()
print(a)
print([1, 2, 3, 4][::-1], [1, 2, 3, 4][5:-9:-2], "abcd"[-2:-4:-1],
      [0, 1, 2][-10**30:10**30], (0, 1, 2)[10**30::-1])
print(slice(None, None, -1).indices(4), slice(10, None).indices(3))

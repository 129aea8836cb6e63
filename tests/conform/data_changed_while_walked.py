# Containers that change while they are walked, how many items their iterators
# still expect, and who asks __length_hint__.
from collections import deque
from operator import length_hint


def say(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def swap(d, part):
    for _ in part():
        del d[1]
        d[1] = "again"
    return "quiet"


for d in ({1: 0}, {0: 0, 1: 1}):
    for name in ("keys", "values", "items"):
        say(lambda: swap(d, getattr(d, name)))
d = {i: i for i in range(4)}
while d:
    print(d.popitem(), end=" ")
    if d:
        d[9] = 1
        del d[9]
print()

for make in (set, deque, list, tuple, str):
    c = make("abc")
    it = iter(c)
    print(make.__name__, [length_hint(it)] + [(next(it), length_hint(it))[1] for _ in c])
    it = iter(c)
    next(it)
    if make is list or make is deque:
        c.append("z")
    elif make is set:
        c.add("z")
    print(length_hint(it), end=" ")
    say(lambda: len(list(it)))
    print(length_hint(it))

items = [1, 2, 3]
back = reversed(items)
next(back)
items.clear()
print(length_hint(back))
items.extend("abcdef")
print(length_hint(back), list(back), length_hint(back))


class Seq:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        if self.n is None:
            raise ZeroDivisionError("no length")
        return self.n

    def __getitem__(self, i):
        return i


seq = Seq(5)
back = reversed(seq)
for n in (5, 4, 3, None):
    seq.n = n
    next(back)
    say(lambda: length_hint(back))


class Hint:
    def __init__(self, answer):
        self.answer = answer

    def __iter__(self):
        return iter([1])

    def __length_hint__(self):
        if isinstance(self.answer, type):
            raise self.answer("from the hint")
        return self.answer


for answer in (RuntimeError, NotImplemented, -1, "x", TypeError):
    for f in (list, tuple, bytes, bytearray, set, deque, lambda h: [].extend(h),
              lambda h: bytearray().extend(h), lambda h: [*h], lambda h: length_hint(h, 7)):
        say(lambda: f(Hint(answer)))

# sys.getsizeof: how objects grow with what they hold
import sys


class Plain:
    pass


class Slots:
    __slots__ = ('a', 'b')

size = sys.getsizeof
print([size(n) for n in (0, 1, -1, 2 ** 30, True, 2 ** 64, 2 ** 200)])
print([size(s) for s in ('', 'a', 'abc', 'é', 'éa', '€', '😀')])
grown, sizes = [], []
for i in range(70):
    sizes.append(size(grown))
    grown.append(i)
print(sizes)
print([size([i for i in range(n)]) for n in (1, 5, 10, 100)])
print([size(list(range(n))) for n in (0, 2, 3, 5, 10, 100, 1000)])
print([size(a) for a in ([1], [1, 2], [0] * 9)])
print([size(()), size((1, 2)), size(b'abc'), size(bytearray())])
counts = (0, 1, 5, 6, 10, 11, 21, 22, 43, 85, 86, 100, 171, 1000)
print([size({i: i for i in range(n)}) for n in counts])
print([size(dict.fromkeys(map(str, range(n)))) for n in counts])
print([size(set(range(n))) for n in (0, 4, 5, 18, 19, 20, 76, 77, 100)])
print([size(frozenset()), size(frozenset(range(5)))])
print(size(1.5), size(None), size(range(9)), size(slice(1)), size(object()))
print(size(Plain()), size(Slots()), size(Plain), size(Exception()))
print(size(lambda: 0), size(print), size(i for i in []))
print([size(a) for a in ([1, 2, 3], [1, 2, 3, 4, 5], [grown, 1, 2], [1] + [2])])
shrinking = []
while grown:
    grown.pop()
    shrinking.append(size(grown))
print(shrinking)
a = [1, 2, 3]
for change in (lambda: a.extend([4, 5]), lambda: a.insert(0, 1), a.clear,
               lambda: a.extend(map(int, '12')), lambda: a.extend('abc')):
    change()
    print(len(a), size(a))


class Number(int):
    pass


class Text(str):
    pass


class Items(list):
    pass


def numbers(n):
    for i in range(n):
        yield i * i

print(size(Number(5)), size(Text('abc')), size(Items()), size(numbers(3)))
print([n.__sizeof__() for n in (1, 'abc', [], (1,), {}, object(), Plain())])
print([size(t) for t in (int, object, Slots, Plain, type)])
print([size(e) for e in (OSError(), KeyError(), StopIteration(1))])

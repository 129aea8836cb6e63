# collections.abc: what a class gets from its few methods; match and isinstance.
import collections.abc as abc


class Sides(abc.Sequence):
    def __len__(self):
        return 3

    def __getitem__(self, i):
        return ['left', 'right', 'left'][i]


class Store(abc.MutableMapping):
    def __init__(self):
        self.d = {}

    def __len__(self):
        return len(self.d)

    def __iter__(self):
        return iter(self.d)

    def __getitem__(self, key):
        return self.d[key]

    def __setitem__(self, key, value):
        self.d[key] = value

    def __delitem__(self, key):
        del self.d[key]

    def __repr__(self):
        return 'Store'


class Bag(abc.MutableSet):
    def __init__(self, items=()):
        self.items = list(dict.fromkeys(items))

    def __len__(self):
        return len(self.items)

    def __iter__(self):
        return iter(self.items)

    def __contains__(self, item):
        return item in self.items

    def add(self, item):
        if item not in self.items:
            self.items.append(item)

    def discard(self, item):
        if item in self.items:
            self.items.remove(item)


def show(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)


s = Sides()
print(list(s), 'left' in s, s.index('left', 1), s.count('left'))
print(list(reversed(s)), isinstance(s, abc.Reversible))
show(lambda: s.index('up'))
m = Store()
m.update({'a': 1}, b=2)
m.update([('c', 3)])
print(m.keys(), m.items(), m.values(), len(m.keys()))
print('a' in m.keys(), ('a', 1) in m.items(), 3 in m.values(), m.get('z', 0))
print(sorted(m.keys() & {'a', 'z'}), sorted(m.keys() | ['z']), m == {'a': 1})
print(m.pop('a'), m.pop('z', None), m.setdefault('d', 4), m.popitem(), dict(m))
show(lambda: m.pop('gone'))
m.clear()
show(lambda: m.popitem())
b = Bag('abc')
b |= 'd'
b &= Bag('abd')
b -= 'b'
b ^= 'ax'
print(list(b), sorted(b | 'q'), list(b - Bag('x')), list(b ^ Bag('dz')))
print(b < Bag('dxy'), b.isdisjoint('pq'), b == Bag('xd'), b.pop(), list(b))
show(lambda: b.remove('gone'))
show(lambda: b | 5)
for value in (s, m, b, range(2), 'ab'):
    match value:
        case [first, *_]:
            print('a sequence, first', first)
        case {}:
            print('a mapping')
        case _:
            print('neither')


@abc.Sequence.register
class Other:
    def __len__(self):
        return 1

    def __getitem__(self, i):
        return 'other'


match Other():
    case [one]:
        print(one)
show(lambda: abc.Sequence.register(5))
show(lambda: abc.Sized.register(abc.Collection))
show(abc.Collection)
print([c.__name__ for c in abc.MutableSequence.__mro__], abc.Iterable[int])


class Odd(abc.Sized):
    @classmethod
    def __subclasshook__(cls, other):
        return 'yes'


show(lambda: isinstance(1, Odd))

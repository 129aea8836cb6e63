# What copy asks an object for, and what it makes of the answer.
import copy
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList
from collections import defaultdict, deque


class Failed(Exception):
    def __init__(self, code, why):
        super().__init__(code)
        self.why = why


class Both:
    __slots__ = ('a', 'b', '__private')

    def __init__(self):
        self.a = [1]
        self.__private = 2

    def secret(self):
        return self.__private


class Kept:
    def __init__(self):
        self.a, self.b = 1, [2]

    def __getstate__(self):
        print('getstate')
        return {'a': 5}


class Restored(Kept):
    def __setstate__(self, state):
        print('setstate', state)


class Made:
    def __new__(cls, n):
        self = super().__new__(cls)
        self.n = n
        return self

    def __getnewargs__(self):
        return (self.n,)


class Loud(dict):
    def __setitem__(self, key, value):
        print('set', key)
        super().__setitem__(key, value)


class Listed(list):
    def append(self, value):
        print('append', value)
        super().append(value)


class Number(int):
    pass


class Closed:
    __reduce_ex__ = None
    __reduce__ = None


try:
    copy.copy(Failed(1, 'no'))
except TypeError as e:
    print(e)
made = copy.deepcopy(Both())
print(made.a, made.secret(), hasattr(made, 'b'))
print(vars(copy.copy(Kept())), vars(copy.deepcopy(Restored())))
print(copy.copy(Made(3)).n, copy.deepcopy(Made([4])).n)
copy.copy(Loud(a=1))
copy.deepcopy(Listed([1, 2]))
number = Number(7)
number.unit = 'kg'
print(copy.copy(number), copy.copy(number).unit)

ring = ([],)
ring[0].append(ring)
other = copy.deepcopy(ring)
print(other[0][0] is other, other is not ring)
shared = [1]
print([a is b for a, b in [copy.deepcopy((shared, shared))]])
held = deque([[1]], 4)
other = copy.deepcopy(held)
print(other, other[0] is held[0])
for it in (Counter('aab'), OrderedDict(a=[1]), defaultdict(list, a=[1]),
           UserDict(a=[1]), UserList([[1]]), ChainMap({'a': [1]}),
           slice(1, 2), {1}, frozenset([1]), bytearray(b'x'), [].append):
    print(copy.copy(it), copy.deepcopy(it)) if not callable(it) else None
method = [1].append
bound = Both().secret
print(copy.deepcopy(bound)(), copy.copy(bound) == bound)


def walk():
    yield


for it in (walk(), copy, Closed()):
    for f in (copy.copy, copy.deepcopy):
        try:
            f([it] if f is copy.deepcopy else it)
        except (TypeError, copy.Error) as e:
            print(type(e).__name__, str(e).replace('__main__.', ''))

# Containers of collections that hold themselves, and the lesser of their ways.
import operator
from collections import ChainMap, OrderedDict, UserDict, UserList, UserString
from collections import defaultdict, deque, namedtuple
from collections.abc import MutableSequence, Sequence

ring = OrderedDict(a=1)
ring['me'] = ring
print(ring)


class Made(defaultdict):
    def __init__(self):
        super().__init__(self._make)

    def _make(self):
        return []


shown = repr(Made())
print(shown.count('...'), shown[:4], shown[-5:])

print({'z': 1, 'a': 2} | ChainMap({'a': 3}, {'b': 4}))
print(ChainMap({'a': 3}, {'b': 4}) | {'z': 1})
try:
    ChainMap() | [1]
except TypeError as e:
    print(e)

Odd = namedtuple('Odd', 'cls self type', defaults=[1])
print(Odd(1, 2, 3), Odd(cls=4, self=5), Odd(7, 8)._replace(cls=9))

one = UserDict(a=1)
one.note = 'kept'
two = one.copy()
two['b'] = 2
print(one, two, hasattr(two, 'note'))


class Noted(UserDict):
    pass


one = Noted(a=1)
one.note = 'kept'
two = one.copy()
two['b'] = 2
print(one, two, two.note)
print(isinstance(deque(), MutableSequence), isinstance(UserList(), Sequence),
      isinstance(UserString(''), Sequence))
print(operator.__or__ is operator.or_, operator.__not__(1),
      operator.__call__(max, 1, 2))


class Unmade(defaultdict):
    def __init__(self):
        print(self.default_factory, self)

Unmade()

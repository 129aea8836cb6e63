# What an enum refuses, and how flags are put together from bits.
import enum


def show(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
        print('  after', repr(error.__context__))


class Color(enum.Enum):
    RED = 1
    GREEN = 2
    __hidden = 3
    _single = 4


class Perm(enum.Flag):
    R = 1
    W = 2
    RW = 3
    X = 8


class Loose(enum.IntFlag):
    A = 1
    B = 4


def make(**names):
    space = enum.EnumMeta.__prepare__('Made', (enum.Enum,))
    for name, value in names.items():
        space[name] = value
    return list(enum.EnumMeta('Made', (enum.Enum,), space))


print(list(Color), Color._Color__hidden)
show(lambda: Color(9))
show(lambda: Color(1, 2))
show(lambda: setattr(Color.RED, 'value', 5))
show(lambda: Color.name)
show(lambda: make(mro=1))
show(lambda: make(_odd_=1))
show(lambda: enum.Enum('Twice', 'a a'))
show(lambda: make(a=enum.auto(), b=(enum.auto(), 'x'), c=enum.auto(7)))
print(enum.auto(), enum.auto(3), type(Perm))
show(lambda: Perm(9))
show(lambda: Perm(16))
show(lambda: Perm('R'))
show(lambda: 1 in Perm)
show(lambda: 1 in Perm.RW)
print(Perm(3), Perm.R | Perm.X, ~Perm.R, Perm(0), list(Perm.RW), list(Perm))
print(repr(Loose(12)), repr(~Loose.A), repr(Loose.A | 8), Loose(-1), Loose.B + 1)
show(lambda: enum.StrEnum('S', {'a': 1}))


class Missing(enum.Enum):
    ONE = 1

    @classmethod
    def _missing_(cls, value):
        return {2: cls.ONE, 3: 'three'}.get(value) if value < 4 else 1 / 0


print(Missing(2))
for value in (0, 3, 4):
    show(lambda: Missing(value))


class Rank(enum.Enum):
    def _generate_next_value_(name, start, count, last):
        return name.lower() * (count + 1)
    low = enum.auto()
    high = enum.auto()

    @property
    def both(self):
        return self.name, self.value


print(Rank.high.both, iter(Rank).__name__)

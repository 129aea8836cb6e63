# What an Enum takes from its bases: texts, __new__, names, order, data.
from dataclasses import dataclass
from datetime import date
from enum import (KEEP, STRICT, Enum, EnumMeta, Flag, IntEnum, IntFlag, ReprEnum,
                  StrEnum, auto, property)


class Day(date, ReprEnum):
    FIRST = 2024, 1, 31
    SECOND = 2024, 2, 29


print(Day.FIRST, f'{Day.SECOND:%d.%m.}', repr(Day.FIRST), Day.FIRST.month)


class Ratio(float, ReprEnum):
    HALF = 0.5


class Weight(float, Enum):
    HALF = 0.5


print(Ratio.HALF, f'{Ratio.HALF:.3f}', Weight.HALF, f'{Weight.HALF}')


class Named(Enum):
    name = 3
    value = 4
    other = 5


print(Named.name, Named.name.name, Named.value.value, Named.other.name)


class Spoken(Enum):
    @property
    def first(self):
        return f'{self.name} is {self._value_}'


class Number(Spoken):
    first = auto()
    second = auto()


print(Number.first, Number.first.first, Number.second.first)


class Coordinate(bytes, Enum):
    def __new__(cls, value, label):
        self = bytes.__new__(cls, [value])
        self._value_ = value
        self.label = label
        return self

    PX = 0, 'P.X'
    VY = 2, 'V.Y'


print(Coordinate(2), Coordinate.PX.label, Coordinate.VY.__class__.__new__
      is Enum.__new__)
try:
    class Super(Enum):
        def __new__(cls, value):
            return super().__new__(cls, value)
        FIRST = 1
except TypeError as e:
    print(e)
try:
    class Unset(str, Enum):
        def __new__(cls, value, extra):
            return str.__new__(cls, value)
        FIRST = 'a', 1, 2
except TypeError as e:
    print(e)
try:
    class Mixed(str, IntEnum):
        FIRST = 1
except TypeError as e:
    print(str(e).split(':')[0])


class Ordered(Enum):
    _order_ = 'a b'
    a = 1
    b = 2
    c = 1


try:
    class Unordered(Enum):
        _order_ = 'b a'
        a = 1
        b = 2
except TypeError as e:
    print(e)


class Pair(tuple, Enum):
    A = 1, 2


class Several(Enum):
    ONE = auto()
    TWO = auto(), auto()
    SIX = 6, auto()


print(Pair.A.value, Pair.A == (1, 2), [s.value for s in Several])


@dataclass
class Creature:
    size: str
    legs: int


class Animal(Creature, Enum):
    CAT = 'small', 4
    BIRD = 'tiny', 2


print(Animal.CAT, repr(Animal.BIRD), Animal.BIRD.legs)


class Bits(int, Flag):
    A = 1
    B = 2


print(~Bits.A, Bits.A | 2, Bits(3), Flag._boundary_ is STRICT,
      IntFlag._boundary_ is KEEP, Bits._flag_mask_)
Fast = Enum('Fast', {'x': 1}, qualname='Outer.Fast', module='m')
print(Fast.__qualname__, Fast.__module__, Fast.x)


class Updated(Enum):
    vars().update({'a': 1}, b=2)


print(list(Updated), [n for n in dir(Updated.a) if n[0] != '_'])


class Base(metaclass=EnumMeta):
    pass


class Both(Base, Enum):
    A = 1


print(repr(Both.A))


class Tall(StrEnum):
    def __new__(cls, value):
        print('made', value)
        return str.__new__(cls, value)

    A = 'a'


print(Tall('a'), Creature.__dataclass_params__)

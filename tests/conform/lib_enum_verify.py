# enum.verify and its three checks.
import enum
from enum import CONTINUOUS, NAMED_FLAGS, UNIQUE, verify


def made(*checks, base=enum.Enum, **values):
    try:
        cls = verify(*checks)(base("Made", values))
        print(list(cls))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


made(UNIQUE, A=1, B=2)
made(UNIQUE, A=1, B=2, C=1, D=2)
made(CONTINUOUS, A=1, B=2, C=3)
made(CONTINUOUS, A=1, B=5, C=7)
made(CONTINUOUS, UNIQUE, A=1, B=1)
made(CONTINUOUS, base=enum.Flag, A=1, B=8, C=2)
made(CONTINUOUS, base=enum.Flag, A=1, B=2, C=4)
made(NAMED_FLAGS, base=enum.Flag, A=1, B=2, AB=3)
made(NAMED_FLAGS, base=enum.Flag, A=1, ABC=7)
made(NAMED_FLAGS, base=enum.Flag, A=1, AB=3, AC=5, AD=9)
made(base=enum.IntEnum, A=1)
try:
    verify(UNIQUE)(int)
except TypeError as e:
    print(e)
print(list(enum.EnumCheck), enum.show_flag_values(11))


@verify(UNIQUE)
class Colour(enum.Enum):
    RED = 1
    GREEN = 2

print(Colour.RED)

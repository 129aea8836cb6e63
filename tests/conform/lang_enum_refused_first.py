# What an enumeration's bases are refused for comes before its body
from enum import Enum

try:
    class Reversed(Enum, int):
        print("body")
except TypeError as error:
    print(error)


class Plain(Enum):
    A = 1


try:
    class More(Plain):
        print("body")
except TypeError as error:
    print(error)

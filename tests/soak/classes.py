# Classes made and dropped: each is in a cycle with its own members.
import collections
import dataclasses
import enum


def make(n):
    class Base:
        def hello(self):
            return super().__repr__()

        @property
        def n(self):
            return n

    class Derived(Base, metaclass=Meta):
        def hello(self):
            return super().hello()

    return Derived().hello(), Derived().n


class Meta(type):
    pass


n = 0
while True:
    n += 1
    make(n)
    if n % 10 == 0:
        pair = collections.namedtuple("Pair", "left right")
        pair(1, 2)
        data = dataclasses.make_dataclass("Data", ["a", "b"])
        data(1, 2)
        colour = enum.Enum("Colour", "RED GREEN")
        colour.RED

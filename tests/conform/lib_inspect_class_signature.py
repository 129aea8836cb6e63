# What inspect.signature says of classes
import inspect
from dataclasses import dataclass


class Plain:
    pass


class New:
    def __new__(cls, a, *, b=1):
        return super().__new__(cls)


class Init(New):
    def __init__(self, c, d=2):
        pass


class Below(Init):
    def __new__(cls, e):
        return object.__new__(cls)


class Error(Exception):
    pass


class Told(Error):
    def __init__(self, why):
        pass


@dataclass
class Point:
    x: int
    y: int = 0


for cls in (Plain, New, Init, Below, Error, Told, Point, Exception, ValueError,
            dict, bytes, bool, object):
    try:
        print(cls.__name__, inspect.signature(cls))
    except ValueError as e:
        print(e)

# The defaults of a namedtuple are those of its __new__, and may be set there
import collections
import inspect
import typing

Node = collections.namedtuple("Node", "value left right", defaults=[None])
print(Node.__new__.__defaults__, Node._field_defaults, inspect.signature(Node))
Node.__new__.__defaults__ = (None, None)
print(Node(1), Node(1, 2), Node(1, right=3), inspect.signature(Node))
Node.__new__.__defaults__ = (None,) * len(Node._fields)
print(Node(), Node(left=1), Node(1, 2, 3))
Node.__new__.__defaults__ = None
try:
    Node(1)
except TypeError as error:
    print(error)
Plain = collections.namedtuple("Plain", "a b")
print(Plain.__new__.__defaults__, inspect.signature(Plain))


class Typed(typing.NamedTuple):
    a: int
    b: str = "b"


print(Typed.__new__.__defaults__, Typed(1), inspect.signature(Typed))

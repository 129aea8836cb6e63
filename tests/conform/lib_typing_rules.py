# typing at run time: protocols, generic classes, what can't be made.
import collections
import typing
from typing import Generic, List, NamedTuple, Optional, Protocol, TypeVar

T = TypeVar('T')
K = TypeVar('K')


class Closer(Protocol):
    def close(self): ...


@typing.runtime_checkable
class Named(Protocol):
    name: str


@typing.runtime_checkable
class Sized(Protocol):
    def __len__(self): ...


class File(Closer):
    def close(self):
        return 'closed'


class Stack(Generic[T]):
    pass


class Pair(Stack[K], Generic[K, T]):
    pass


def show(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)


print(File().close(), isinstance('a', Sized), isinstance(5, Sized))
show(lambda: Closer())
show(lambda: isinstance(File(), Closer))
show(lambda: issubclass(File, Closer))
show(lambda: issubclass(File, Named))
print(Stack.__parameters__, Pair.__parameters__, Stack[int])
show(lambda: Stack[int, str])
show(lambda: Pair[int])
show(lambda: File[int])
show(lambda: Generic[int])
show(lambda: Generic[T, T])
show(lambda: type('G', (Generic,), {}))
show(lambda: Optional[int, str])
show(lambda: List())
show(lambda: List[int]())
show(lambda: typing.Deque[int]([1]))
show(lambda: typing.overload(print)(1))
print(typing.final(Stack).__final__, hasattr(typing, 'override'))


def late():
    class Late(NamedTuple):
        a: int = 1
        b: int = 2
        c: int


show(late)
P = collections.namedtuple('P', 'x y z')
show(lambda: P(x=1, y=2))
show(lambda: P(1, z=2))

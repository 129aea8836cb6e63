# singledispatch among abstract classes: the nearest wins, two rivals are told.
from collections.abc import Container, Iterable, MutableSequence, Sequence, Set
from collections.abc import Sized
from functools import lru_cache, singledispatch, total_ordering


@singledispatch
def kind(it):
    return 'base'


class Box(Sized):
    def __len__(self):
        return 0


for cls in (Iterable, Container, Sized, Set, Sequence):
    kind.register(cls, lambda it, name=cls.__name__: name)
print(kind(Box()), kind([]), kind({1}), kind(3))
Iterable.register(Box)
print(kind(Box()))
Container.register(Box)
print(kind(Box()))
Set.register(Box)
kind._clear_cache()
print(kind(Box()))
kind.register(MutableSequence, lambda it: 'mutable')
print(kind([]), kind(()), kind('text'))


class Rivals:
    pass


Set.register(Rivals)
Sequence.register(Rivals)
try:
    kind(Rivals())
except RuntimeError as e:
    print(e)


@total_ordering
class Size:
    def __lt__(self, other):
        return True


print(Size.__ge__.__name__, Size.__ge__.__qualname__)


@lru_cache(maxsize=2)
def again(n):
    if n:
        again.__wrapped__(0)
    return [n]


print(again(1) is again(1), again.cache_info())
print(again.cache_info()._asdict())
print(again.cache_parameters(), type(again.cache_info()).__name__)

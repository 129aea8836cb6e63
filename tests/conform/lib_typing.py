# typing: names that do nothing at run time
from typing import (Any, Awaitable, AsyncIterator, Callable, Dict, Generic, Iterable, List, NamedTuple, NewType, Optional,
                    Protocol, Set, Tuple, TypeVar, Union, TYPE_CHECKING, cast, overload, Coroutine, ClassVar, Final, Literal)
T = TypeVar("T"); Id = NewType("Id", int)
class Stack(Generic[T]):
    limit: ClassVar[int] = 3
    def __init__(self) -> None: self.xs: List[T] = []
    def push(self, x: T) -> "Stack[T]": self.xs.append(x); return self
class Pt(NamedTuple):
    x: int
    y: int = 0
class Quacks(Protocol):
    def quack(self) -> str: ...
MAX: Final = 5
def f(cb: Callable[[int], Awaitable[str]], m: Literal["a", "b"] = "a", *r: Union[int, str]) -> Optional[Dict[str, Any]]: return None
print(Stack[int]().push(1).push(2).xs, Pt(1), Pt(1, 2).y, Id(5) + 1, cast(str, 3), TYPE_CHECKING, MAX, f(print))
print(List[int], Dict[str, int], Optional[int], Tuple[int, ...], Set[str], Callable[[int], str], Any, Iterable[int], Union[int, str], T)
print(list[int], dict[str, list[int]], int | str, tuple[int, ...])

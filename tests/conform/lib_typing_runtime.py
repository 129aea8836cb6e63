# typing at run time: reprs, subscripts, get_type_hints, Protocol, TypedDict, cast, errors
import typing
from typing import *

print(List[int], Dict[str, List[int]], Optional[int], Union[int, str], Union[int, int], Union[int, None], Callable[[int], str], Tuple[int, ...], Any, Callable[..., Awaitable[None]])
print(list[int], dict[str, int], int | None, int | str, type[int], tuple[()], Literal["a", 1], ClassVar[int], Final[int], Iterable[str], AsyncIterator[int], NoReturn, Sequence[Any])
T = TypeVar("T"); K = TypeVar("K", bound=int); print(T, K, List[T], Dict[K, T][int, str], T.__name__)
class Stack(Generic[T]):
    def __init__(self) -> None: self.items: List[T] = []
    def push(self, x: T) -> None: self.items.append(x)
s = Stack[int](); s.push("not checked"); print(s.items, Stack[int])
def f(a: int, b: "str" = "x", *c: float) -> Optional[bool]: ...
print(f.__annotations__, get_type_hints(f), cast(int, "s"), get_origin(List[int]), get_args(Dict[str, int]), get_origin(int | str))
@runtime_checkable
class Closeable(Protocol):
    def close(self) -> None: ...
class Door:
    def close(self): pass
print(isinstance(Door(), Closeable), isinstance(5, Closeable))
class Movie(TypedDict, total=False):
    name: str
    year: int
m: Movie = {"name": "x", "year": 1}; print(m, Movie.__annotations__, Movie(name="y"))
UserId = NewType("UserId", int); print(UserId(5), UserId.__name__, type(UserId(5)))
@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def g(x): return x
@final
class Leaf: pass
print(g(1), g("a"), TYPE_CHECKING, Leaf.__name__, no_type_check.__name__)
for bad in (lambda: Optional[1], lambda: isinstance([], List[int]), lambda: Any(), lambda: Union[()], lambda: Closeable(), lambda: isinstance([], list[int]), lambda: int[str], lambda: TypeVar("T", int)):
    try:
        print(bad())
    except TypeError as e:
        print(e)
class Box:
    x: int
    y: "Box" = None
print(Box.__annotations__, get_type_hints(Box), Annotated[int, "meta"], isinstance({}, Dict), issubclass(list, Sequence))

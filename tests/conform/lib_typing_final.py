"""Names of typing that are no base classes; how annotations are shown."""
import typing
from dataclasses import dataclass, field
from typing import Annotated, Any, ParamSpec, TypeVar

T = TypeVar("T")
P = ParamSpec("P")


def tries(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)


tries(lambda: type("X", (TypeVar,), {}))
tries(lambda: type("X", (ParamSpec,), {}))
tries(lambda: TypeVar("B", covariant=True, contravariant=True))
tries(lambda: TypeVar("B", int))
tries(lambda: TypeVar("B", int, str, bound=int))
try:
    class X(T):
        pass
except TypeError as error:
    print(error)
try:
    class Y(P):
        pass
except TypeError as error:
    print(error)
print(Annotated, Annotated[int, int, 3])
tries(lambda: Annotated[int])
tries(lambda: Annotated())


@dataclass
class D:
    a: Any
    b: Annotated[int, 3] = 1
    c: "Any" = 2
    d: typing.Optional[Any] = None


print(D.__doc__)
try:
    @dataclass
    class E:
        v: typing.ClassVar = field(kw_only=True)
except TypeError as error:
    print(error)

# What the names of typing are, and what becomes of them in brackets
import typing
from typing import *

T, P = TypeVar("T"), ParamSpec("P")
for name in ("AbstractSet", "Callable", "ClassVar", "Concatenate", "Counter",
             "Dict", "Literal", "MappingView", "Match", "Optional", "Pattern",
             "Self", "Tuple", "Union", "Unpack"):
    print(name, type(getattr(typing, name)).__name__)
for hint in (List[int], Tuple[int, ...], Callable[[int], int],
             Callable[P, T][[int], str], Optional[int], Literal[1],
             Annotated[int, 1], ClassVar[int], Concatenate[int, P],
             Unpack[Tuple[int]], Generic[T], P.args, P.kwargs, Pattern[str]):
    print(hint, type(hint).__name__)

# Hints with variables in them are filled in, and count what they are given
import collections.abc
import typing
from typing import (Annotated, Callable, ClassVar, Dict, Final, Generator,
                    Generic, Hashable, List, Mapping, NoReturn, Optional,
                    ParamSpec, Self, Tuple, TypeVar, Union)

T, K, P = TypeVar('T'), TypeVar('K'), ParamSpec('P')


class Pair(Generic[T, K]):
    pass


for use in (lambda: List[T][int], lambda: Dict[T, K][int, str],
            lambda: Dict[T, T][int], lambda: Dict[T, K][int],
            lambda: List[Dict[T, List[K]]][int, str],
            lambda: Optional[T][int], lambda: Union[List[T], K][int, None],
            lambda: Callable[[T], T]['int'], lambda: Callable[P, T][[int], str],
            lambda: Callable[P, int][str, int], lambda: Tuple[T, ...][int],
            lambda: Pair[int, K][str], lambda: Pair[int, K][str][int],
            lambda: list[T][int], lambda: dict[T, list[K]][int, str],
            lambda: dict[T, K][int], lambda: list[int][str],
            lambda: list[T].__parameters__, lambda: list[int].__parameters__,
            lambda: collections.abc.Callable[[T], str][int],
            lambda: Annotated[T, 1][int], lambda: Annotated[Annotated[int, 1], 2],
            lambda: List[int, str], lambda: Mapping[int], lambda: Generator[int],
            lambda: Hashable[int], lambda: NoReturn[int], lambda: Self[int],
            lambda: ClassVar[int, str], lambda: ClassVar[ClassVar[int]],
            lambda: List[Final], lambda: List[Generic], lambda: List[Final[int]],
            lambda: List.__name__, lambda: typing.Dict[int, str].__name__):
    try:
        print(use())
    except TypeError as error:
        print('TypeError', error)

# Hints that are texts: what get_type_hints makes of them, and where they stay references
import collections.abc
import typing


def f(a: 'bool | None', b: 'list[str]', c: 'typing.Optional[str]',
      d: "typing.Callable[[int, 'str'], typing.Any]",
      e: 'dict[str, list[tuple[int, ...]]]', g: typing.List['int'],
      h: "typing.Literal['a', 'b']", i: 'None', j: list['int']) -> 'f2':
    pass


def f2(a: 'nope'):
    pass


class Movie(typing.TypedDict):
    title: 'str'
    year: None


class Point(typing.NamedTuple):
    x: 'int'
    y: str = ''

try:
    typing.get_type_hints(f2)
except NameError as error:
    print(error)
hints = typing.get_type_hints(f)
print(hints.pop('return').__name__)
for name, hint in hints.items():
    print(name, hint)
print(Movie.__annotations__, typing.get_type_hints(Movie))
print(Point.__annotations__, typing.get_type_hints(Point), Point(1))
print(typing.NamedTuple('N', [('a', 'int')]).__annotations__)
print(collections.abc.Callable[[int], str], collections.abc.Callable[..., str])
for check in (lambda: issubclass(int, typing.List[int]),
              lambda: isinstance([], typing.List[int]),
              lambda: issubclass(int, typing.Union[str, int]),
              lambda: isinstance(None, typing.Optional[int])):
    try:
        print(check())
    except TypeError as error:
        print(error)

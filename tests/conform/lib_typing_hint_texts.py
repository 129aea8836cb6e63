# Hints that are texts, evaluated by get_type_hints and singledispatch
import functools
import typing


class Node:
    left: "Node | None"
    items: "list[Node]"
    table: "dict[str, typing.List[int]]"
    maybe: "typing.Optional[int]"
    back: "typing.Callable[[int, str], None]"
    any_number: "tuple[int, ...]"
    nothing: "None"


print(typing.get_type_hints(Node))


def missing(x: "Nowhere"):
    pass


try:
    typing.get_type_hints(missing)
except NameError as error:
    print(error)


@functools.singledispatch
def kind(x):
    return "anything"


@kind.register
def _(x: "int | float"):
    return "number"


@kind.register
def _(x: "str"):
    return "text"


print(kind(1), kind(1.5), kind("a"), kind([]))
for hint in ("list[int]", "5", "Nowhere"):
    def wrong(x):
        pass

    wrong.__annotations__["x"] = hint
    try:
        kind.register(wrong)
    except (TypeError, NameError) as error:
        print(type(error).__name__, error)

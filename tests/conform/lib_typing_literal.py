# A Literal shows classes and functions by their names
import typing


def f():
    pass


class Box:
    class Inner:
        pass


for item in (object, (object, 1), (Box, "x"), (f, ...), Box.Inner, list[int],
             typing.List[int], None, (None, True), b"x"):
    print(typing.Literal[item])
print(typing.Optional[typing.Literal[Box]], typing.Union[int, typing.Literal["a"]])

# What a Literal holds: lists as they are, each value of each type once
import typing
from typing import Literal

print(Literal[['a', 1], 1], Literal[('a', 1)], Literal[(('a', 1), 1)])
print(Literal[1, True, 1, 1.0], Literal[Literal[1, 2], 2, 3].__args__)
print(Literal[1, 2] == Literal[2, 1], Literal[1] == Literal[True],
      Literal[1] == 1, hash(Literal[0]) == hash(Literal[0]))
print(Literal[[], []], Literal[{}], typing.get_args(Literal['x', 'x', None]))

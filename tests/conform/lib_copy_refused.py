# What copy and deepcopy keep, and what they refuse
import copy


def numbers():
    yield 1


async def nothing():
    pass


def show(value):
    for make in (copy.copy, copy.deepcopy):
        try:
            made = make(value)
            print(type(made).__name__, made is value)
        except TypeError as error:
            print(error)


waiting = nothing()
for value in (numbers(), waiting, (n for n in "a"), {}.keys(), {1: 2}.items(),
              copy, numbers, len, int, range(3), ..., NotImplemented,
              slice(1, [2]), property(), object()):
    show(value)
waiting.close()
try:
    copy.deepcopy({"a": [numbers()]})
except TypeError as error:
    print(error)

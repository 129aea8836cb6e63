# singledispatch: classes, unions, annotations, abstract base classes.
import collections.abc as abc
import functools


@functools.singledispatch
def tell(arg, verbose=False):
    return 'other', arg


@tell.register
def _(arg: int | str, verbose=False):
    return 'int or str', arg


@tell.register(list)
@tell.register(tuple)
def _(arg):
    return 'sequence', arg


@tell.register
def _(arg: 'dict'):
    return 'named', arg


@tell.register(abc.Sized)
def _(arg):
    return 'sized', len(arg)


for value in (1, True, 'a', [], (), {}, {1}, b'', 1.5, None):
    print(tell(value))
print(tell.dispatch(bool) is tell.dispatch(int), type(tell.registry).__name__)


def failing(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, str(error).split(' at 0x')[0])


failing(lambda: tell())
failing(lambda: tell(arg=1))
failing(lambda: tell.register(5, print))
failing(lambda: tell.register(lambda x: 1))


def wrong(x: 5):
    pass


failing(lambda: tell.register(wrong))
wrong.__annotations__ = {'x': list[int] | int}
failing(lambda: tell.register(wrong))


class Both(abc.Sized, abc.Iterable):
    def __len__(self):
        return 0

    def __iter__(self):
        return iter('')


class Free:
    __len__ = Both.__len__
    __iter__ = Both.__iter__


@tell.register(abc.Iterable)
def _(arg):
    return 'iterable'


failing(lambda: tell(Both()))
failing(lambda: tell(Free()))


class Shape:
    @functools.singledispatchmethod
    def add(self, arg):
        return 'any', arg

    @add.register
    def _(self, arg: int):
        return 'int', arg

    @add.register(str)
    def _(self, arg):
        return 'str', arg


print(Shape().add(1), Shape().add('s'), Shape().add(1.5), Shape.add(Shape(), 2))
failing(lambda: functools.singledispatchmethod(5))
failing(lambda: functools.wraps(1)(2))


def number(x: '-3.5'):
    pass


failing(lambda: tell.register(number))

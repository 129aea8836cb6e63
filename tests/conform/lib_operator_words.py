# operator: what its functions say of arguments that do not fit.
import operator


def show(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: operator.itemgetter())
show(lambda: operator.itemgetter(1)(5, 6))
show(lambda: operator.itemgetter(1)(x=6))
show(lambda: operator.attrgetter(1))
show(lambda: operator.methodcaller())
show(lambda: operator.concat(1, 2))
show(lambda: operator.concat([1], [2]))
show(lambda: operator.iconcat([1], (2,)))
show(lambda: operator.index('x'))
show(lambda: operator.countOf(5, 1))
show(lambda: operator.length_hint(1, 2, 3))
show(lambda: operator.length_hint(1, 'x'))

# inspect.signature of a functools.partial: what is left of the function's
import functools
import inspect


def f(a, b, *, c=3):
    pass


def g(a, b, /, c, *args, d, **kw):
    pass

for partial in (functools.partial(f, 1), functools.partial(f, c=9),
                functools.partial(f, b=9), functools.partial(g, 1),
                functools.partial(g, 1, 2, d=9), functools.partial(g, c=9)):
    print(inspect.signature(partial))
try:
    inspect.signature(functools.partial(f, 1, 2, 3))
except ValueError as error:
    print(str(error).split('(')[0])

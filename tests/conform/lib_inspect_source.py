# inspect: where a function or class is written, its lines, who called
import inspect


# What comes before it
# is its comment.
def plain(a, b=1, *c, d, e=2, **k) -> int:
    "doc"
    if a:
        return (a,
    b)

    # inside
    return """
text at the margin
"""


def decorated(f):
    return f


@decorated
@decorated
def with_decorators(
    x,
    y,
):
    return x
# behind it


class Outer:
    """Doc."""

    class Inner:
        x = 1

        def method(self):
            return 1

    async def waits(self):
        pass


double = lambda x: x * 2

for thing in (plain, with_decorators, Outer, Outer.Inner, Outer.waits,
              Outer.Inner.method, Outer.Inner().method, double):
    print(inspect.getsource(thing))
    print(inspect.getsourcelines(thing)[1], inspect.getcomments(thing))
for thing in (len, 5, None, "text"):
    try:
        inspect.getsource(thing)
    except TypeError as error:
        print(error)
print(inspect.getfile(plain) == __file__, inspect.getsourcefile(Outer) == __file__)

for thing in (plain, Outer.Inner.method, Outer.Inner().method, double,
              lambda x, /, y=1, *, z: 1):
    print(inspect.getfullargspec(thing))
try:
    inspect.getfullargspec(5)
except TypeError as error:
    print(error)


def who():
    return [frame.function for frame in inspect.stack()]


def asks():
    return who()


print(asks()[:3])
here = inspect.stack()[0]
print(here.lineno, here.code_context, here.index, here.function)
print(inspect.getframeinfo(inspect.currentframe(), context=3).code_context)
try:
    double(None)
except TypeError:
    print([(frame.function, frame.lineno) for frame in inspect.trace()])

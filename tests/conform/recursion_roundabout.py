# Endless recursion, straight and in roundabout ways, ends in a RecursionError
# that the program can catch. (How the message goes on depends on the depth at
# which it began.)
import asyncio


def straight():
    straight()


def there():
    back()


def back():
    there()


class Shown:
    def __repr__(self):
        return repr(self)


class Said:
    def __str__(self):
        return f"{self}"


class Same:
    def __eq__(self, other):
        return self == other


class Looked:
    def __getattr__(self, name):
        return getattr(self, name)


def sort(x):
    return sorted([2, 1], key=sort)


def listed():
    return [*listed()]


def generate():
    yield from generate()


async def wait():
    await wait()


def nested(depth):
    x = []
    for _ in range(depth):
        x = [x]
    return x


def show(what, f):
    try:
        f()
    except RecursionError as e:
        print(what, str(e)[:32])


show("straight", straight)
show("mutual", there)
show("repr", lambda: repr(Shown()))
show("str", lambda: str(Said()))
show("eq", lambda: Same() == Same())
show("getattr", lambda: Looked().x)
show("sorted", lambda: sort(1))
show("unpacking", listed)
show("generator", lambda: list(generate()))
show("coroutine", lambda: asyncio.run(wait()))
show("nested repr", lambda: repr(nested(5000)))
show("nested eq", lambda: nested(5000) == nested(5000))

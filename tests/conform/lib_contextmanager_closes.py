"""A generator that yields too often is closed by contextmanager."""
import contextlib


@contextlib.contextmanager
def cm():
    try:
        yield 1
        yield 2
    finally:
        print("closed")


@contextlib.contextmanager
def stubborn():
    try:
        yield 1
    except ValueError:
        try:
            yield 2
        finally:
            print("closed at last")


def tries(f):
    try:
        f()
    except Exception as error:
        print("caught", repr(error), repr(error.__context__))


def body():
    with cm():
        print("in")


def fails():
    with stubborn():
        raise ValueError("v")


tries(body)
tries(fails)
tries(lambda: cm().__exit__(None, None, None))


@contextlib.asynccontextmanager
async def acm():
    try:
        yield 1
        yield 2
    finally:
        print("async closed")


async def use():
    async with acm():
        print("async in")

try:
    use().send(None)
except Exception as error:
    print(repr(error))

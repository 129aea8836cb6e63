"""A keyword given twice: a TypeError, but inside a handler the bare KeyError."""


def f(**kw):
    print(kw)


def call():
    try:
        f(x=1, **{"x": 2})
    except Exception as error:
        print(repr(error), repr(error.__context__))


call()
try:
    raise OSError("first")
except OSError:
    call()
call()

# The way of an exception: out of calls, through finally and with, to an except.
import contextlib


def inner():
    raise KeyError("k")


def outer():
    try:
        inner()
    finally:
        print("finally")


try:
    outer()
except (KeyError, ValueError) as error:
    print("caught", error)


def again():
    try:
        inner()
    except KeyError:
        raise


with contextlib.suppress(KeyError):
    again()
print("end")

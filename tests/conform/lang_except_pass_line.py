"""Where a coroutine is said to be never awaited that an exception held."""
async def use():
    pass
def drive(c):
    for v in 2:
        pass
def a():
    try:
        drive(use())
    except Exception as error:
        pass
def b():
    try:
        drive(use())
    except Exception as error:
        x = 1
def d():
    try:
        drive(use())
    except Exception as error:
        return
def e():
    try:
        drive(use())
    except Exception as error:
        x = 1
    finally:
        x = 2
def g():
    for i in range(1):
        try:
            drive(use())
        except Exception as error:
            continue
def h():
    try:
        drive(use())
    except Exception:
        pass
    return 1
a()
b()
d()
e()
g()
h()

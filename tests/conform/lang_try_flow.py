# try and finally around return, break, continue and nested raises
def f(n):
    try:
        if n == 0: return "try"
        if n == 1: raise ValueError("one")
        if n == 2: raise KeyError("two")
    except ValueError:
        return "except"
    else:
        return "else"
    finally:
        print("finally", n)
        if n == 2: return "finally wins"
print([f(i) for i in range(4)])
def loop():
    for i in range(5):
        try:
            if i == 1: continue
            if i == 3: break
            print("body", i)
        finally:
            print("fin", i)
    else:
        print("no break")
    return i
print(loop())
def nested():
    try:
        try:
            1 / 0
        finally:
            print("inner finally")
            {}["k"]
    except KeyError as e:
        print(repr(e), repr(e.__context__), e.__cause__, e.__suppress_context__)
    try:
        try: raise ValueError("a")
        except ValueError as a:
            raise TypeError("b") from None
    except TypeError as b:
        print(repr(b.__context__), b.__suppress_context__)
    try: raise OSError(2, "No such file", "x.txt")
    except OSError as e: print(e, e.errno, e.strerror, e.filename, type(e).__name__)
nested()
def gen():
    try:
        yield 1
        yield 2
    finally:
        print("gen closed")
for x in gen():
    break
print("after")
e = None
try:
    raise ValueError("x")
except ValueError as e:
    pass
try:
    e
except NameError as err:
    print(err)
for exc in ((KeyError, TypeError), Exception):
    try:
        raise TypeError("t")
    except exc as caught:
        print("caught by", exc)
        break
    finally:
        print("-")
try:
    try:
        raise ValueError("v")
    except "not a class":
        pass
except TypeError as err:
    print(err)
for bad in (5, None, "text", int, object()):
    try:
        raise bad
    except TypeError as err:
        print(err)
def while_finally():
    n = 0
    while True:
        try:
            n += 1
            if n < 3: continue
            return n
        finally:
            n += 10
            print("n", n)
print(while_finally())

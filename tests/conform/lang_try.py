# try, except, else and finally: every path
def f(x):
    print("--", x)
    try:
        print("try")
        if x == 1: 1 / 0
        if x == 2: [][1]
        if x == 3: return "from try"
        if x == 4: int("z")
    except ZeroDivisionError as e:
        print("except", e)
        return "from except"
    except (IndexError, KeyError) as e:
        print("lookup", e)
    else:
        print("else")
    finally:
        print("finally")
        if x == 5: return "from finally"
    return "end"
for i in (0, 1, 2, 3, 5):
    print(f(i))
try:
    f(4)
except ValueError as e:
    print("outside:", e)
def g():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: break
            print("body", i)
        finally:
            print("fin", i)
    try:
        return "value"
    finally:
        print("after the value")
print(g())
try:
    e
except NameError as err:
    print("e is gone:", err)

# Closures share variables; nonlocal and global
def counter():
    n = 0
    def up(by=1):
        nonlocal n
        n += by
        return n
    def get():
        return n
    return up, get

up, get = counter()
up(); up(5)
print(get())
up2, get2 = counter()
print(up2(), get())

x = "global"
def outer():
    x = "outer"
    def inner():
        x = "inner"
        def innermost():
            global x
            x = "changed"
            return x
        return innermost(), x
    return inner(), x
print(outer(), x)

def trouble():
    try:
        print(x)
    except UnboundLocalError as e:
        print(e)
    x = 1
trouble()
def free():
    def use(): return later
    try:
        use()
    except NameError as e:
        print(e)
    later = 2
    return use()
print(free())

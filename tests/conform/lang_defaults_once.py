# Default values are made once, when def runs
def add(x, to=[]):
    to.append(x)
    return to

print(add(1), add(2), add(3, []), add(4))
print(add.__defaults__)

def fresh(x, to=None):
    if to is None:
        to = []
    to.append(x)
    return to

print(fresh(1), fresh(2))
i = 5
def show(arg=i, *, kw=i + 1):
    return arg, kw
i = 6
print(show(), show.__defaults__, show.__kwdefaults__)
print([f() for f in [lambda i=i: i for i in range(3)]])
print([f() for f in [lambda: i for i in range(3)]])

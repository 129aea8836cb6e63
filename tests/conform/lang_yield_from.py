# yield from passes values, sends and results through
def inner():
    total = 0
    while True:
        x = yield total
        if x is None:
            return total
        total += x

def outer(results):
    while True:
        r = yield from inner()
        print("inner returned", r)
        results.append(r)

rs = []
o = outer(rs)
next(o)
for x in (1, 2, None, 10, None):
    print("send", x, "->", o.send(x))
o.close()
print(rs)
def flatten(x):
    if isinstance(x, list):
        for y in x:
            yield from flatten(y)
    else:
        yield x
print(list(flatten([1, [2, [3, [4]], 5], []])))
def chain(*its):
    for it in its: yield from it
print(list(chain("ab", range(2), {"k": 1}, (x for x in "z"))))
def catcher():
    try:
        yield from thrower()
    except KeyError as e:
        yield f"caught {e}"
def thrower():
    yield 1
    raise KeyError("in")
print(list(catcher()))

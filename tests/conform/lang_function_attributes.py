# A function's code and defaults can be exchanged; groups; bare super().
def f(a, b=2, *, k=3):
    return a, b, k


def g(x):
    return 'g', x


def outer():
    free = 1

    def inner():
        return free
    return inner


def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


def put(name, value):
    setattr(f, name, value)
    return f(1)


show(lambda: put('__kwdefaults__', {'k': 9}))
show(lambda: put('__kwdefaults__', 5))
show(lambda: put('__kwdefaults__', None))
show(lambda: put('__defaults__', (1, 2, 3, 4, 5)))
show(lambda: f())
show(lambda: f(1, 2, 3))
show(lambda: put('__annotations__', 5))
show(lambda: put('__code__', outer().__code__))
show(lambda: put('__code__', 5))
show(lambda: put('__code__', g.__code__))
show(lambda: f())


def cells(b, a):
    z = y = 0
    return (lambda: (a, b, y, z)).__code__.co_freevars


print(cells(1, 2), cells.__code__.co_cellvars)


class Slots:
    def bare(*args):
        return super().__repr__()


show(lambda: Slots().bare())
show(lambda: type('S', (), {'__slots__': ('ok', 'not ok')}))
show(lambda: ExceptionGroup('g', [ValueError(1)]).split())
show(lambda: ExceptionGroup('g', [ValueError(1)]).subgroup(1, 2))
show(lambda: setattr(ExceptionGroup('g', [ValueError(1)]), 'message', 'm'))
print(ExceptionGroup[int])


class Mine(ExceptionGroup):
    def derive(self, members):
        print('derive', members)
        return 5


show(lambda: Mine('m', [ValueError(1)]).subgroup(KeyError))
gen = (i for i in 'ab')
show(lambda: gen.throw(ValueError, 'a', 'b'))


class Call:
    pass


def match_call(v):
    match v:
        case Call(1):
            return 1


Call = len
show(lambda: match_call(3))

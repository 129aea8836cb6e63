# __new__, metaclasses, singletons, class decorators, __class_getitem__, __prepare__.
class Singleton(type):
    instances = {}

    def __call__(cls, *args, **kw):
        if cls not in Singleton.instances:
            Singleton.instances[cls] = super().__call__(*args, **kw)
        return Singleton.instances[cls]

    def __repr__(cls):
        return f"<singleton {cls.__name__}>"

    def __len__(cls):
        return len(Singleton.instances)


class Config(metaclass=Singleton):
    def __init__(self, v=0):
        print("init", v)
        self.v = v


print(Config(1) is Config(2), Config(3).v, Config, len(Config), type(Config).__name__, isinstance(Config, Singleton))


class Celsius(float):
    def __new__(cls, value, unit="C"):
        if unit == "F":
            value = (value - 32) * 5 / 9
        self = super().__new__(cls, value)
        self.unit = unit
        return self

    def __repr__(self):
        return f"{float(self):.1f}°C"


class Upper(str):
    def __new__(cls, s):
        return super().__new__(cls, s.upper())


class Pair(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))
    a = property(lambda self: self[0])


class Auto(dict):
    def __missing__(self, key):
        self[key] = v = f"<{key}>"
        return v


print(Celsius(100, "F"), Celsius(1) + 1, Celsius(2).unit, [Celsius(3)], Upper("abc"), Upper("x") + "y", Pair(1, 2), Pair(1, 2).a, Pair(1, 2) == (1, 2), Auto()["q"], Auto(a=1).get("z"))


class Ordered(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name, kw)
        return {"injected": 5}

    def __new__(mcs, name, bases, ns, **kw):
        cls = super().__new__(mcs, name, bases, ns)
        cls.order = [k for k in ns if not k.startswith("__")]
        return cls

    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        print("made", name)


class Form(metaclass=Ordered, strict=True):
    name = 1
    age = 2

    def check(self): ...


print(Form.order, Form.injected)


class Vec:
    def __class_getitem__(cls, n):
        return f"Vec of {n}"


def add_repr(cls):
    def __repr__(self):
        return f"{cls.__name__}({', '.join(f'{k}={v!r}' for k, v in vars(self).items())})"
    cls.__repr__ = __repr__
    return cls


@add_repr
class Thing:
    def __init__(self, **kw):
        self.__dict__.update(kw)


print(Vec[3], Thing(a=1, b="x"), type("Dyn", (Thing,), {"x": 5, "__doc__": "made"})(q=1), type("Dyn", (), {}).__mro__)


class Never:
    def __new__(cls):
        return 42

    def __init__(self):
        print("not called")


class Slots:
    __slots__ = ("x", "y")


s = Slots()
s.x = 1
print(Never(), Slots.__slots__)
for f in (lambda: setattr(s, "z", 1), lambda: s.y, lambda: s.__dict__, lambda: type("M", (Form, Config), {}), lambda: Config.missing, lambda: type("A", (int, str), {}), lambda: object.__new__(5), lambda: Slots[1], lambda: type("B", (5,), {}), lambda: Pair(1), lambda: type("C", (type(None),), {}), lambda: class_no, lambda: Vec()[1], lambda: object.__new__(int), lambda: super(int).x, lambda: type(1, 2, 3)):
    try:
        print(f())
    except Exception as e:
        print(f"{type(e).__name__}: {e}")
class Form2(Form, strict=False, extra=1):
    pass
class Form3(metaclass=Singleton, nope=1):
    pass

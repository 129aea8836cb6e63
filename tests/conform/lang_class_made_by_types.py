# Classes made by types.new_class and type(), stand-ins among the bases, what
# __slots__ may name, and what a class has of __dict__ and __weakref__.
import types


class Meta(type):
    def __new__(mcls, name, bases, ns, **kw):
        print("new", mcls.__name__, name, sorted(kw))
        return super().__new__(mcls, name, bases, ns)

    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)

    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        return {"prepared_by": mcls.__name__}


class SubMeta(Meta):
    pass


def say(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class A(metaclass=Meta):
    pass


class B(metaclass=SubMeta):
    pass


for bases, kw in (((A, B), {}), ((B, A), {"metaclass": type, "z": 1}), ((A,), {"metaclass": SubMeta})):
    made = types.new_class("Made", bases, kw, lambda ns: ns.update(x=1))
    print(type(made).__name__, made.x, made.prepared_by, [c.__name__ for c in made.__mro__])


class StandIn:
    def __init__(self, *classes):
        self.classes = classes

    def __mro_entries__(self, bases):
        return self.classes


two = StandIn(A, dict)
D = types.new_class("D", (two,), {})
print(D.__bases__, D.__orig_bases__ == (two,))
say(lambda: type("E", (two,), {}))
say(lambda: types.resolve_bases((int, StandIn())))
say(lambda: types.resolve_bases([int]))
say(lambda: types.prepare_class("F", (A,), {"metaclass": type, "k": 2}))
say(lambda: types.new_class("G", (A, types.new_class("H", (), {"metaclass": type("Other", (type,), {})}))))
say(lambda: types.new_class("Called", (A,), {"metaclass": lambda *a, **k: (a[0], sorted(k)), "k": 1}))


class Plain:
    pass


class Error(Exception):
    pass


class Slots:
    __slots__ = ()


class SlotsDict(Slots):
    __slots__ = ("__dict__",)


class Below(SlotsDict):
    pass


class Number(int):
    pass


class Items(list):
    pass


for c in (Plain, Error, Slots, SlotsDict, Below, Number, Items):
    print(c.__name__, [n for n in vars(c) if n in ("__dict__", "__weakref__")],
          hasattr(c(), "__dict__"), hasattr(c(), "__weakref__"))
print("__weakref__" in dir(Error()), Plain().__weakref__)
for names in ("__dict__", "__weakref__", ("__dict__", "__dict__"), ("a", "a")):
    for base in (Slots, SlotsDict, Plain, Number, Error):
        say(lambda: type("S", (base,), {"__slots__": names}))


class Own:
    @property
    def __dict__(self):
        return {"a": 2}


print(vars(Own()), Own().__dict__)


def body():
    class E(metaclass=type, **{}):
        v = [__class__ for __class__ in range(2)]
    return E.v


print(body())
ro = types.MappingProxyType({"a": 1})
print(ro | {"b": 2}, {"b": 2} | ro, ro | ro)
say(lambda: ro | [])


def inplace():
    p = ro
    p |= {}


say(inplace)

# A class with __slots__ has a __dict__ all the same when any of its bases has.
class Empty:
    __slots__ = ()


class Plain:
    def remember(self):
        self.x = 1
        return self.x


class Weak:
    __slots__ = ("__weakref__",)


class Dict:
    __slots__ = ("__dict__",)


class Words:
    __slots__ = ("a",)


for bases in ((Empty, Plain), (Plain, Empty), (Weak, Dict), (Words, Plain), (Empty, Words), (Words, Dict)):
    c = type("C", bases, {"__slots__": ("own",)})
    o = c()
    o.own = 1
    print([b.__name__ for b in bases], hasattr(o, "__dict__"), hasattr(o, "__weakref__"),
          [n for n in vars(c) if n in ("__dict__", "__weakref__")])
    try:
        o.other = 2
        print(vars(o), c.__base__.__name__)
    except AttributeError as e:
        print(e)


class Both(Empty, Plain):
    __slots__ = ()


print(Both().remember())

# property, classmethod and subclasses of them: documentation that follows the
# getter, what is read-only, what a class method wraps.
class Doc:
    @property
    def x(self):
        "of the getter"
        return 1

    @x.setter
    def x(self, value):
        "of the setter"

    @property
    def bare(self):
        return 2


class Sub(Doc):
    @Doc.x.getter
    def x(self):
        "of another getter"
        return 3

    @Doc.bare.getter
    def bare(self):
        "late"
        return 4


given = property(lambda self: 5, doc="given")
print(Doc.x.__doc__, "|", Sub.x.__doc__, "|", Doc.bare.__doc__, "|", Sub.bare.__doc__)
print(given.getter(lambda self: 6).__doc__, given.setter(None).__doc__)


class MyProperty(property):
    """A kind of property."""


class Slotted(property):
    __slots__ = ()
    __doc__ = "fixed"


class With:
    @MyProperty
    def documented(self):
        "doc of the function"

    @documented.setter
    def documented(self, value):
        "no doc"

    @MyProperty
    def silent(self):
        return 1


print(With.documented.__doc__, "|", With.silent.__doc__, "|", MyProperty.__doc__)


def say(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


say(lambda: Slotted(lambda self: 1).__doc__)
for name in ("fget", "fset", "fdel"):
    say(lambda: setattr(given, name, None))
    say(lambda: delattr(given, name))


class Binds:
    def __init__(self, f):
        self.f = f

    def __get__(self, instance, owner=None):
        return lambda: (self.f.__name__, instance, owner)


class K:
    @classmethod
    @Binds
    def a(cls):
        pass

    @classmethod
    @property
    def b(cls):
        return cls.__name__

    @classmethod
    @classmethod
    def c(cls):
        return cls

    @classmethod
    @staticmethod
    def d(*args):
        return args


print(K.a(), K().a(), K.b, K().b, K.c(), K().c(), K.d(), K().d())

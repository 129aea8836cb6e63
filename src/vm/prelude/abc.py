# abc: abstract base classes.
from types import _match_like


def abstractmethod(funcobj):
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        abstractmethod(callable)
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        abstractmethod(callable)
        super().__init__(callable)


class abstractproperty(property):
    __isabstractmethod__ = True


def _is_abstract(value):
    return getattr(value, '__isabstractmethod__', False)


def _abstract_names(cls):
    names = {name for name, value in cls.__dict__.items()
             if _is_abstract(value)}
    for base in cls.__bases__:
        for name in getattr(base, '__abstractmethods__', ()):
            if _is_abstract(getattr(cls, name, None)):
                names.add(name)
    return frozenset(names)


# What match takes a class for that says so in __abc_tpflags__.
_LIKE = {1 << 5: list, 1 << 6: dict}


class ABCMeta(type):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls)
        cls._abc_registry = []
        if '__abc_tpflags__' in cls.__dict__:
            _match_like(cls, _LIKE[cls.__abc_tpflags__])
            del cls.__abc_tpflags__
        return cls

    def register(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError('Can only register classes')
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError('Refusing to create an inheritance cycle')
        cls._abc_registry.append(subclass)
        _match_like(subclass, cls)
        return subclass

    def __instancecheck__(cls, instance):
        told, real = instance.__class__, type(instance)
        return (cls.__subclasscheck__(told)
                or told is not real and cls.__subclasscheck__(real))

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError('issubclass() arg 1 must be a class')
        answer = cls.__subclasshook__(subclass)
        if answer is True or answer is False:
            return answer
        if answer is not NotImplemented:
            raise AssertionError('__subclasshook__ must return either False, '
                                 'True, or NotImplemented')
        if cls in subclass.__mro__:
            return True
        for known in cls._abc_registry:
            if issubclass(subclass, known):
                return True
        for below in cls.__subclasses__():
            if issubclass(subclass, below):
                return True
        return False


class ABC(metaclass=ABCMeta):
    __slots__ = ()

    @classmethod
    def __subclasshook__(cls, subclass):
        return NotImplemented


def get_cache_token():
    return 0


def update_abstractmethods(cls):
    if hasattr(cls, '__abstractmethods__'):
        cls.__abstractmethods__ = _abstract_names(cls)
    return cls

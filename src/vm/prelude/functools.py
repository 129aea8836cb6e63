# functools: what decorates functions and classes.

WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__',
                       '__annotations__')
WRAPPER_UPDATES = ('__dict__',)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS,
                   updated=WRAPPER_UPDATES):
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            pass
        else:
            setattr(wrapper, name, value)
    for name in updated:
        values = getattr(wrapped, name, None)
        if values:
            getattr(wrapper, name).update(values)
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned,
                   updated=updated)


class _CacheInfo(tuple):
    __slots__ = ()
    _fields = ('hits', 'misses', 'maxsize', 'currsize')
    hits = property(lambda self: self[0])
    misses = property(lambda self: self[1])
    maxsize = property(lambda self: self[2])
    currsize = property(lambda self: self[3])

    def __repr__(self):
        return 'CacheInfo(hits=%r, misses=%r, maxsize=%r, currsize=%r)' % tuple(self)


def _cached(function, maxsize, typed):
    wrapper = _lru(function, maxsize, typed)
    wrapper.cache_info = lambda: _CacheInfo(wrapper._counts())
    wrapper.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}
    return update_wrapper(wrapper, function)


def lru_cache(maxsize=128, typed=False):
    if callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, typed)
    if maxsize is not None and not isinstance(maxsize, int):
        raise TypeError('Expected first argument to be an integer, a callable, or None')

    def decorating_function(user_function):
        return _cached(user_function, maxsize, typed)
    return decorating_function


def cache(user_function, /):
    return _cached(user_function, None, False)


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError('Cannot assign the same cached_property to two '
                            f'different names ({self.attrname!r} and {name!r}).')

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError('Cannot use cached_property instance without '
                            'calling __set_name__ on it.')
        values = instance.__dict__
        if self.attrname not in values:
            values[self.attrname] = self.func(instance)
        return values[self.attrname]


def _from_lt(cls):
    def gt(self, other):
        less = type(self).__lt__(self, other)
        if less is NotImplemented:
            return less
        return not less and self != other

    def le(self, other):
        less = type(self).__lt__(self, other)
        if less is NotImplemented:
            return less
        return less or self == other

    def ge(self, other):
        less = type(self).__lt__(self, other)
        return less if less is NotImplemented else not less
    return {'__gt__': gt, '__le__': le, '__ge__': ge}


def _from_le(cls):
    def ge(self, other):
        less = type(self).__le__(self, other)
        if less is NotImplemented:
            return less
        return not less or self == other

    def lt(self, other):
        less = type(self).__le__(self, other)
        if less is NotImplemented:
            return less
        return less and self != other

    def gt(self, other):
        less = type(self).__le__(self, other)
        return less if less is NotImplemented else not less
    return {'__ge__': ge, '__lt__': lt, '__gt__': gt}


def _from_gt(cls):
    def lt(self, other):
        more = type(self).__gt__(self, other)
        if more is NotImplemented:
            return more
        return not more and self != other

    def ge(self, other):
        more = type(self).__gt__(self, other)
        if more is NotImplemented:
            return more
        return more or self == other

    def le(self, other):
        more = type(self).__gt__(self, other)
        return more if more is NotImplemented else not more
    return {'__lt__': lt, '__ge__': ge, '__le__': le}


def _from_ge(cls):
    def le(self, other):
        more = type(self).__ge__(self, other)
        if more is NotImplemented:
            return more
        return not more or self == other

    def gt(self, other):
        more = type(self).__ge__(self, other)
        if more is NotImplemented:
            return more
        return more and self != other

    def lt(self, other):
        more = type(self).__ge__(self, other)
        return more if more is NotImplemented else not more
    return {'__le__': le, '__gt__': gt, '__lt__': lt}


def total_ordering(cls):
    given = [name for name in ('__lt__', '__le__', '__gt__', '__ge__')
             if getattr(cls, name, None) is not getattr(object, name)]
    if not given:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    make = {'__lt__': _from_lt, '__le__': _from_le, '__gt__': _from_gt,
            '__ge__': _from_ge}[given[0]]
    for name, method in make(cls).items():
        if name not in given:
            method.__name__ = name
            method.__qualname__ = cls.__qualname__ + '.' + name
            setattr(cls, name, method)
    return cls


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, obj, cls=None):
        if hasattr(self.func, '__get__'):
            bound = self.func.__get__(obj, cls)
        else:
            bound = self.func
        return partial(bound, *self.args, **self.keywords)


def _best_match(cls, registry):
    for base in cls.__mro__:
        if base in registry:
            return registry[base]
    for known in registry:
        if known is not object and issubclass(cls, known):
            return registry[known]
    return registry[object]


def singledispatch(func):
    registry = {object: func}

    def dispatch(cls):
        return _best_match(cls, registry)

    def register(cls, method=None):
        if method is None:
            if isinstance(cls, type):
                return lambda f: register(cls, f)
            method = cls
            annotations = getattr(method, '__annotations__', {})
            for name, cls in annotations.items():
                break
            else:
                raise TypeError(f'Invalid first argument to `register()`: {method!r}. '
                                'Use either `@register(some_class)` or plain `@register` '
                                'on an annotated function.')
        for one in getattr(cls, '__args__', (cls,)):
            registry[one] = method
        return method

    def wrapper(*args, **kwargs):
        if not args:
            raise TypeError(f'{func.__name__} requires at least 1 positional argument')
        return dispatch(type(args[0]))(*args, **kwargs)

    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    def __init__(self, func):
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, method)

    def __get__(self, obj, cls=None):
        def method(*args, **kwargs):
            found = self.dispatcher.dispatch(type(args[0]))
            return found.__get__(obj, cls)(*args, **kwargs)
        return method

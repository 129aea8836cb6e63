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
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
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


_missing = object()


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
        try:
            values = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on "
                            f'{type(instance).__name__!r} instance to cache '
                            f'{self.attrname!r} property.') from None
        value = values.get(self.attrname, _missing)
        if value is _missing:
            value = self.func(instance)
            try:
                values[self.attrname] = value
            except TypeError:
                raise TypeError("The '__dict__' attribute on "
                                f'{type(instance).__name__!r} instance does '
                                'not support item assignment for caching '
                                f'{self.attrname!r} property.') from None
        return value


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


def _order_of(cls, registry):
    # The known classes that cls is one of, nearest first: those of its mro,
    # and behind the last of them that is one, each abstract base class.
    mro = cls.__mro__
    behind = {}
    for known in registry:
        if known not in mro and hasattr(known, '__mro__') \
                and issubclass(cls, known):
            at = max([i for i, base in enumerate(mro)
                      if issubclass(base, known)])
            behind.setdefault(at, []).append(known)
    for i, base in enumerate(mro):
        if base in registry:
            yield base, []
        others = behind.get(i, [])
        while others:
            best = others[0]
            for other in others[1:]:
                if issubclass(other, best):
                    best = other
            others.remove(best)
            yield best, [o for o in others if not issubclass(best, o)]


def _best_match(cls, registry):
    for known, rivals in _order_of(cls, registry):
        if rivals:
            raise RuntimeError(f'Ambiguous dispatch: {known} or {rivals[0]}')
        return registry[known]


def _is_union(cls):
    from types import UnionType
    from typing import get_origin, Union
    return get_origin(cls) in (Union, UnionType)


def _classes_of(cls):
    # What a function can be registered for: a class, or a union of classes.
    if isinstance(cls, type):
        return (cls,)
    if _is_union(cls) and all([isinstance(one, type) for one in cls.__args__]):
        return cls.__args__
    return ()


def _annotated_class(func):
    if not getattr(func, '__annotations__', {}):
        raise TypeError(f'Invalid first argument to `register()`: {func!r}. '
                        'Use either `@register(some_class)` or plain '
                        '`@register` on an annotated function.')
    from typing import get_type_hints
    for name, cls in get_type_hints(func).items():
        break
    if _classes_of(cls):
        return cls
    if _is_union(cls):
        raise TypeError(f'Invalid annotation for {name!r}. {cls!r} not all '
                        'arguments are classes.')
    raise TypeError(f'Invalid annotation for {name!r}. {cls!r} is not a class.')


def singledispatch(func):
    registry = {}
    known = {}
    funcname = getattr(func, '__name__', 'singledispatch function')

    def dispatch(cls):
        if cls not in known:
            known[cls] = (registry[cls] if cls in registry
                          else _best_match(cls, registry))
        return known[cls]

    def register(cls, func=None):
        if _classes_of(cls):
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError('Invalid first argument to `register()`. '
                                f'{cls!r} is not a class or union type.')
            func = cls
            cls = _annotated_class(func)
        for one in _classes_of(cls):
            registry[one] = func
        known.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f'{funcname} requires at least '
                            '1 positional argument')
        return dispatch(args[0].__class__)(*args, **kw)

    from types import MappingProxyType
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = known.clear
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    def __init__(self, func):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def _method(*args, **kwargs):
            method = self.dispatcher.dispatch(args[0].__class__)
            return method.__get__(obj, cls)(*args, **kwargs)

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        return update_wrapper(_method, self.func)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)

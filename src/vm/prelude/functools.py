# functools: what decorates functions and classes.

_Alias = type(list[int])

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

    def __new__(_cls, hits, misses, maxsize, currsize):
        return tuple.__new__(_cls, (hits, misses, maxsize, currsize))

    hits = property(lambda self: self[0])
    misses = property(lambda self: self[1])
    maxsize = property(lambda self: self[2])
    currsize = property(lambda self: self[3])

    def __repr__(self):
        return (self.__class__.__name__ +
                '(hits=%r, misses=%r, maxsize=%r, currsize=%r)' % tuple(self))

    def _asdict(self):
        return dict(zip(self._fields, self))


_CacheInfo.__name__ = _CacheInfo.__qualname__ = 'CacheInfo'
_lru_cache_wrapper = type(_lru(len, None, False, _CacheInfo))


def _cached(function, maxsize, typed):
    wrapper = _lru(function, maxsize, typed, _CacheInfo)
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

    __class_getitem__ = classmethod(_Alias)

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


def _from_lt():
    def _gt_from_lt(self, other):
        less = type(self).__lt__(self, other)
        if less is NotImplemented:
            return less
        return not less and self != other

    def _le_from_lt(self, other):
        less = type(self).__lt__(self, other)
        if less is NotImplemented:
            return less
        return less or self == other

    def _ge_from_lt(self, other):
        less = type(self).__lt__(self, other)
        return less if less is NotImplemented else not less
    return {'__gt__': _gt_from_lt,
            '__le__': _le_from_lt,
            '__ge__': _ge_from_lt}


def _from_le():
    def _ge_from_le(self, other):
        less = type(self).__le__(self, other)
        if less is NotImplemented:
            return less
        return not less or self == other

    def _lt_from_le(self, other):
        less = type(self).__le__(self, other)
        if less is NotImplemented:
            return less
        return less and self != other

    def _gt_from_le(self, other):
        less = type(self).__le__(self, other)
        return less if less is NotImplemented else not less
    return {'__ge__': _ge_from_le,
            '__lt__': _lt_from_le,
            '__gt__': _gt_from_le}


def _from_gt():
    def _lt_from_gt(self, other):
        more = type(self).__gt__(self, other)
        if more is NotImplemented:
            return more
        return not more and self != other

    def _ge_from_gt(self, other):
        more = type(self).__gt__(self, other)
        if more is NotImplemented:
            return more
        return more or self == other

    def _le_from_gt(self, other):
        more = type(self).__gt__(self, other)
        return more if more is NotImplemented else not more
    return {'__lt__': _lt_from_gt,
            '__ge__': _ge_from_gt,
            '__le__': _le_from_gt}


def _from_ge():
    def _le_from_ge(self, other):
        more = type(self).__ge__(self, other)
        if more is NotImplemented:
            return more
        return not more or self == other

    def _gt_from_ge(self, other):
        more = type(self).__ge__(self, other)
        if more is NotImplemented:
            return more
        return more and self != other

    def _lt_from_ge(self, other):
        more = type(self).__ge__(self, other)
        return more if more is NotImplemented else not more
    return {'__le__': _le_from_ge,
            '__gt__': _gt_from_ge,
            '__lt__': _lt_from_ge}


def total_ordering(cls):
    given = [name for name in ('__lt__', '__le__', '__gt__', '__ge__')
             if getattr(cls, name, None) is not getattr(object, name)]
    if not given:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    make = {'__lt__': _from_lt, '__le__': _from_le, '__gt__': _from_gt,
            '__ge__': _from_ge}[given[0]]
    for name, method in make().items():
        if name not in given:
            method.__qualname__ = method.__name__
            method.__name__ = name
            setattr(cls, name, method)
    return cls


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        if isinstance(func, partialmethod):
            # One of one is one: self goes in front of the arguments of both.
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __repr__(self):
        cls = type(self)
        args = ', '.join([repr(value) for value in self.args])
        keywords = ', '.join([f'{name}={value!r}'
                              for name, value in self.keywords.items()])
        return (f'{cls.__module__}.{cls.__qualname__}({self.func}, {args}, '
                f'{keywords})')

    def _as_function(self):
        def _method(cls_or_self, /, *args, **keywords):
            keywords = {**self.keywords, **keywords}
            return self.func(cls_or_self, *self.args, *args, **keywords)
        _method.__qualname__ = 'partialmethod._make_unbound_method.<locals>._method'
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method._partialmethod = self
        return _method

    def __get__(self, obj, cls=None):
        get = getattr(self.func, '__get__', None)
        bound = self.func if get is None else get(obj, cls)
        if bound is self.func:
            # Nothing was bound: it is called as a function with self is.
            return self._as_function().__get__(obj, cls)
        made = partial(bound, *self.args, **self.keywords)
        if hasattr(bound, '__self__'):
            made.__self__ = bound.__self__
        return made

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)

    __class_getitem__ = classmethod(_Alias)


def _merged(sequences):
    # The heads that no other sequence has further on, one after the other.
    merged = []
    while sequences := [one for one in sequences if one]:
        for head in [one[0] for one in sequences]:
            if not any([head in one[1:] for one in sequences]):
                break
        else:
            raise RuntimeError('Inconsistent hierarchy')
        merged.append(head)
        sequences = [one[1:] if one[0] is head else one for one in sequences]
    return merged


def _mro_with(cls, abstract):
    # The order of cls and its bases, with the abstract classes that it passes
    # for where they would be inherited: behind the last explicit base that has
    # to do with any.
    bases = cls.__bases__
    split = 0
    for i, base in enumerate(bases):
        if hasattr(base, '__abstractmethods__'):
            split = i + 1
    own = [one for one in abstract if issubclass(cls, one) and
           not any([issubclass(base, one) for base in bases])]
    rest = [one for one in abstract if one not in own]
    first, last = list(bases[:split]), list(bases[split:])
    orders = [_mro_with(base, rest) for base in first + own + last]
    return _merged([[cls]] + orders + [first, own, last])


def _passes_for(cls, known):
    # Those of the known classes that cls passes for without having them as a
    # base, with what stands between them and cls.
    bases = set(cls.__mro__)
    found = [one for one in known
             if one not in bases and hasattr(one, '__mro__') and
             type(one) is not _Alias and issubclass(cls, one)]
    found = [one for one in found
             if not any([one is not other and one in other.__mro__
                         for other in found])]
    order = []
    for one in found:
        between = [[base for base in sub.__mro__ if base in found]
                   for sub in one.__subclasses__()
                   if sub not in bases and issubclass(cls, sub)]
        between.sort(key=len, reverse=True)
        for sub in between or [[one]]:
            order += [base for base in sub if base not in order]
    return order


def _best_match(cls, registry):
    match = None
    for one in _mro_with(cls, _passes_for(cls, registry)):
        if match is not None:
            if (one in registry and one not in cls.__mro__ and
                    match not in cls.__mro__ and not issubclass(match, one)):
                raise RuntimeError(f'Ambiguous dispatch: {match} or {one}')
            break
        if one in registry:
            match = one
    return registry.get(match)


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


class _Weak:
    """What CPython did not find: its registry keeps classes by weak references."""

    def __init__(self, cls):
        self.cls = cls

    def __repr__(self):
        return (f"<weakref at {id(self):#x}; to '{type(self.cls).__name__}' at "
                f'{id(self.cls):#x} ({self.cls.__name__})>')


def singledispatch(func):
    registry = {}
    known = {}
    funcname = getattr(func, '__name__', 'singledispatch function')

    def dispatch(cls):
        if cls in known:
            return known[cls]
        try: # what fails has the misses as its context, as in CPython
            raise KeyError(_Weak(cls))
        except KeyError:
            try:
                known[cls] = registry[cls]
            except KeyError:
                known[cls] = _best_match(cls, registry)
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

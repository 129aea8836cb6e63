# operator: the callables that remember what to fetch.
from _arguments import in_c as _in_c, _built_in, _words


@_in_c(typed=('__init__', '__call__'))
class attrgetter:
    def __init__(self, /, *attrs):
        if not attrs:
            raise TypeError('attrgetter expected 1 argument, got 0')
        self._attrs = attrs
        for name in self._attrs:
            if not isinstance(name, str):
                raise TypeError('attribute name must be a string')

    def _one(self, obj, name):
        for part in name.split('.'):
            obj = getattr(obj, part)
        return obj

    def __call__(self, obj, /):
        if len(self._attrs) == 1:
            return self._one(obj, self._attrs[0])
        return tuple([self._one(obj, name) for name in self._attrs])

    def __repr__(self):
        return 'operator.attrgetter(%s)' % ', '.join(map(repr, self._attrs))


@_in_c(typed=('__init__', '__call__'))
class itemgetter:
    def __init__(self, /, *items):
        if not items:
            raise TypeError('itemgetter expected 1 argument, got 0')
        self._items = items

    def __call__(self, obj, /):
        if len(self._items) == 1:
            return obj[self._items[0]]
        return tuple([obj[item] for item in self._items])

    def __repr__(self):
        return 'operator.itemgetter(%s)' % ', '.join(map(repr, self._items))


@_in_c(typed=('__init__', '__call__'))
class methodcaller:
    def __init__(self, /, *args, **kwargs):
        if not args:
            raise TypeError('methodcaller needs at least one argument, the '
                            'method name')
        name, *args = args
        if not isinstance(name, str):
            raise TypeError('method name must be a string')
        self._name = name
        self._args = tuple(args)
        self._kwargs = kwargs

    def __call__(self, obj, /):
        return getattr(obj, self._name)(*self._args, **self._kwargs)

    def __repr__(self):
        parts = [repr(self._name)]
        parts.extend(map(repr, self._args))
        parts.extend('%s=%r' % pair for pair in self._kwargs.items())
        return 'operator.methodcaller(%s)' % ', '.join(parts)


def countOf(a, b, /):
    return sum(1 for item in _items(a) if item is b or item == b)


def indexOf(a, b, /):
    for i, item in enumerate(_items(a)):
        if item is b or item == b:
            return i
    raise ValueError('sequence.index(x): x not in sequence')


def _items(a):
    try:
        return iter(a)
    except TypeError:
        pass
    raise TypeError(f"argument of type '{type(a).__name__}' is not iterable")


def length_hint(obj, default=0, /):
    default = index(default) + 0
    if not -2 ** 63 <= default < 2 ** 63:
        raise OverflowError('Python int too large to convert to C ssize_t')
    try:
        return len(obj)
    except TypeError:
        pass
    ask = getattr(type(obj), '__length_hint__', None)
    if ask is None:
        return default
    try:
        hint = ask(obj)
    except TypeError:
        return default
    if hint is NotImplemented:
        return default
    if not isinstance(hint, int):
        raise TypeError('__length_hint__ must be an integer, not '
                        + type(hint).__name__)
    if not -2 ** 63 <= hint < 2 ** 63:
        raise OverflowError('Python int too large to convert to C ssize_t')
    if hint < 0:
        raise ValueError('__length_hint__() should return >= 0')
    return hint


def call(*args, **kwargs):
    if not args:
        raise TypeError('call expected at least 1 argument, got 0')
    obj, *args = args
    return obj(*args, **kwargs)


# Most have a second name, that of the method which the operator stands for.
for _name in ('abs add and_ call concat contains delitem eq floordiv ge getitem '
              'gt iadd iand iconcat ifloordiv ilshift imatmul imod imul index '
              'inv invert ior ipow irshift isub itruediv ixor le lshift lt '
              'matmul mod mul ne neg not_ or_ pos pow rshift setitem sub '
              'truediv xor').split():
    globals()['__%s__' % _name.rstrip('_')] = globals()[_name]

for _name, _kind in (('countOf', 1), ('indexOf', 1), ('length_hint', 1)):
    _words(globals()[_name], _kind)
    _built_in(globals()[_name])
del _name, _kind

# copy: shallow and deep.


class Error(Exception):
    pass


error = Error


_function = type(lambda: 0)


def _is_plain(x):
    return (x is None or x is ... or x is NotImplemented or
            isinstance(x, (int, float, str, bytes, type, range)) or
            callable(x) and not hasattr(x, '__dict__'))


def _keeps_itself(x):
    return _is_plain(x) or type(x).__name__ in (
        'function', 'builtin_function_or_method', 'module', 'method')


def copy(x):
    cls = type(x)
    own = getattr(cls, '__copy__', None)
    if own is not None:
        return own(x)
    if cls in (list, dict, set, bytearray):
        return x.copy()
    if cls in (tuple, frozenset) or _keeps_itself(x):
        return x
    if _reduces(cls):
        return _reconstruct(x, None, _parts(x))
    return _fill(_rebuilt(x, lambda value: value), x, lambda value: value)


def _reduces(cls):
    # Does a class of the program's say itself what its instances are made of?
    for base in cls.__mro__:
        for name in ('__reduce_ex__', '__reduce__'):
            if type(base.__dict__.get(name)) is _function:
                return True
    return False


def _parts(x):
    for base in type(x).__mro__:
        if type(base.__dict__.get('__reduce_ex__')) is _function:
            return x.__reduce_ex__(4)
    return x.__reduce__()


def _reconstruct(x, memo, parts):
    # What __reduce__ gave, made again: copied, with a memo deeply.
    if isinstance(parts, str):
        return x
    return _remake(x, memo, *parts)


def _remake(x, memo, func, args, state=None, items=None, pairs=None):
    change = (lambda value: value) if memo is None else (
        lambda value: deepcopy(value, memo))
    made = func(*[change(value) for value in args])
    if memo is not None:
        memo[id(x)] = made
    if state is not None:
        state = change(state)
        if hasattr(made, '__setstate__'):
            made.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None:
                made.__dict__.update(state)
            for name, value in (slots or {}).items():
                setattr(made, name, value)
    for item in items or ():
        made.append(change(item))
    for key, value in pairs or ():
        made[change(key)] = change(value)
    return made


_remake.__qualname__ = _remake.__name__ = '_reconstruct'


def _rebuilt(x, change):
    # An instance of a program's class, from its parts.
    cls = type(x)
    if isinstance(x, dict):
        made = cls.__new__(cls)
        for key, value in x.items():
            dict.__setitem__(made, change(key), change(value))
    elif isinstance(x, list):
        made = cls.__new__(cls)
        list.extend(made, [change(value) for value in x])
    elif isinstance(x, set):
        made = cls([change(value) for value in x])
    elif isinstance(x, tuple):
        made = cls.__new__(cls, *[change(value) for value in x]) if hasattr(
            x, '_fields') else tuple.__new__(cls, [change(v) for v in x])
    elif isinstance(x, BaseException):
        made = cls.__new__(cls, *x.args)
    else:
        made = object.__new__(cls)
    return made


def _fill(made, x, change):
    for name, value in getattr(x, '__dict__', {}).items():
        made.__dict__[name] = change(value)
    for base in type(x).__mro__:
        slots = base.__dict__.get('__slots__', ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if hasattr(x, name) and name not in ('__dict__', '__weakref__'):
                object.__setattr__(made, name, change(getattr(x, name)))
    return made


def deepcopy(x, memo=None, _nil=[]):
    if memo is None:
        memo = {}
    if id(x) in memo:
        return memo[id(x)]
    cls = type(x)
    own = getattr(cls, '__deepcopy__', None)
    if own is not None:
        made = own(x, memo)
    elif cls is list:
        made = memo[id(x)] = []
        for item in x:
            made.append(deepcopy(item, memo))
    elif cls is dict:
        made = memo[id(x)] = {}
        for key, value in x.items():
            made[deepcopy(key, memo)] = deepcopy(value, memo)
    elif cls in (set, frozenset):
        made = cls([deepcopy(item, memo) for item in x])
    elif cls is tuple:
        items = [deepcopy(item, memo) for item in x]
        same = all(a is b for a, b in zip(items, x))
        made = x if same else tuple(items)
    elif cls is bytearray:
        made = x.copy()
    elif _keeps_itself(x):
        return x
    elif _reduces(cls):
        made = _reconstruct(x, memo, _parts(x))
    else:
        made = _rebuilt(x, lambda value: deepcopy(value, memo))
        memo[id(x)] = made
        _fill(made, x, lambda value: deepcopy(value, memo))
    memo[id(x)] = made
    return made

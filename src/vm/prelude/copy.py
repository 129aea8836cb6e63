# copy: shallow and deep.


class Error(Exception):
    pass


error = Error


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
    return _fill(_rebuilt(x, lambda value: value), x, lambda value: value)


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
    else:
        made = _rebuilt(x, lambda value: deepcopy(value, memo))
        memo[id(x)] = made
        _fill(made, x, lambda value: deepcopy(value, memo))
    memo[id(x)] = made
    return made

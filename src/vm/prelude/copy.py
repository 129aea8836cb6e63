# copy: shallow and deep. What an object is made of is told in the parts of the
# pickle protocol: what to call and with what, the state, the items, the pairs.

from types import (BuiltinFunctionType as _Builtin, FunctionType as _Function,
                   MethodType as _Method, SimpleNamespace as _Namespace,
                   _is_plain)


class Error(Exception):
    pass


error = Error

_ATOMS = {type(None), bool, int, float, str, bytes, type, range, property,
          type(...), type(NotImplemented), _Builtin, _Function,
          type(list[int]), type(int | str), type(list.append),
          type(list.__repr__)}
_KEPT = _ATOMS | {tuple, frozenset, slice}


def copy(x):
    cls = type(x)
    if cls in _KEPT:
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy()
    if issubclass(cls, type):
        return x
    own = getattr(cls, '__copy__', None)
    if own is not None:
        return own(x)
    parts = _parts(x, cls, 'un(shallow)copyable')
    if isinstance(parts, str):
        return x
    return _reconstruct(x, None, *parts)


def deepcopy(x, memo=None, _nil=[]):
    if memo is None:
        memo = {}
    made = memo.get(id(x), _nil)
    if made is not _nil:
        return made
    cls = type(x)
    if cls in _ATOMS or issubclass(cls, type):
        return x
    made = _deep_copy(x, cls, memo)
    if made is not x:
        memo[id(x)] = made
        _keep_alive(x, memo)
    return made


def _deep_copy(x, cls, memo):
    copier = _CONTAINERS.get(cls)
    if copier is not None:
        return copier(x, memo)
    own = getattr(x, '__deepcopy__', None)
    if own is not None:
        return own(memo)
    parts = _parts(x, cls, 'un(deep)copyable')
    if isinstance(parts, str):
        return x
    return _reconstruct(x, memo, *parts)


def _keep_alive(x, memo):
    # An id stands for x only as long as there is x.
    memo.setdefault(id(memo), []).append(x)


# -- containers, deeply --

def _deepcopy_list(x, memo):
    made = memo[id(x)] = []
    for item in x:
        made.append(deepcopy(item, memo))
    return made


def _deepcopy_tuple(x, memo):
    items = [deepcopy(item, memo) for item in x]
    if id(x) in memo:  # it holds what holds it
        return memo[id(x)]
    for mine, item in zip(items, x):
        if mine is not item:
            return tuple(items)
    return x


def _deepcopy_dict(x, memo):
    made = memo[id(x)] = {}
    for key, value in x.items():
        made[deepcopy(key, memo)] = deepcopy(value, memo)
    return made


def _deepcopy_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_CONTAINERS = {list: _deepcopy_list, tuple: _deepcopy_tuple,
               dict: _deepcopy_dict, _Method: _deepcopy_method}


# -- made again from the parts --

def _reconstruct(x, memo, func, args, state=None, items=None, pairs=None):
    deep = memo is not None
    if deep and args:
        args = [deepcopy(arg, memo) for arg in args]
    made = func(*args)
    if deep:
        memo[id(x)] = made
    if state is not None:
        _set_state(made, deepcopy(state, memo) if deep else state)
    for item in items or ():
        made.append(deepcopy(item, memo) if deep else item)
    for key, value in pairs or ():
        if deep:
            key, value = deepcopy(key, memo), deepcopy(value, memo)
        made[key] = value
    return made


def _set_state(made, state):
    if hasattr(made, '__setstate__'):
        made.__setstate__(state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state is not None:
        made.__dict__.update(state)
    for name, value in (slots or {}).items():
        setattr(made, name, value)


# -- the parts --

def _parts(x, cls, refusal):
    if cls.__reduce_ex__ is not object.__reduce_ex__:
        if cls.__reduce_ex__ is not None:
            return x.__reduce_ex__(4)
        if cls.__reduce__ is None:
            raise Error('%s object of type %s' % (refusal, cls))
    if cls.__reduce__ is not object.__reduce__:
        return x.__reduce__()
    if hasattr(cls, '__getnewargs_ex__'):
        args, keywords = _both_args(_tuple(x.__getnewargs_ex__(),
                                           '__getnewargs_ex__'))
        return _newobj_ex, (cls, args, keywords), _state(x, cls)
    if hasattr(cls, '__getnewargs__'):
        args = _tuple(x.__getnewargs__(), '__getnewargs__')
        return _newobj, (cls, *args), _state(x, cls)
    for base in cls.__mro__:
        if base in _BUILT_IN:
            return _BUILT_IN[base](x, cls)
    return _object_parts(x, cls)


def _tuple(made, method):
    if not isinstance(made, tuple):
        raise TypeError('%s should return a tuple, not %r' %
                        (method, type(made).__name__))
    return made


def _both_args(made):
    method = '__getnewargs_ex__'
    if len(made) != 2:
        raise ValueError('%s should return a tuple of length 2, not %d' %
                         (method, len(made)))
    for place, part, kind in zip(('first', 'second'), made, (tuple, dict)):
        if not isinstance(part, kind):
            raise TypeError('%s item of the tuple returned by %s must be a %s, '
                            'not %r' % (place, method, kind.__name__,
                                        type(part).__name__))
    return made


def _newobj(cls, *args):
    return cls.__new__(cls, *args)


def _newobj_ex(cls, args, keywords):
    return cls.__new__(cls, *args, **keywords)


def _state(x, cls):
    if cls.__getstate__ is not object.__getstate__:
        return x.__getstate__()
    state = getattr(x, '__dict__', None) or None
    slots = {}
    for base in cls.__mro__:
        for name in _slot_names(base):
            try:
                slots[name] = getattr(x, name)
            except AttributeError:
                pass
    return (state, slots) if slots else state


def _slot_names(cls):
    names = cls.__dict__.get('__slots__', ())
    for name in (names,) if isinstance(names, str) else names:
        if name.startswith('__') and not name.endswith('__'):
            owner = cls.__name__.lstrip('_')
            yield '_%s%s' % (owner, name) if owner else name
        elif name not in ('__dict__', '__weakref__'):
            yield name


def _object_parts(x, cls):
    if not _is_plain(cls):
        x.__reduce__()  # which says that it can't be
    return _newobj, (cls,), _state(x, cls)


def _from_value(base):
    return lambda x, cls: (_newobj, (cls, base(x)), _state(x, cls))


def _from_items(x, cls):
    return cls, (list(x),), _state(x, cls)


def _list_parts(x, cls):
    return _newobj, (cls,), _state(x, cls), iter(x)


def _dict_parts(x, cls):
    return _newobj, (cls,), _state(x, cls), None, iter(x.items())


def _method_parts(x, cls):
    return getattr, (x.__self__, x.__func__.__name__)


def _slice_parts(x, cls):
    return cls, (x.start, x.stop, x.step)


_BUILT_IN = {base: _from_value(base) for base in (int, float, str, bytes, tuple)}
_BUILT_IN.update({list: _list_parts, dict: _dict_parts, set: _from_items,
                  frozenset: _from_items, slice: _slice_parts, _Method: _method_parts,
                  _Namespace: lambda x, cls: (cls, (), x.__dict__ or None),
                  bytearray: lambda x, cls: (cls, (bytes(x),), _state(x, cls))})

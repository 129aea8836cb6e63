# _pickling: what a value is made of, so that another process can make it again.
# Plain values and containers are written by _process; the rest is told here as
# a pair (make, state): what to call, and what to put into the result.

import sys

import _process


class PickleError(Exception):
    pass


class PicklingError(PickleError):
    pass


class UnpicklingError(PickleError):
    pass


PicklingError.__module__ = UnpicklingError.__module__ = '_pickle'
PickleError.__module__ = '_pickle'

class _Holder:
    def method(self):
        pass


_Function = type(lambda: None)
_Builtin = type(len)
_Method = type(_Holder().method)
_PLAIN_BASES = (tuple, str, bytes, bytearray, int, float)


def dumps(value):
    return _process.pack(value, _reduce)


def loads(data):
    return _process.unpack(data, _build, _restore)


# -- taking apart --

def _reduce(it):
    cls = type(it)
    if isinstance(it, type) or cls is _Function:
        return _named(it), None
    if cls is _Method:
        return ('attribute', it.__self__, it.__func__.__name__), None
    if cls is _Builtin:
        return _builtin(it), None
    own = _own_method(cls, '__reduce_ex__')
    if own:
        return _from_protocol(it, own(it, 4))
    own = _own_method(cls, '__reduce__')
    if own:
        return _from_protocol(it, own(it))
    special = _SPECIAL.get(cls.__name__)
    if special and cls.__module__ != '__main__':
        return special(it), None
    return _from_parts(it, cls)


def _own_method(cls, name):
    # A method that a class of Python's own, or the program, has given.
    for base in cls.__mro__:
        if base is object or base is BaseException:
            return None
        if name in base.__dict__:
            return base.__dict__[name]
    return None


def _builtin(it):
    owner = getattr(it, '__self__', None)
    if owner is None or type(owner) is type(sys):
        return _named(it)
    return ('attribute', owner, it.__name__)


def _named(it):
    name = getattr(it, '__qualname__', None) or it.__name__
    module = getattr(it, '__module__', None) or 'builtins'
    if '<locals>' in name.split('.'):
        raise AttributeError("Can't pickle local object %r" % name)
    try:
        found = _find(module, name)
    except (ImportError, KeyError, AttributeError):
        raise PicklingError("Can't pickle %r: attribute lookup %s on %s failed"
                            % (it, name, module)) from None
    if found is not it:
        raise PicklingError("Can't pickle %r: it's not the same object as "
                            "%s.%s" % (it, module, name))
    return ('named', module, name)


def _find(module, name):
    if module not in sys.modules:
        __import__(module)
    it = sys.modules[module]
    for part in name.split('.'):
        it = getattr(it, part)
    return it


def _from_protocol(it, answer):
    if isinstance(answer, str):
        return ('named', type(it).__module__, answer), None
    if not isinstance(answer, tuple) or not 2 <= len(answer) <= 6:
        raise PicklingError("__reduce__ must return a string or tuple")
    make, args, state, items, pairs, *_ = answer + (None,) * 4
    return ('call', make, args), _state(state, items, pairs)


def _state(state, items=None, pairs=None):
    items = list(items) if items is not None else None
    pairs = list(pairs) if pairs is not None else None
    if state is None and not items and not pairs:
        return None
    return (state, items, pairs)


def _from_parts(it, cls):
    if isinstance(it, BaseException):
        return ('call', cls, it.args), _state(it.__dict__ or None)
    if isinstance(it, (set, frozenset)):
        return ('call', cls, (list(it),)), _state(_attributes(it, cls))
    if not _has_parts(it, cls):
        raise TypeError("cannot pickle %r object" % _type_name(cls))
    items = list.__iter__(it) if isinstance(it, list) else None
    pairs = dict.items(it) if isinstance(it, dict) else None
    make = ('new', cls, _new_arguments(it, cls))
    return make, _state(_attributes(it, cls), items, pairs)


def _type_name(cls):
    if cls.__module__ in ('builtins', '__main__'):
        return cls.__name__
    return cls.__module__ + '.' + cls.__name__


def _has_parts(it, cls):
    if cls.__name__ == 'module' and cls is type(sys):
        return False
    return (hasattr(it, '__dict__') or cls is object or
            isinstance(it, _PLAIN_BASES + (list, dict)) or
            any('__slots__' in base.__dict__ for base in cls.__mro__))


def _new_arguments(it, cls):
    own = _own_method(cls, '__getnewargs__')
    if own:
        return tuple(own(it))
    for base in _PLAIN_BASES:
        if isinstance(it, base):
            return (base(it),)
    return ()


def _attributes(it, cls):
    own = _own_method(cls, '__getstate__')
    if own:
        return own(it)
    slots = {}
    for base in cls.__mro__:
        names = base.__dict__.get('__slots__', ())
        for name in (names,) if isinstance(names, str) else names:
            if name not in ('__dict__', '__weakref__') and hasattr(it, name):
                slots[name] = getattr(it, name)
    attributes = getattr(it, '__dict__', None) or None
    return (attributes, slots) if slots else attributes


_SPECIAL = {
    'range': lambda it: ('call', range, (it.start, it.stop, it.step)),
    'slice': lambda it: ('call', slice, (it.start, it.stop, it.step)),
    'deque': lambda it: ('call', type(it), (list(it), it.maxlen)),
    'partial': lambda it: ('call', _partial,
                           (type(it), it.func, it.args, it.keywords)),
    'defaultdict': lambda it: ('call', _defaultdict,
                               (type(it), it.default_factory, dict(it))),
    'NotImplementedType': lambda it: ('named', 'builtins', 'NotImplemented'),
}


def _partial(cls, func, args, keywords):
    return cls(func, *args, **keywords)


def _defaultdict(cls, factory, items):
    made = cls(factory)
    made.update(items)
    return made


# -- putting together --

def _build(make):
    kind, what, *rest = make
    if kind == 'named':
        return _find(what, rest[0])
    if kind == 'attribute':
        return getattr(what, rest[0])
    if kind == 'call':
        return what(*rest[0])
    if rest[0] or what.__module__ == '__main__':
        return what.__new__(what, *rest[0])
    return _bare(what)


def _bare(cls):
    # Python's own classes, whose __new__ may want arguments.
    for base in (list, dict):
        if issubclass(cls, base):
            return base.__new__(cls)
    return object.__new__(cls)


def _restore(it, parts):
    state, items, pairs = parts
    for item in items or ():
        it.append(item)
    for key, value in pairs or ():
        it[key] = value
    if state is None:
        return
    own = _own_method(type(it), '__setstate__')
    if own:
        return own(it, state)
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    for name, value in (state or {}).items():
        it.__dict__[name] = value
    for name, value in (slots or {}).items():
        object.__setattr__(it, name, value)

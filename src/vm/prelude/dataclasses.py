# dataclasses: classes made from annotated fields.
import types
from _arguments import call_error as _call_error
from collections import _KEYWORDS


class FrozenInstanceError(AttributeError):
    pass


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()


class InitVar:
    def __init__(self, type):
        self.type = type

    def __class_getitem__(cls, type):
        return cls(type)

    def __repr__(self):
        return f'dataclasses.InitVar[{_note_text(self.type)}]'


class _DataclassParams:
    __slots__ = ('init', 'repr', 'eq', 'order', 'unsafe_hash', 'frozen')

    def __init__(self, *values):
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)

    def __repr__(self):
        return '_DataclassParams(%s)' % ','.join(
            ['%s=%r' % (name, getattr(self, name)) for name in self.__slots__])


_KIND_NAMES = {None: None, 'field': '_FIELD', 'classvar': '_FIELD_CLASSVAR',
               'initvar': '_FIELD_INITVAR'}


class Field:
    __class_getitem__ = classmethod(types.GenericAlias)

    def __init__(self, default, default_factory, init, repr, hash, compare,
                 metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = types.MappingProxyType(metadata or {})
        self.kw_only = kw_only
        self._kind = None

    def __repr__(self):
        return ('Field(name=%r,type=%r,default=%r,default_factory=%r,init=%r,'
                'repr=%r,hash=%r,compare=%r,metadata=%r,kw_only=%r,'
                '_field_type=%s)' %
                (self.name, self.type, self.default, self.default_factory,
                 self.init, self.repr, self.hash, self.compare, self.metadata,
                 self.kw_only, _KIND_NAMES[self._kind]))

    def _has_default(self):
        return self.default is not MISSING or self.default_factory is not MISSING


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True,
          hash=None, compare=True, metadata=None, kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata,
                 kw_only)


def _kind_of(annotation):
    if isinstance(annotation, InitVar) or annotation is InitVar:
        return 'initvar'
    text = annotation if isinstance(annotation, str) else repr(annotation)
    for prefix in ('typing.ClassVar', 'ClassVar', 't.ClassVar'):
        if text == prefix or text.startswith(prefix + '['):
            return 'classvar'
    if isinstance(annotation, str) and (text.startswith('InitVar[') or
                                        text.startswith('dataclasses.InitVar[')):
        return 'initvar'
    return 'field'


def _own_fields(cls, kw_only):
    own = []
    for name, annotation in cls.__dict__.get('__annotations__', {}).items():
        if annotation is KW_ONLY or annotation in ('KW_ONLY',
                                                   'dataclasses.KW_ONLY'):
            kw_only = True
            continue
        default = cls.__dict__.get(name, MISSING)
        f = default if isinstance(default, Field) else field(default=default)
        f.name = name
        f.type = annotation
        f._kind = _kind_of(annotation)
        if f._kind == 'classvar' and f.kw_only is not MISSING:
            raise TypeError(f'field {name} is a ClassVar but specifies kw_only')
        if f.kw_only is MISSING and f._kind != 'classvar':
            f.kw_only = kw_only
        if f._kind != 'field' and f.default_factory is not MISSING:
            raise TypeError(f'field {name} cannot have a default factory')
        if f._kind == 'field' and type(f.default).__hash__ is None:
            raise ValueError(f'mutable default {type(f.default)} for field '
                             f'{name} is not allowed: use default_factory')
        own.append(f)
        if isinstance(default, Field):
            if f.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in cls.__dict__.get(
                '__annotations__', {}):
            raise TypeError(f'{name!r} is a field but has no type annotation')
    return own


class _Factory:
    def __repr__(self):
        return '<factory>'


_FACTORY = _Factory()


def _shown_default(f):
    # A parameter's default as its signature shows it.
    return _FACTORY if f.default_factory is not MISSING else f.default


def _make_init(cls, all_fields, frozen, slots):
    parameters = [f for f in all_fields if f.init]
    positional = [f for f in parameters if not f.kw_only]
    keyword_only = [f for f in parameters if f.kw_only]
    seen_default = False
    for f in positional:
        if f._has_default():
            seen_default = True
        elif seen_default:
            raise TypeError(f'non-default argument {f.name!r} follows default '
                            'argument')
    names = tuple([f.name for f in positional])
    optional = {f.name for f in positional if f._has_default()}
    where = cls.__qualname__ + '.__init__()'
    post_init = hasattr(cls, '__post_init__')
    store = object.__setattr__ if frozen else setattr
    plain = not keyword_only and all(f.init and f._kind == 'field'
                                     for f in all_fields)

    def bind(args, kwargs):
        values = dict(zip(names, args))
        extra = None
        for name in kwargs:
            if name in values or (name not in names and not any(
                    f.name == name for f in keyword_only)):
                extra = name
            else:
                values[name] = kwargs[name]
        missing = [n for n in names if n not in values and n not in optional]
        if extra is not None or len(args) > len(names) or missing:
            known = {n: kwargs[n] for n in kwargs
                     if not any(f.name == n for f in keyword_only)}
            raise TypeError(_call_error(where, names, optional, args, known,
                                        len(kwargs) - len(known)))
        lacking = [f.name for f in keyword_only
                   if f.name not in values and not f._has_default()]
        if lacking:
            plural = 's' if len(lacking) > 1 else ''
            quoted = [repr(name) for name in lacking]
            text = ' and '.join(quoted) if len(quoted) < 3 else (
                ', '.join(quoted[:-1]) + ', and ' + quoted[-1])
            raise TypeError(f'{where} missing {len(lacking)} required '
                            f'keyword-only argument{plural}: {text}')
        return values

    def __init__(self, /, *args, **kwargs):
        if plain and not kwargs and len(args) == len(names):
            for name, value in zip(names, args):
                store(self, name, value)
            if post_init:
                self.__post_init__()
            return
        values = bind(args, kwargs)
        init_only = []
        for f in all_fields:
            if f.init and f.name in values:
                value = values[f.name]
            elif f.default_factory is not MISSING:
                value = f.default_factory()
            elif (f.init or slots) and f.default is not MISSING:
                value = f.default
            elif f._kind == 'initvar' and f.default is not MISSING:
                value = f.default
            else:
                continue
            if f._kind == 'initvar':
                init_only.append(value)
            else:
                store(self, f.name, value)
        if post_init:
            for f in all_fields:
                if f._kind == 'initvar' and not f.init:
                    raise NameError(f'name {f.name!r} is not defined')
            self.__post_init__(*init_only)

    notes = {f.name: f.type for f in parameters}
    notes['return'] = None
    __init__.__annotations__ = notes
    __init__._fields = tuple([(f.name, f.kw_only, _shown_default(f))
                              for f in positional + keyword_only])
    return __init__


def _make_repr(shown):
    running = set()

    def __repr__(self):
        if id(self) in running:
            return '...'
        running.add(id(self))
        try:
            return type(self).__qualname__ + '(' + ', '.join(
                [f'{name}={getattr(self, name)!r}' for name in shown]) + ')'
        finally:
            running.discard(id(self))
    return __repr__


def _make_compare(compared):
    def key(self):
        return tuple([getattr(self, name) for name in compared])

    def __eq__(self, other):
        if other.__class__ is self.__class__:
            return key(self) == key(other)
        return NotImplemented

    def __lt__(self, other):
        if other.__class__ is self.__class__:
            return key(self) < key(other)
        return NotImplemented

    def __le__(self, other):
        if other.__class__ is self.__class__:
            return key(self) <= key(other)
        return NotImplemented

    def __gt__(self, other):
        if other.__class__ is self.__class__:
            return key(self) > key(other)
        return NotImplemented

    def __ge__(self, other):
        if other.__class__ is self.__class__:
            return key(self) >= key(other)
        return NotImplemented
    return __eq__, (__lt__, __le__, __gt__, __ge__)


def _set_new(cls, method):
    if method.__name__ in cls.__dict__:
        return True
    method.__qualname__ = f'{cls.__qualname__}.{method.__name__}'
    setattr(cls, method.__name__, method)
    return False


def _set_frozen(cls, names):
    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f'cannot assign to field {name!r}')
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f'cannot delete field {name!r}')
        super(cls, self).__delattr__(name)
    for method in (__setattr__, __delattr__):
        if _set_new(cls, method):
            raise TypeError(f'Cannot overwrite attribute {method.__name__} in '
                            f'class {cls.__name__}')


def _set_hash(cls, names, eq, frozen, unsafe_hash):
    explicit = '__hash__' in cls.__dict__ and not (
        cls.__dict__['__hash__'] is None and '__eq__' in cls.__dict__)

    def __hash__(self):
        return hash(tuple([getattr(self, name) for name in names]))
    __hash__.__qualname__ = f'{cls.__qualname__}.__hash__'
    if unsafe_hash:
        if explicit:
            raise TypeError(f'Cannot overwrite attribute __hash__ in class '
                            f'{cls.__name__}')
        cls.__hash__ = __hash__
    elif eq and frozen and not explicit:
        cls.__hash__ = __hash__
    elif eq and not explicit:
        cls.__hash__ = None


def _with_slots(cls, names, weakref_slot):
    namespace = dict(cls.__dict__)
    inherited = set()
    for base in cls.__mro__[1:-1]:
        inherited.update(getattr(base, '__slots__', ()))
    namespace['__slots__'] = tuple([n for n in names if n not in inherited])
    for name in names:
        namespace.pop(name, None)
    namespace.pop('__dict__', None)
    namespace.pop('__weakref__', None)
    qualname = cls.__qualname__
    cls = type(cls)(cls.__name__, cls.__bases__, namespace)
    cls.__qualname__ = qualname
    return cls


def _note_text(note):
    if getattr(note, '__module__', None) == 'typing' or \
            type(note).__module__ == 'typing' and not hasattr(note, '__metadata__'):
        return repr(note).replace('typing.', '')
    if isinstance(note, type) and not hasattr(note, '__args__'):
        own = note.__module__ == 'builtins'
        return note.__qualname__ if own else f'{note.__module__}.{note.__qualname__}'
    return repr(note)


def _doc_text(cls):
    # A class without a text of its own shows how it is made.
    made = getattr(cls.__init__, '_fields', None)
    if made is None and cls.__init__ is not object.__init__:
        from inspect import signature
        return cls.__name__ + str(signature(cls)).replace(' -> None', '')
    parts = []
    for name, by_name, default in made or ():
        if by_name and '*' not in parts:
            parts.append('*')
        text = f'{name}: {_note_text(cls.__init__.__annotations__[name])}'
        parts.append(text if default is MISSING else f'{text} = {default!r}')
    return f'{cls.__name__}({", ".join(parts)})'


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args,
             kw_only, slots, weakref_slot):
    cls.__module__  # anything but a class fails here
    collected = {}
    any_frozen = any_thawed = False
    for base in reversed(cls.__mro__[1:]):
        inherited = base.__dict__.get('__dataclass_fields__')
        if inherited is not None:
            for f in inherited.values():
                collected[f.name] = f
            if base.__dataclass_params__.frozen:
                any_frozen = True
            else:
                any_thawed = True
    for f in _own_fields(cls, kw_only):
        collected[f.name] = f
    if any_frozen and not frozen:
        raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
    if any_thawed and frozen:
        raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    cls.__dataclass_fields__ = collected
    cls.__dataclass_params__ = _DataclassParams(init, repr, eq, order,
                                                unsafe_hash, frozen)
    if order and not eq:
        raise ValueError('eq must be true if order is true')
    in_init = [f for f in collected.values() if f._kind != 'classvar']
    real = [f for f in collected.values() if f._kind == 'field']
    had_eq = '__eq__' in cls.__dict__
    if init:
        _set_new(cls, _make_init(cls, in_init, frozen, slots))
    if repr:
        _set_new(cls, _make_repr([f.name for f in real if f.repr]))
    compared = [f.name for f in real if f.compare]
    equal, ordered = _make_compare(compared)
    hashed = [f.name for f in real
              if (f.compare if f.hash is None else f.hash)]
    _set_hash(cls, hashed, eq, frozen, unsafe_hash)
    if eq and not had_eq:
        equal.__qualname__ = f'{cls.__qualname__}.__eq__'
        cls.__eq__ = equal
    if order:
        for method in ordered:
            if _set_new(cls, method):
                raise TypeError(f'Cannot overwrite attribute {method.__name__} '
                                f'in class {cls.__name__}. Consider using '
                                'functools.total_ordering')
    if frozen:
        _set_frozen(cls, [f.name for f in real])
    if match_args and '__match_args__' not in cls.__dict__:
        cls.__match_args__ = tuple([f.name for f in in_init
                                    if f.init and not f.kw_only])
    if slots:
        cls = _with_slots(cls, [f.name for f in real], weakref_slot)
    if not getattr(cls, '__doc__', None):
        cls.__doc__ = _doc_text(cls)
    return cls


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False,
              unsafe_hash=False, frozen=False, match_args=True, kw_only=False,
              slots=False, weakref_slot=False):
    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen,
                        match_args, kw_only, slots, weakref_slot)
    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    try:
        known = class_or_instance.__dataclass_fields__
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None
    return tuple([f for f in known.values() if f._kind == 'field'])


def is_dataclass(obj):
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, '__dataclass_fields__')


def _is_instance(obj):
    return hasattr(type(obj), '__dataclass_fields__')


def _plain(obj, make):
    if _is_instance(obj):
        return make([(f.name, _plain(getattr(obj, f.name), make))
                     for f in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, '_fields'):
        return type(obj)(*[_plain(v, make) for v in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)([_plain(v, make) for v in obj])
    if isinstance(obj, dict):
        return type(obj)([(_plain(k, make), _plain(v, make))
                          for k, v in obj.items()])
    import copy
    return copy.deepcopy(obj)


def asdict(obj, *, dict_factory=dict):
    if not _is_instance(obj):
        raise TypeError('asdict() should be called on dataclass instances')
    return _plain(obj, dict_factory)


def astuple(obj, *, tuple_factory=tuple):
    if not _is_instance(obj):
        raise TypeError('astuple() should be called on dataclass instances')
    return _plain(obj, lambda pairs: tuple_factory([v for _, v in pairs]))


def replace(obj, /, **changes):
    if not _is_instance(obj):
        raise TypeError('replace() should be called on dataclass instances')
    for f in obj.__dataclass_fields__.values():
        if f._kind == 'classvar':
            continue
        if not f.init:
            if f.name in changes:
                raise ValueError(f'field {f.name} is declared with init=False, '
                                 'it cannot be specified with replace()')
            continue
        if f.name not in changes:
            if f._kind == 'initvar' and f.default is MISSING:
                raise ValueError(f'InitVar {f.name!r} must be specified with '
                                 'replace()')
            changes[f.name] = getattr(obj, f.name)
    return type(obj)(**changes)


def _check_field_name(name, known):
    if not isinstance(name, str) or not name.isidentifier():
        raise TypeError(f'Field names must be valid identifiers: {name!r}')
    if name in _KEYWORDS:
        raise TypeError(f'Field names must not be keywords: {name!r}')
    if name in known:
        raise TypeError(f'Field name duplicated: {name!r}')


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True,
                   repr=True, eq=True, order=False, unsafe_hash=False,
                   frozen=False, match_args=True, kw_only=False, slots=False,
                   weakref_slot=False):
    namespace = dict(namespace or {})
    notes = {}
    for one in fields:
        if isinstance(one, str):
            name, kind = one, 'typing.Any'
        elif len(one) == 2:
            name, kind = one
        elif len(one) == 3:
            name, kind, namespace[one[0]] = one
        else:
            raise TypeError(f'Invalid field: {one!r}')
        _check_field_name(name, notes)
        notes[name] = kind
    namespace['__annotations__'] = notes
    namespace.setdefault('__module__', 'types')
    return dataclass(
        type(cls_name, tuple(bases), namespace), init=init, repr=repr, eq=eq,
        order=order, unsafe_hash=unsafe_hash, frozen=frozen,
        match_args=match_args, kw_only=kw_only, slots=slots,
        weakref_slot=weakref_slot)

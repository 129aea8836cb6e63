# typing: names for annotations. They do nothing but print.
import collections.abc as _abc
import types as _types
from types import GenericAlias as _BuiltinAlias, UnionType as _UnionType

TYPE_CHECKING = False


def _show(item):
    if item is ...:
        return '...'
    if isinstance(item, _BuiltinAlias):
        return repr(item)
    if isinstance(item, type):
        if item.__module__ == 'builtins':
            return item.__qualname__
        return f'{item.__module__}.{item.__qualname__}'
    if type(item) is type(_show):
        return item.__name__
    return repr(item)


def _as_types(items):
    return tuple([_as_type(item) for item in items])


def _as_type(item):
    if item is None:
        return type(None)
    if isinstance(item, str):
        return ForwardRef(item)
    if isinstance(item, _GenericAlias) and item._name in ('typing.ClassVar',
                                                   'typing.Final'):
        raise TypeError(f'{item!r} is not valid as type argument')
    if item is Generic or item is Protocol or (
            isinstance(item, _SpecialForm) and item._name in _NEVER_PLAIN):
        raise TypeError(f'Plain {item!r} is not valid as type argument')
    return item


class ForwardRef:
    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        self.__forward_arg__ = arg
        self.__forward_module__ = module

    def __eq__(self, other):
        return (isinstance(other, ForwardRef) and
                self.__forward_arg__ == other.__forward_arg__)

    def __hash__(self):
        return hash(self.__forward_arg__)

    def __repr__(self):
        module = ('' if self.__forward_module__ is None
                  else f', module={self.__forward_module__!r}')
        return f'ForwardRef({self.__forward_arg__!r}{module})'


class _Form:
    # Something that joins with others in X | Y.
    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _GenericAlias(_Form):
    def __init__(self, name, origin, args, called=True):
        self._name = name
        self._called = called
        self.__origin__ = origin
        self.__args__ = args
        self.__parameters__ = _variables(args)

    def __call__(self, *args, **kwargs):
        if not self._called:
            raise TypeError(f'Type {self._name[7:]} cannot be instantiated; '
                            f'use {self.__origin__.__name__}() instead')
        return self.__origin__(*args, **kwargs)

    def __getattr__(self, name):
        if name in ('__name__', '__qualname__'):
            return self._name.rpartition('.')[2]
        if name.startswith('__') and name.endswith('__'):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __getitem__(self, items):
        items = items if isinstance(items, tuple) else (items,)
        wanted = self.__parameters__
        if not wanted:
            raise TypeError(f'{self!r} is not a generic class')
        if len(wanted) == 1 and isinstance(wanted[0], ParamSpec) and not (
                items and (isinstance(items[0], (list, tuple)) or
                           _is_open(items[0]))):
            items = (items,)
        _check_count(self, items, len(wanted))
        return _filled(self, dict(zip(wanted, _as_types(items))))

    def __iter__(self):
        yield Unpack[self]

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, type):
            return (self.__origin__,)
        return ()

    def __eq__(self, other):
        return (isinstance(other, _GenericAlias) and
                self.__origin__ == other.__origin__ and
                self.__args__ == other.__args__)

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __repr__(self):
        args = self.__args__
        if self._name == 'typing.Callable' and args:
            if len(args) == 2 and _is_open(args[0]):
                return f'typing.Callable[{_show(args[0])}, {_show(args[1])}]'
            return 'typing.Callable[[%s], %s]' % (
                ', '.join(map(_show, args[:-1])), _show(args[-1]))
        if self._name == 'typing.Annotated':
            return 'typing.Annotated[%s, %s]' % (
                _show(args[0]), ', '.join(map(repr, args[1:])))
        if self._name == 'typing.Literal':
            return 'typing.Literal[%s]' % ', '.join(map(_show, args))
        if self._name == 'typing.Unpack':
            return '*' + repr(args[0])
        if not args:
            return self._name + '[()]'
        return '%s[%s]' % (self._name, ', '.join(map(_show, args)))

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError('Subscripted generics cannot be used with class and '
                        'instance checks')


# Told apart by their names alone.
class _CallableGenericAlias(_GenericAlias):
    pass


class _ConcatenateGenericAlias(_GenericAlias):
    pass


class _AnnotatedAlias(_GenericAlias):
    pass


class _UnpackGenericAlias(_GenericAlias):
    pass


def _check_count(what, items, wanted):
    if not wanted:
        raise TypeError(f'{what!r} is not a generic class')
    if len(items) != wanted:
        much = 'many' if len(items) > wanted else 'few'
        raise TypeError(f'Too {much} arguments for {what!r}; actual '
                        f'{len(items)}, expected {wanted}')


# A hint with what its variables stand for, also those of hints within it.
def _filled(hint, chosen):
    if isinstance(hint, (TypeVar, ParamSpec)):
        return chosen.get(hint, hint)
    if not any([one in chosen for one in _variables((hint,) if isinstance(
            hint, _GenericAlias) else getattr(hint, '__args__', ()))]):
        return hint
    args = []
    for arg in hint.__args__:
        made = _filled(arg, chosen)
        # the parameters that a callable's ParamSpec stands for
        several = isinstance(arg, ParamSpec) and isinstance(made, (list, tuple))
        args += made if several else (made,)
    if isinstance(hint, _UnionGenericAlias):
        return _union(args)
    if isinstance(hint, _GenericAlias):
        return type(hint)(hint._name, hint.__origin__, tuple(args),
                          hint._called)
    if isinstance(hint, _BuiltinAlias):
        return _BuiltinAlias(hint.__origin__, tuple(args))
    return hint


# list[T][int], which the built-in alias asks for.
def _builtin_item(alias, items):
    items = items if isinstance(items, tuple) else (items,)
    wanted = alias.__parameters__
    _check_count(alias, items, len(wanted))
    return _filled(alias, dict(zip(wanted, _as_types(items))))


# Parameters of a callable that stand for several.
def _is_open(arg):
    return (arg is ... or isinstance(arg, ParamSpec)
            or getattr(arg, '_name', None) == 'typing.Concatenate')


class _UnionGenericAlias(_GenericAlias):
    def __eq__(self, other):
        return (isinstance(other, (_UnionGenericAlias, _UnionType)) and
                set(self.__args__) == set(other.__args__))

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and type(None) in args:
            one = args[0] if args[1] is type(None) else args[1]
            return 'typing.Optional[%s]' % _show(one)
        return 'typing.Union[%s]' % ', '.join(map(_show, args))

    def __instancecheck__(self, obj):
        return any(isinstance(obj, arg) for arg in self.__args__)

    def __subclasscheck__(self, cls):
        return any(issubclass(cls, arg) for arg in self.__args__)


def _union(items):
    if not items:
        raise TypeError('Cannot take a Union of no types.')
    members = []
    for item in _as_types(items):
        parts = (item.__args__ if isinstance(item, (_UnionGenericAlias, _UnionType))
                 else (item,))
        for part in parts:
            if part not in members:
                members.append(part)
    if len(members) == 1:
        return members[0]
    return _UnionGenericAlias('typing.Union', Union, tuple(members))


# How many items a name takes, where it is not one or more of any number.
_COUNTS = dict(
    dict.fromkeys(('Hashable', 'Sized', 'ByteString'), 0),
    **dict.fromkeys(('List', 'Set', 'FrozenSet', 'Type', 'Awaitable',
                     'AsyncIterable', 'AsyncIterator', 'Iterable', 'Iterator',
                     'Container', 'Collection', 'Reversible', 'Sequence',
                     'MutableSequence', 'MutableSet', 'AbstractSet', 'KeysView',
                     'ValuesView', 'Deque', 'Counter', 'ContextManager',
                     'AsyncContextManager', 'MappingView', 'Match',
                     'Pattern'), 1),
    **dict.fromkeys(('Dict', 'AsyncGenerator', 'Mapping', 'MutableMapping',
                     'ItemsView', 'DefaultDict', 'OrderedDict', 'ChainMap'), 2),
    Coroutine=3, Generator=3)
_SINGLE = ('ClassVar', 'Final', 'TypeGuard', 'Required', 'NotRequired', 'Unpack')
_NEVER_PLAIN = (*_SINGLE, 'Union', 'Optional', 'Literal', 'Concatenate')
_NOT_SUBSCRIPTABLE = ('NoReturn', 'Never', 'Self', 'LiteralString', 'TypeAlias')


class _SpecialForm(_Form):
    # Any name of the module that can be subscripted.
    def __init__(self, name, origin=None, make=None, called=True):
        self._name = name
        self.__origin__ = origin
        self._make = make
        self._called = called

    def __getitem__(self, items):
        if self._make is not None:
            return self._make(items)
        if self._name in _NOT_SUBSCRIPTABLE:
            raise TypeError(f'{self!r} is not subscriptable')
        if self._name in _SINGLE and isinstance(items, tuple):
            raise TypeError(f'{self!r} accepts only single type. '
                            f'Got {items!r:.100}.')
        items = items if isinstance(items, tuple) else (items,)
        if self._name in _COUNTS:
            _check_count(self, items, _COUNTS[self._name])
        kind = _UnpackGenericAlias if self._name == 'Unpack' else _GenericAlias
        return kind('typing.' + self._name, self.__origin__ or self,
                    _as_types(items), self._called)

    def __getattr__(self, name):
        if name in ('__name__', '__qualname__'):
            return self._name
        raise AttributeError(name)

    def __call__(self, *args, **kwargs):
        if not self._called:
            raise TypeError(f'Type {self._name} cannot be instantiated; use '
                            f'{self.__origin__.__name__}() instead')
        if self.__origin__ is None or not callable(self.__origin__):
            raise TypeError(f'Cannot instantiate typing.{self._name}')
        return self.__origin__(*args, **kwargs)

    def __mro_entries__(self, bases):
        return (self.__origin__,) if isinstance(self.__origin__, type) else ()

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)

    def __repr__(self):
        return 'typing.' + self._name


class _SpecialGenericAlias(_SpecialForm):
    # A name that stands for a class.
    pass


class _CallableType(_SpecialGenericAlias):
    pass


class _TupleType(_SpecialGenericAlias):
    pass


class _LiteralSpecialForm(_SpecialForm):
    pass


def _make_callable(items):
    if not isinstance(items, tuple) or len(items) != 2:
        raise TypeError('Callable must be used as Callable[[arg, ...], result].')
    params, result = items
    if isinstance(params, (list, tuple)):
        args = (*params, result)
    else:
        args = (params, result)
    return _CallableGenericAlias('typing.Callable', _abc.Callable, _as_types(args))


def _make_optional(item):
    if isinstance(item, tuple):
        raise TypeError('typing.Optional requires a single type. '
                        f'Got {item!r:.100}.')
    return _union((item, None))


# 1 and True are equal, and two literals.
def _with_type(items):
    return [(item, type(item)) for item in items]


def _make_concatenate(items):
    if items == ():
        raise TypeError('Cannot take a Concatenate of no types.')
    items = items if isinstance(items, tuple) else (items,)
    if items[-1] is not ... and not isinstance(items[-1], ParamSpec):
        raise TypeError('The last parameter to Concatenate should be a '
                        'ParamSpec variable or ellipsis.')
    return _ConcatenateGenericAlias('typing.Concatenate', Concatenate, _as_types(items))


class _LiteralGenericAlias(_GenericAlias):
    def __eq__(self, other):
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        return (set(_with_type(self.__args__)) ==
                set(_with_type(other.__args__)))

    def __hash__(self):
        return hash(frozenset(_with_type(self.__args__)))


def _make_literal(items):
    items = items if isinstance(items, tuple) else (items,)
    flat = []
    for item in items:
        flat += item.__args__ if isinstance(item, _LiteralGenericAlias) else (item,)
    try:
        flat = [item for item, kind in dict.fromkeys(_with_type(flat))]
    except TypeError:
        pass  # what can't be hashed stays as it is
    return _LiteralGenericAlias('typing.Literal', Literal, tuple(flat))


class Annotated:
    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        raise TypeError('Type Annotated cannot be instantiated.')

    def __class_getitem__(cls, items):
        if not isinstance(items, tuple) or len(items) < 2:
            raise TypeError('Annotated[...] should be used with at least two '
                            'arguments (a type and an annotation).')
        if isinstance(items[0], _GenericAlias) and items[0]._name == 'typing.Annotated':
            items = items[0].__args__ + items[1:]
        alias = _AnnotatedAlias('typing.Annotated', items[0], items)
        alias.__metadata__ = items[1:]
        alias.__module__ = items[0].__module__
        return alias

    def __init_subclass__(cls, *args, **kwargs):
        raise TypeError('Cannot subclass typing.Annotated')


Union = _SpecialForm('Union', None, lambda items: _union(
    items if isinstance(items, tuple) else (items,)))
Optional = _SpecialForm('Optional', None, _make_optional)
Callable = _CallableType('Callable', _abc.Callable, _make_callable)
Literal = _LiteralSpecialForm('Literal', None, _make_literal)

Concatenate = _SpecialForm('Concatenate', None, _make_concatenate)

for _name in ('ClassVar', 'Final', 'TypeGuard', 'Required',
              'NotRequired', 'Unpack', 'NoReturn', 'Never', 'Self',
              'LiteralString', 'TypeAlias'):
    globals()[_name] = _SpecialForm(_name)

for _name, _origin in (('List', list), ('Dict', dict), ('Set', set),
                       ('FrozenSet', frozenset), ('Tuple', tuple),
                       ('Type', type)):
    globals()[_name] = (_TupleType if _name == 'Tuple' else
                        _SpecialGenericAlias)(_name, _origin, called=False)

for _name in ('Awaitable', 'Coroutine', 'AsyncIterable', 'AsyncIterator',
              'AsyncGenerator', 'Iterable', 'Iterator', 'Generator', 'Hashable',
              'Sized', 'Container', 'Collection', 'Reversible', 'Sequence',
              'MutableSequence', 'Mapping', 'MutableMapping', 'MutableSet',
              'MappingView', 'KeysView', 'ItemsView', 'ValuesView',
              'ByteString'):
    globals()[_name] = _SpecialGenericAlias(_name, getattr(_abc, _name))
AbstractSet = _SpecialGenericAlias('AbstractSet', _abc.Set)
Match, Pattern = _SpecialGenericAlias('Match'), _SpecialGenericAlias('Pattern')


def _lazy(name):
    import collections
    import contextlib
    if name in ('AsyncContextManager', 'ContextManager'):
        return getattr(contextlib, 'Abstract' + name)
    return {'Deque': collections.deque, 'DefaultDict': collections.defaultdict,
            'OrderedDict': collections.OrderedDict,
            'Counter': collections.Counter,
            'ChainMap': collections.ChainMap}[name]


for _name in ('Deque', 'DefaultDict', 'OrderedDict', 'Counter', 'ChainMap',
              'AsyncContextManager', 'ContextManager'):
    globals()[_name] = _SpecialGenericAlias(_name, _lazy(_name))


class _AnyMeta(type):
    def __instancecheck__(cls, obj):
        raise TypeError('typing.Any cannot be used with isinstance()')

    def __repr__(cls):
        return 'typing.Any' if cls is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError('Any cannot be instantiated')
        return super().__new__(cls)


Text = str


class _Final:
    # A class without subclasses but the module's own.
    def __init_subclass__(cls, /, *args, _own=False, **kwargs):
        if not _own:
            raise TypeError('Cannot subclass special typing classes')


class TypeVar(_Final, _Form, _own=True):
    def __init__(self, name, *constraints, bound=None, covariant=False,
                 contravariant=False):
        if covariant and contravariant:
            raise ValueError('Bivariant types are not supported.')
        if constraints and bound is not None:
            raise TypeError('Constraints cannot be combined with bound=...')
        if len(constraints) == 1:
            raise TypeError('A single constraint is not allowed')
        for constraint in constraints:
            if type(constraint) is tuple:
                raise TypeError('TypeVar(name, constraint, ...): constraints '
                                f'must be types. Got {constraint!r:.100}.')
        self.__name__ = name
        self.__constraints__ = constraints
        self.__bound__ = bound
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant

    def __repr__(self):
        sign = ('+' if self.__covariant__ else
                '-' if self.__contravariant__ else '~')
        return sign + self.__name__


class ParamSpec(TypeVar, _own=True):
    def __init__(self, name, *, bound=None, covariant=False,
                 contravariant=False):
        super().__init__(name, bound=bound, covariant=covariant,
                         contravariant=contravariant)

    @property
    def args(self):
        return ParamSpecArgs(self, 'args')

    @property
    def kwargs(self):
        return ParamSpecKwargs(self, 'kwargs')


class _ParamPart:
    # P.args and P.kwargs, for *args and **kwargs.
    def __init__(self, origin, part):
        self.__origin__ = origin
        self._part = part

    def __eq__(self, other):
        return (isinstance(other, _ParamPart)
                and self.__origin__ == other.__origin__
                and self._part == other._part)

    def __hash__(self):
        return hash((self.__origin__, self._part))

    def __repr__(self):
        return f'{self.__origin__.__name__}.{self._part}'


class ParamSpecArgs(_ParamPart):
    pass


class ParamSpecKwargs(_ParamPart):
    pass


class TypeVarTuple(TypeVar, _own=True):
    def __init__(self, name):
        super().__init__(name)

    def __iter__(self):
        yield self

    def __repr__(self):
        return self.__name__


AnyStr = TypeVar('AnyStr', bytes, str)


def _variables(items):
    # The type variables of hints, each once.
    found = []
    for item in items:
        held = ([item] if isinstance(item, TypeVar)
                else getattr(item, '__parameters__', ()))
        found += [one for one in held if one not in found]
    return tuple(found)


def _check_parameters(cls, items):
    if cls in (Generic, Protocol):
        if not all([isinstance(item, TypeVar) for item in items]):
            raise TypeError(f'Parameters to {cls.__name__}[...] must all be '
                            'type variables or parameter specification '
                            'variables.')
        if len(set(items)) != len(items):
            raise TypeError(f'Parameters to {cls.__name__}[...] must all be '
                            'unique')
        return
    wanted = len(cls.__parameters__)
    if not wanted:
        raise TypeError(f'{cls!r} is not a generic class')
    variadic = any([isinstance(one, (ParamSpec, TypeVarTuple))
                    for one in cls.__parameters__])
    if len(items) != wanted and not variadic:
        how = 'many' if len(items) > wanted else 'few'
        raise TypeError(f'Too {how} arguments for {cls!r}; actual '
                        f'{len(items)}, expected {wanted}')


class Generic:
    __slots__ = ()
    __parameters__ = ()

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get('__orig_bases__', cls.__bases__)
        if Generic in bases and cls.__name__ != 'Protocol':
            raise TypeError('Cannot inherit from plain Generic')
        if '__orig_bases__' in cls.__dict__:
            bases = cls.__orig_bases__
            given = [base for base in bases if isinstance(base, _GenericAlias)
                     and base.__origin__ in (Generic, Protocol)]
            cls.__parameters__ = _variables(given or bases)
        else:
            cls.__parameters__ = ()

    def __class_getitem__(cls, items):
        items = items if isinstance(items, tuple) else (items,)
        if not items and cls in (Generic, Protocol):
            raise TypeError(f'Parameter list to {cls.__name__}[...] cannot be '
                            'empty')
        _check_parameters(cls, items)
        name = ('typing.' + cls.__name__ if cls in (Generic, Protocol)
                else f'{cls.__module__}.{cls.__qualname__}')
        return _GenericAlias(name, cls, _as_types(items))


class _ProtocolMeta(type):
    def __instancecheck__(cls, obj):
        return cls.__subclasscheck__(type(obj), obj)

    def __subclasscheck__(cls, subclass, obj=None):
        asks = cls.__dict__.get('_is_protocol', False) and cls is not Protocol
        if asks and not cls.__dict__.get('_is_runtime', False):
            raise TypeError('Instance and class checks can only be used with '
                            '@runtime_checkable protocols')
        if asks and obj is None and not all(
                [callable(getattr(cls, name, None))
                 for name in cls._protocol_names()]):
            raise TypeError("Protocols with non-method members don't support "
                            'issubclass()')
        if not isinstance(subclass, type):
            raise TypeError('issubclass() arg 1 must be a class')
        if cls in subclass.__mro__:
            return True
        if not asks:
            return False
        target = subclass if obj is None else obj
        return all([hasattr(target, name) and
                    (getattr(target, name) is not None or
                     not callable(getattr(cls, name, None)))
                    for name in cls._protocol_names()])

    def _protocol_names(cls):
        names = []
        for base in cls.__mro__:
            if base.__dict__.get('_is_protocol') and base is not Protocol:
                names.extend(base.__dict__.get('__annotations__', {}))
                names.extend([n for n in base.__dict__
                              if not n.startswith('_') or
                              n in ('__call__', '__len__', '__iter__',
                                    '__aenter__', '__aexit__', '__enter__',
                                    '__exit__', '__aiter__', '__anext__')])
        return names


class Protocol(Generic, metaclass=_ProtocolMeta):
    __slots__ = ()
    _is_protocol = True

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        cls._is_protocol = Protocol in cls.__bases__

    def __new__(cls, *args, **kwargs):
        if cls.__dict__.get('_is_protocol') and cls is not Protocol:
            raise TypeError('Protocols cannot be instantiated')
        return super().__new__(cls)


def runtime_checkable(cls):
    cls._is_runtime = True
    return cls


class _SupportsMeta(_ProtocolMeta):
    pass


@runtime_checkable
class SupportsInt(Protocol):
    def __int__(self):
        pass


@runtime_checkable
class SupportsFloat(Protocol):
    def __float__(self):
        pass


class _NamedTupleMeta(type):
    def __new__(mcls, name, bases, namespace):
        if not bases:
            return super().__new__(mcls, name, bases, namespace)
        if any([base is not _NamedTupleBase and base is not Generic
                for base in bases]):
            raise TypeError('can only inherit from a NamedTuple type and Generic')
        from collections import namedtuple
        notes = namespace.get('__annotations__', {})
        defaults = [namespace[n] for n in notes if n in namespace]
        for n in notes:
            before = list(notes)[:list(notes).index(n)]
            given = [m for m in before if m in namespace]
            if n not in namespace and given:
                plural = 's' if len(given) > 1 else ''
                raise TypeError(f'Non-default namedtuple field {n} cannot follow '
                                f"default field{plural} {', '.join(given)}")
        made = namedtuple(name, list(notes), defaults=defaults,
                          module=namespace.get('__module__'))
        made.__annotations__ = dict(zip(notes, _as_types(notes.values())))
        made.__new__.__annotations__ = dict(made.__annotations__)
        for key, value in namespace.items():
            if key not in notes and key not in ('__module__', '__qualname__',
                                                '__annotations__',
                                                '__classcell__'):
                setattr(made, key, value)
        made.__qualname__ = namespace.get('__qualname__', name)
        return made


class _NamedTupleBase(metaclass=_NamedTupleMeta):
    pass


def NamedTuple(typename, fields=None, /, **kwargs):
    from collections import namedtuple
    import sys
    pairs = list(fields if fields is not None else kwargs.items())
    made = namedtuple(typename, [name for name, _ in pairs],
                      module=sys._getframe(1).f_globals.get('__name__'))
    made.__annotations__ = dict(zip([name for name, _ in pairs],
                                    _as_types([hint for _, hint in pairs])))
    made.__new__.__annotations__ = dict(made.__annotations__)
    return made


NamedTuple.__mro_entries__ = lambda bases: (_NamedTupleBase,)


class _TypedDictMeta(type):
    def __new__(mcls, name, bases, namespace, total=True):
        notes = {}
        for base in bases:
            notes.update(base.__dict__.get('__annotations__', {}))
        module = namespace.get('__module__')
        notes.update({
            key: ForwardRef(hint, module=module) if isinstance(hint, str)
            else type(None) if hint is None else hint
            for key, hint in namespace.get('__annotations__', {}).items()})
        required, optional = set(), set()
        for base in bases:
            required |= base.__dict__.get('__required_keys__', set())
            optional |= base.__dict__.get('__optional_keys__', set())
        for key, hint in namespace.get('__annotations__', {}).items():
            said = getattr(hint, '__origin__', None)
            needed = said is Required or (total and said is not NotRequired)
            (required if needed else optional).add(key)
        cls = super().__new__(mcls, name, (dict,), {
            '__module__': namespace.get('__module__'),
            '__qualname__': namespace.get('__qualname__', name),
            '__annotations__': notes, '__total__': total,
            '__required_keys__': frozenset(required),
            '__optional_keys__': frozenset(optional)})
        return cls

    def __init__(cls, name, bases, namespace, total=True):
        super().__init__(name, bases, namespace)

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)

    def __instancecheck__(cls, obj):
        raise TypeError('TypedDict does not support instance and class checks')


class _TypedDictBase(metaclass=_TypedDictMeta):
    pass


def TypedDict(typename, fields=None, /, *, total=True, **kwargs):
    return _TypedDictMeta(typename, (), {
        '__annotations__': dict(fields or kwargs), '__module__': '__main__'},
        total)


TypedDict.__mro_entries__ = lambda bases: (_TypedDictBase,)


class NewType(_Form):
    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition('.')[-1] if '.' in name else name
        self.__supertype__ = tp
        self.__module__ = '__main__'

    def __call__(self, x):
        return x

    def __repr__(self):
        return f'{self.__module__}.{self.__qualname__}'


def cast(typ, val):
    return val


def _overloaded(*args, **kwds):
    raise NotImplementedError(
        'You should not call an overloaded function. A series of '
        '@overload-decorated functions outside a stub module should always be '
        'followed by an implementation that is not @overload-ed.')


def overload(func):
    return _overloaded


def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def no_type_check(arg):
    return arg


def assert_never(arg):
    raise AssertionError(f'Expected code to be unreachable, but got: {arg!r}')


def assert_type(val, typ, /):
    return val


def reveal_type(obj, /):
    import sys
    print(f'Runtime type is {type(obj).__name__!r}', file=sys.stderr)
    return obj


class _Reader:
    """Reads the text of a hint: names with dots, X[...], X | Y, None, lists,
    texts and numbers. What else an expression may be is no hint."""

    def __init__(self, text, names):
        self.rest = text.strip()
        self.names = names

    def take(self, token):
        if not self.rest.startswith(token):
            return False
        self.rest = self.rest[len(token):].lstrip()
        return True

    def word(self):
        n = 0
        while n < len(self.rest) and (self.rest[n] == '_'
                                      or self.rest[n].isalnum()):
            n += 1
        word, self.rest = self.rest[:n], self.rest[n:].lstrip()
        return word

    def need(self, token):
        if not self.take(token):
            raise SyntaxError('Forward reference must be an expression '
                              f'-- got {self.rest!r}')

    def several(self, end):
        items, comma = [], False
        while not self.take(end):
            items.append(self.union())
            comma = self.take(',')
            if not comma:
                self.need(end)
                break
        return items, comma

    def union(self):
        found = self.one()
        while self.take('|'):
            found = found | self.one()
        return found

    def one(self):
        found = self.atom()
        while True:
            if self.take('['):
                items, comma = self.several(']')
                found = found[tuple(items) if comma or len(items) > 1
                              else items[0]]
            elif self.rest.startswith('.') and self.take('.'):
                found = getattr(found, self.word())
            else:
                return found

    def atom(self):
        for quote in ('"', "'"):
            if self.take(quote):
                text, _, self.rest = self.rest.partition(quote)
                self.rest = self.rest.lstrip()
                return text
        if self.take('...'):
            return ...
        if self.take('('):
            found = self.union()
            self.need(')')
            return found
        if self.take('['):
            return self.several(']')[0]
        if self.rest[:1] in '-+.0123456789':
            found = self.number()
            if found is not None:
                return found
        word = self.word()
        if not word:
            self.need('a name')
        if word.isdigit():
            return int(word)
        return self.name(word)

    def number(self):
        """A number with a sign or a point, or None."""
        for kind in (int, float):
            try:
                found = kind(self.rest)
            except ValueError:
                continue
            self.rest = ''
            return found

    def name(self, word):
        import builtins
        known = {'None': None, 'True': True, 'False': False}
        if word in known:
            return known[word]
        if word in self.names:
            return self.names[word]
        if not hasattr(builtins, word):
            raise NameError(f'name {word!r} is not defined')
        return getattr(builtins, word)


def _resolve(hint, names):
    """A text becomes what it says, also within another hint."""
    if hint is None:
        return type(None)
    text = getattr(hint, '__forward_arg__', hint)
    if isinstance(text, str):
        reader = _Reader(text, names)
        found = reader.union()
        if reader.rest:
            reader.need('the end')
        return _resolve(found, names)
    if isinstance(hint, _GenericAlias) and hint._name not in ('typing.Literal',
                                                       'typing.Annotated'):
        args = tuple([arg if arg is ... else _resolve(arg, names)
                      for arg in hint.__args__])
        if args != hint.__args__:
            return (_union(args) if isinstance(hint, _UnionGenericAlias) else
                    type(hint)(hint._name, hint.__origin__, args,
                               hint._called))
    elif isinstance(hint, _BuiltinAlias):
        args = tuple([ForwardRef(arg) if isinstance(arg, str) else arg
                      for arg in hint.__args__])
        if any([isinstance(arg, ForwardRef) for arg in args]):
            return _BuiltinAlias(hint.__origin__, tuple(
                [_resolve(arg, names) for arg in args]))
    return hint


# What may have hints, and need not have any.
def _may_have_hints(obj):
    return isinstance(obj, (_types.FunctionType, _types.BuiltinFunctionType,
                            _types.MethodType, _types.ModuleType,
                            type(str.join), type(int.__add__),
                            type((1).__add__)))


def _hints_of(obj):
    if isinstance(obj, type):
        return obj.__dict__.get('__annotations__', {})
    hints = getattr(obj, '__annotations__', None)
    if hints is None and not _may_have_hints(obj):
        raise TypeError(f'{obj!r} is not a module, class, method, or '
                        'function.')
    return hints or {}


def _names_for(obj, names):
    import sys
    if names is None and isinstance(obj, _types.ModuleType):
        names = vars(obj)
    if names is None:
        names = getattr(obj, '__globals__', None)
    if names is None:
        module = sys.modules.get(getattr(obj, '__module__', None))
        names = vars(module) if module is not None else {}
    return names


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    hints = {}
    owners = reversed(obj.__mro__) if isinstance(obj, type) else [obj]
    for owner in owners:
        outer = _names_for(owner, globalns)
        inner = outer if localns is None else localns
        for name, hint in _hints_of(owner).items():
            hints[name] = _resolve_in(hint, outer, inner)
    return hints


# Texts are evaluated, and look for their names in mappings.
def _resolve_in(hint, outer, inner):
    if isinstance(getattr(hint, '__forward_arg__', hint), str):
        if not isinstance(inner, _abc.Mapping):
            raise TypeError('locals must be a mapping')
        if not isinstance(outer, dict):
            raise TypeError('globals must be a dict')
        return _resolve(hint, {**outer, **inner})
    return _resolve(hint, {})


def get_origin(tp):
    if isinstance(tp, _UnionType):
        return _UnionType
    return getattr(tp, '__origin__', None)


def get_args(tp):
    args = getattr(tp, '__args__', ())
    if get_origin(tp) is _abc.Callable and args and args[0] is not ...:
        return (list(args[:-1]), args[-1])
    return args


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)

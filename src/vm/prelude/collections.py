# collections: the containers that are built on dict, list and tuple.
from types import GenericAlias as _Alias
from _arguments import call_error as _call_error
from _arguments import in_c as _in_c
from types import _match_like

_GIVEN_NOTHING = object()


# What a repr is being made of at the moment, so that what holds itself is shown
# once.
_shown = []


def _is_shown(it):
    return any([it is other for other in _shown])


class _Shown:
    def __init__(self, it):
        self.it = it

    def __enter__(self):
        _shown.append(self.it)

    def __exit__(self, *exc):
        _shown.pop()


@_in_c(python=('__init__',))
class defaultdict(dict):
    __slots__ = ('default_factory',)

    # A class below may not get as far as the __init__ here.
    def __new__(cls, /, *args, **kwargs):
        made = dict.__new__(cls)
        made.default_factory = None
        return made

    def __init__(self, default_factory=None, /, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError('first argument must be callable or None')
        self.default_factory = default_factory
        dict.__init__(self, *args, **kwargs)

    def __missing__(self, key, /):
        if self.default_factory is None:
            raise KeyError(key)
        value = self[key] = self.default_factory()
        return value

    def __repr__(self, /):
        factory = self.default_factory
        if factory is None or isinstance(factory, type):
            shown = repr(factory)
        elif _is_shown(factory):
            shown = '...'
        else:
            with _Shown(factory):
                shown = repr(factory)
        return '%s(%s, %s)' % (type(self).__name__, shown, dict.__repr__(self))

    def copy(self, /):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __or__(self, other, /):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other, /):
        if not isinstance(other, dict):
            return NotImplemented
        new = type(self)(self.default_factory, other)
        new.update(self)
        return new

    def __reduce__(self, /):
        return type(self), (self.default_factory,), None, None, iter(self.items())


# A missing key as C code raises it that sets an exception and its value: a tuple
# is all the arguments, and None is none.
def _missing(key):
    return KeyError(*key if isinstance(key, tuple) else
                    () if key is None else (key,))


def _add_pairs(self, pairs):
    for pair in pairs:
        parts = iter(pair)
        found = []
        for part in parts:
            if len(found) == 2:
                raise ValueError('too many values to unpack (expected 2)')
            found.append(part)
        if len(found) < 2:
            raise ValueError(f'need more than {len(found)} value'
                             f'{"" if found else "s"} to unpack')
        self[found[0]] = found[1]


@_in_c(python=('__init__', 'update'))
class OrderedDict(dict):
    def __init__(self, /, *args, **kwargs):
        if len(args) > 1:
            raise TypeError(f'expected at most 1 arguments, got {len(args)}')
        OrderedDict.update(self, *args, **kwargs)

    def update(self, /, *args, **kwargs):
        if len(args) > 1:
            raise TypeError('update() takes at most 1 positional argument '
                            f'({len(args)} given)')
        for other in args:
            if type(other) is dict:
                for key, value in dict.items(other):
                    self[key] = value
            elif hasattr(other, 'keys'):
                for key in other.keys():
                    self[key] = other[key]
            else:
                _add_pairs(self, other.items() if hasattr(other, 'items')
                           else other)
        for key, value in kwargs.items():
            self[key] = value

    def __or__(self, other, /):
        if not isinstance(other, dict):
            return NotImplemented
        new = type(self)(self)
        OrderedDict.update(new, other)
        return new

    def __ror__(self, other, /):
        if not isinstance(other, dict):
            return NotImplemented
        new = type(self)(other)
        OrderedDict.update(new, self)
        return new

    def __ior__(self, other, /):
        OrderedDict.update(self, other)
        return self

    def __iter__(self, /):
        return _ordered_iter(self, False)

    def __reversed__(self, /):
        return _ordered_iter(self, True)

    def keys(self, /):
        return _ordered_view(self, 0)

    def values(self, /):
        return _ordered_view(self, 1)

    def items(self, /):
        return _ordered_view(self, 2)

    def move_to_end(self, key, last=True):
        last = bool(last)
        if not dict.__len__(self) or not dict.__contains__(self, key):
            raise _missing(key)
        # What a class of the program's own does for [] is not asked.
        others = [] if last else [pair for pair in dict.items(self)
                                  if pair[0] != key]
        pairs = [(key, dict.pop(self, key)), *others]
        for other, held in pairs:
            dict.pop(self, other, None)
            dict.__setitem__(self, other, held)

    def pop(self, key, default=_GIVEN_NOTHING):
        if dict.__contains__(self, key):
            return dict.pop(self, key)
        if default is not _GIVEN_NOTHING:
            return default
        raise _missing(key)

    def popitem(self, last=True):
        last = bool(last)
        if not dict.__len__(self):
            raise KeyError('dictionary is empty')
        key = next(_ordered_iter(self, last))
        return key, dict.pop(self, key)

    def setdefault(self, key, default=None):
        if key in self:
            return self[key]
        self[key] = default
        return default

    def __eq__(self, other, /):
        same = dict.__eq__(self, other)
        if same is True and isinstance(other, OrderedDict):
            return ([*OrderedDict.__iter__(self)] ==
                    [*OrderedDict.__iter__(other)])
        return same

    def __ne__(self, other, /):
        same = OrderedDict.__eq__(self, other)
        return same if same is NotImplemented else not same

    __hash__ = None

    def __repr__(self, /):
        if not dict.__len__(self):
            return '%s()' % type(self).__name__
        if _is_shown(self):
            return '...'
        with _Shown(self):
            return '%s(%r)' % (type(self).__name__, list(self.items()))

    def copy(self, /):
        new = type(self)()
        for key in OrderedDict.__iter__(self):
            new[key] = self[key]
        return new

    def clear(self, /):
        dict.clear(self)

    def __reduce__(self, /):
        return type(self), (), self.__getstate__(), None, iter(self.items())

    @classmethod
    def fromkeys(cls, iterable, value=None):
        self = cls()
        for key in iterable:
            self[key] = value
        return self


def _second(pair):
    return pair[1]


def _count_elements(mapping, iterable):
    get = mapping.get
    for item in iterable:
        mapping[item] = get(item, 0) + 1


# A dict is asked for first: it saves most programs the abstract classes.
def _is_mapping(counts):
    if isinstance(counts, (dict, list, str, tuple)):
        return isinstance(counts, dict)
    from collections.abc import Mapping
    return isinstance(counts, Mapping)


class Counter(dict):
    def __init__(self, iterable=None, /, **kwargs):
        dict.__init__(self)
        self.update(iterable, **kwargs)

    def __missing__(self, key):
        return 0

    def total(self):
        return sum(self.values())

    def most_common(self, n=None):
        if n is None:
            return sorted(self.items(), key=_second, reverse=True)
        from heapq import nlargest
        return nlargest(n, self.items(), key=_second)

    def elements(self):
        from itertools import chain, repeat, starmap
        return chain.from_iterable(starmap(repeat, self.items()))

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError(
            'Counter.fromkeys() is undefined.  Use Counter(iterable) instead.')

    def update(self, iterable=None, /, **kwargs):
        if _is_mapping(iterable):
            if self:
                for item, count in iterable.items():
                    self[item] = count + self.get(item, 0)
            else:
                dict.update(self, iterable)
        elif iterable is not None:
            _count_elements(self, iterable)
        if kwargs:
            self.update(kwargs)

    def subtract(self, iterable=None, /, **kwargs):
        if _is_mapping(iterable):
            for item, count in iterable.items():
                self[item] = self.get(item, 0) - count
        elif iterable is not None:
            for item in iterable:
                self[item] = self.get(item, 0) - 1
        for item, count in kwargs.items():
            self[item] = self.get(item, 0) - count

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def __reduce__(self):
        return type(self), (dict(self),)

    def __delitem__(self, elem):
        if elem in self:
            dict.__delitem__(self, elem)

    def __repr__(self):
        if not self:
            return type(self).__name__ + '()'
        try:
            pairs = dict(self.most_common())
        except TypeError:
            pairs = dict(self)
        return '%s(%r)' % (type(self).__name__, pairs)

    def _all(self, other, holds):
        return all(holds(self[item], other[item])
                   for counts in (self, other) for item in counts)

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._all(other, lambda a, b: a == b)

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._all(other, lambda a, b: a <= b)

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._all(other, lambda a, b: a >= b)

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    __hash__ = None

    def _merged(self, other, combine, both):
        result = Counter()
        for item, count in self.items():
            count = combine(count, other[item] if other else 0)
            if count > 0:
                result[item] = count
        if both:
            for item, count in other.items():
                if item not in self:
                    alone = combine(0, count)
                    if alone > 0: # a count stays as it is, be it True
                        result[item] = count if alone == count else alone
        return result

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._merged(other, lambda a, b: a + b, True)

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._merged(other, lambda a, b: a - b, True)

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._merged(other, max, True)

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._merged(other, min, False)

    def __pos__(self):
        return self._merged({}, lambda a, b: a, False)

    def __neg__(self):
        return self._merged({}, lambda a, b: -a, False)

    def _keep_positive(self):
        for item in [item for item, count in self.items() if not count > 0]:
            del self[item]
        return self

    def __iadd__(self, other):
        for item, count in other.items():
            self[item] += count
        return self._keep_positive()

    def __isub__(self, other):
        for item, count in other.items():
            self[item] -= count
        return self._keep_positive()

    def __ior__(self, other):
        for item, count in other.items():
            if count > self[item]:
                self[item] = count
        return self._keep_positive()

    def __iand__(self, other):
        for item, count in self.items():
            if other[item] < count:
                self[item] = other[item]
        return self._keep_positive()


_KEYWORDS = frozenset('''False None True and as assert async await break class
continue def del elif else except finally for from global if import in is lambda
nonlocal not or pass raise return try while with yield'''.split())


def _field_names(typename, names, rename):
    if isinstance(names, str):
        names = names.replace(',', ' ').split()
    names = [str(name) for name in names]
    typename = str(typename)
    if rename:
        seen = set()
        for i, name in enumerate(names):
            if (not name.isidentifier() or name in _KEYWORDS or
                    name.startswith('_') or name in seen):
                names[i] = f'_{i}'
            seen.add(name)
    for name in [typename] + names:
        if not name.isidentifier():
            raise ValueError('Type names and field names must be valid '
                             f'identifiers: {name!r}')
        if name in _KEYWORDS:
            raise ValueError('Type names and field names cannot be a '
                             f'keyword: {name!r}')
    seen = set()
    for name in names:
        if name.startswith('_') and not rename:
            raise ValueError('Field names cannot start with an underscore: '
                             f'{name!r}')
        if name in seen:
            raise ValueError(f'Encountered duplicate field name: {name!r}')
        seen.add(name)
    return tuple(names)


class _tuplegetter:
    def __init__(self, index, doc):
        self._index = index
        self.__doc__ = doc

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return tuple.__getitem__(obj, self._index)

    def __set__(self, obj, value):
        raise AttributeError("can't set attribute")

    def __delete__(self, obj):
        raise AttributeError("can't delete attribute")

    def __repr__(self):
        return f'_tuplegetter({self._index}, {self.__doc__!r})'


def _field_property(index):
    return _tuplegetter(index, f'Alias for field number {index}')


def namedtuple(typename, field_names, *, rename=False, defaults=None,
               module=None):
    typename = str(typename)
    fields = _field_names(typename, field_names, rename)
    typename = str(typename)
    size = len(fields)
    default_of = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > size:
            raise TypeError('Got more default values than field names')
        default_of = dict(zip(fields[size - len(defaults):], defaults))

    def __new__(_cls, /, *args, **kwargs):
        if kwargs or len(args) != size:
            values, given = list(args), dict(kwargs)
            # a program may have set them since
            late = made.__defaults__ or ()
            default_of = dict(zip(fields[max(size - len(late), 0):], late))
            for name in fields[len(args):]:
                if name in kwargs:
                    values.append(kwargs[name])
                elif name in default_of:
                    values.append(default_of[name])
                else:
                    break
            if (len(values) != size or
                    any([name not in fields[len(args):] for name in kwargs])):
                raise TypeError(_call_error(typename + '.__new__()', fields,
                                            default_of, args, given))
            args = values
        return tuple.__new__(_cls, args)

    def _make(cls, iterable):
        result = tuple.__new__(cls, iterable)
        if len(result) != size:
            raise TypeError(f'Expected {size} arguments, got {len(result)}')
        return result

    def _replace(self, /, **kwargs):
        result = self._make([kwargs.pop(name, value)
                             for name, value in zip(fields, self)])
        if kwargs:
            raise ValueError(f'Got unexpected field names: {list(kwargs)!r}')
        return result

    def __repr__(self):
        return type(self).__name__ + '(' + ', '.join(
            [f'{name}={value!r}' for name, value in zip(fields, self)]) + ')'

    def _asdict(self):
        return dict(zip(fields, self))

    def __getnewargs__(self):
        return tuple(self)

    made = __new__
    made.__defaults__ = defaults
    namespace = {
        '__doc__': f'{typename}({", ".join(fields)}{"," * (size == 1)})',
        '__slots__': (),
        '_fields': fields,
        '_field_defaults': default_of,
        '__new__': __new__,
        '_make': classmethod(_make),
        '_replace': _replace,
        '__repr__': __repr__,
        '_asdict': _asdict,
        '__getnewargs__': __getnewargs__,
        '__match_args__': fields,
        '__module__': module or _caller_module(),
    }
    for index, name in enumerate(fields):
        namespace[name] = _field_property(index)
    for method in (__new__, _make, _replace, __repr__, _asdict, __getnewargs__):
        method.__qualname__ = f'{typename}.{method.__name__}'
    return type(typename, (tuple,), namespace)


def _caller_module():
    import sys
    return sys._getframe(2).f_globals.get('__name__', '__main__')


class ChainMap:
    __class_getitem__ = classmethod(_Alias)

    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for mapping in self.maps:
            try:
                return mapping[key]
            except KeyError:
                pass
        return self.__missing__(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __len__(self):
        return len(set().union(*self.maps))

    def __iter__(self):
        merged = {}
        for mapping in reversed(self.maps):
            merged.update(dict.fromkeys(mapping))
        return iter(merged)

    def __contains__(self, key):
        return any(key in mapping for mapping in self.maps)

    def __bool__(self):
        return any(self.maps)

    def keys(self):
        return {key: None for key in self}.keys()

    def items(self):
        return {key: self[key] for key in self}.items()

    def values(self):
        return [self[key] for key in self]

    def __eq__(self, other):
        from collections.abc import Mapping
        if not isinstance(other, (Mapping, ChainMap)):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    __hash__ = None

    def __repr__(self):
        return f'{type(self).__name__}({", ".join(map(repr, self.maps))})'

    def copy(self):
        return type(self)(self.maps[0].copy(), *self.maps[1:])

    def new_child(self, m=None, **kwargs):
        if m is None:
            m = kwargs
        elif kwargs:
            m.update(kwargs)
        return type(self)(m, *self.maps)

    @property
    def parents(self):
        return type(self)(*self.maps[1:])

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        try:
            del self.maps[0][key]
        except KeyError:
            raise KeyError(f'Key not found in the first mapping: {key!r}')

    def pop(self, key, *args):
        try:
            return self.maps[0].pop(key, *args)
        except KeyError:
            raise KeyError(f'Key not found in the first mapping: {key!r}')

    def popitem(self):
        try:
            return self.maps[0].popitem()
        except KeyError:
            raise KeyError('No keys found in the first mapping.')

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def update(self, *args, **kwargs):
        self.maps[0].update(*args, **kwargs)

    def clear(self):
        self.maps[0].clear()

    def __ior__(self, other):
        self.maps[0].update(other)
        return self

    def __or__(self, other):
        from collections.abc import Mapping
        if not isinstance(other, (Mapping, ChainMap)):
            return NotImplemented
        new = self.copy()
        new.maps[0].update(other)
        return new

    def __ror__(self, other):
        from collections.abc import Mapping
        if not isinstance(other, (Mapping, ChainMap)):
            return NotImplemented
        new = dict(other)
        for mapping in reversed(self.maps):
            new.update(mapping)
        return self.__class__(new)


# A shallow copy of what holds its items in `data`.
def _copy_with_data(self):
    made = self.__class__.__new__(self.__class__)
    made.__dict__.update(self.__dict__)
    made.__dict__['data'] = self.__dict__['data'].copy()
    return made


class UserDict:
    __class_getitem__ = classmethod(_Alias)

    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        if dict is not None:
            self.update(dict)
        if kwargs:
            self.update(kwargs)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        missing = getattr(type(self), '__missing__', None)
        if missing is not None:
            return missing(self, key)
        raise KeyError(key)

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __contains__(self, key):
        return key in self.data

    def __repr__(self):
        return repr(self.data)

    def __eq__(self, other):
        return self.data == getattr(other, 'data', other)

    __hash__ = None

    # What a mapping has that is made of the methods above: all of these go
    # through self[key], where a __missing__ may answer.
    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def keys(self):
        from collections.abc import KeysView
        return KeysView(self)

    def values(self):
        from collections.abc import ValuesView
        return ValuesView(self)

    def items(self):
        from collections.abc import ItemsView
        return ItemsView(self)

    def pop(self, key, *default):
        if len(default) > 1:
            raise TypeError('MutableMapping.pop() takes from 2 to 3 positional '
                            f'arguments but {len(default) + 2} were given')
        try:
            value = self[key]
        except KeyError:
            if not default:
                raise
            return default[0]
        del self[key]
        return value

    def setdefault(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default

    def update(self, other=(), /, **kwargs):
        pairs = other.items() if hasattr(other, 'items') else other
        for key, value in pairs:
            self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def clear(self):
        self.data.clear()

    __copy__ = _copy_with_data

    def copy(self):
        if self.__class__ is UserDict:
            return UserDict(self.data)
        data, self.data = self.data, {}
        try:
            made = self.__copy__()
        finally:
            self.data = data
        made.update(self)
        return made

    def popitem(self):
        for key in self:
            value = self[key]
            del self[key]
            return key, value
        raise KeyError

    def _joined(self, first, second):
        return self.__class__(first | second)

    def __or__(self, other):
        if not isinstance(other, (UserDict, dict)):
            return NotImplemented
        return self._joined(self.data, _held(other))

    def __ror__(self, other):
        if not isinstance(other, (UserDict, dict)):
            return NotImplemented
        return self._joined(_held(other), self.data)

    def __ior__(self, other):
        self.data |= _held(other)
        return self

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made


# What the other side of an operator holds.
def _held(other):
    return getattr(other, 'data', other)


class UserList:
    __class_getitem__ = classmethod(_Alias)

    def __init__(self, initlist=None):
        self.data = []
        if initlist is not None:
            self.data = list(_held(initlist))

    def __repr__(self):
        return repr(self.data)

    def __lt__(self, other):
        return self.data < _held(other)

    def __le__(self, other):
        return self.data <= _held(other)

    def __eq__(self, other):
        return self.data == _held(other)

    def __gt__(self, other):
        return self.data > _held(other)

    def __ge__(self, other):
        return self.data >= _held(other)

    __hash__ = None

    def __contains__(self, item):
        return item in self.data

    def __len__(self):
        return len(self.data)

    def __getitem__(self, i):
        if isinstance(i, slice):
            return self.__class__(self.data[i])
        return self.data[i]

    def __setitem__(self, i, item):
        self.data[i] = item

    def __delitem__(self, i):
        del self.data[i]

    def __iter__(self):
        i = 0
        while True:
            try:
                item = self[i]
            except IndexError:
                return
            yield item
            i += 1

    def __reversed__(self):
        for i in range(len(self) - 1, -1, -1):
            yield self[i]

    def __add__(self, other):
        return self.__class__(self.data + list(_held(other)))

    def __radd__(self, other):
        return self.__class__(list(_held(other)) + self.data)

    def __iadd__(self, other):
        self.data += list(_held(other))
        return self

    def __mul__(self, n):
        return self.__class__(self.data * n)

    __rmul__ = __mul__

    def __imul__(self, n):
        self.data *= n
        return self

    __copy__ = _copy_with_data

    def append(self, item):
        self.data.append(item)

    def insert(self, i, item):
        self.data.insert(i, item)

    def pop(self, i=-1):
        return self.data.pop(i)

    def remove(self, item):
        self.data.remove(item)

    def clear(self):
        self.data.clear()

    def copy(self):
        return self.__class__(self)

    def count(self, item):
        return self.data.count(item)

    def index(self, item, *args):
        return self.data.index(item, *args)

    def reverse(self):
        self.data.reverse()

    def sort(self, /, *args, **kwds):
        self.data.sort(*args, **kwds)

    def extend(self, other):
        self.data.extend(_held(other))


class UserString:
    def __init__(self, seq):
        self.data = seq if isinstance(seq, str) else (
            seq.data[:] if isinstance(seq, UserString) else str(seq))

    def __str__(self):
        return str(self.data)

    def __repr__(self):
        return repr(self.data)

    def __int__(self):
        return int(self.data)

    def __float__(self):
        return float(self.data)

    def __hash__(self):
        return hash(self.data)

    def __eq__(self, string):
        return self.data == _held(string)

    def __lt__(self, string):
        return self.data < _held(string)

    def __le__(self, string):
        return self.data <= _held(string)

    def __gt__(self, string):
        return self.data > _held(string)

    def __ge__(self, string):
        return self.data >= _held(string)

    def __contains__(self, char):
        return _held(char) in self.data

    def __len__(self):
        return len(self.data)

    def __getitem__(self, index):
        return self.__class__(self.data[index])

    def __iter__(self):
        for i in range(len(self)):
            yield self[i]

    def __add__(self, other):
        return self.__class__(self.data + str(_held(other)))

    def __radd__(self, other):
        return self.__class__(str(_held(other)) + self.data)

    def __mul__(self, n):
        return self.__class__(self.data * n)

    __rmul__ = __mul__

    def __mod__(self, args):
        return self.__class__(self.data % args)


# The methods of str: those that give text give it as one of the class's own.
def _string_method(name):
    own = getattr(str, name)

    def method(self, *args, **kwargs):
        found = own(self.data, *[_held(arg) for arg in args], **kwargs)
        return self.__class__(found) if type(found) is str and (
            name not in ('format', 'format_map', 'join')) else found
    method.__name__ = name
    method.__qualname__ = 'UserString.' + name
    return method


for _name in dir(str):
    if _name[:2] != '__':
        setattr(UserString, _name, _string_method(_name))
del _name

_match_like(UserList, list)
for _cls in (ChainMap, UserDict):
    _match_like(_cls, dict)
del _cls

# enum: names for values.
from types import MappingProxyType as _view


class auto:
    def __init__(self, value=None):
        self.value = value


class nonmember:
    def __init__(self, value):
        self.value = value


class member:
    def __init__(self, value):
        self.value = value


def _is_member(name, value):
    if isinstance(value, member):
        return True
    if isinstance(value, nonmember):
        return False
    if name[:1] == '_' and (name[:2] == '__' or name[-1:] == '_'):
        return False
    if name.startswith('_') and not isinstance(value, (int, str)):
        return False
    return not any(hasattr(type(value), method)
                   for method in ('__get__', '__set__', '__delete__'))


def _data_type(bases):
    # The type that members are instances of beside Enum: int in IntEnum.
    for base in bases:
        for cls in base.__mro__:
            if cls is object or isinstance(cls, EnumType):
                continue
            for below in base.__mro__:
                if below is cls and cls.__new__ is not object.__new__:
                    return cls
    return object


class _Names(dict):
    """The namespace of a class body: auto() is a number at once, so that the
    lines below can count on it."""

    def __init__(self, generate):
        self._generate = generate
        self._members = {}

    def _number(self, name, value):
        return self._generate(name, 1, len(self._members),
                              list(self._members.values()))

    def __setitem__(self, name, value):
        if name in self._members:
            raise TypeError('%r already defined as %r' % (name, self[name]))
        if name == '_generate_next_value_':
            self._generate = getattr(value, '__func__', value)
        elif _is_member(name, value):
            if isinstance(value, auto):
                value = self._number(name, value)
            elif isinstance(value, tuple):
                value = tuple([self._number(name, v) if isinstance(v, auto)
                               else v for v in value])
            self._members[name] = (value.value if isinstance(value, member)
                                   else value)
        super().__setitem__(name, value)


def _check_member(value):
    # What `in` is asked about has to be a member of something.
    if isinstance(value, Enum):
        return
    import warnings
    warnings.warn(
        'in 3.12 __contains__ will no longer raise TypeError, but will return '
        'True or\nFalse depending on whether the value is a member or the '
        'value of a member', DeprecationWarning, stacklevel=3)
    raise TypeError("unsupported operand type(s) for 'in': "
                    f"'{type(value).__qualname__}' and 'EnumType'")


class EnumType(type):
    @classmethod
    def __prepare__(metacls, name, bases, **kwds):
        generate = _next_number
        for base in bases:
            if isinstance(base, EnumType):
                generate = base._generate_next_value_
        return _Names(generate)

    def __new__(metacls, name, bases, namespace, /, boundary=None, **kwds):
        plain = {}
        given = {}
        for key, value in namespace.items():
            if _is_member(key, value):
                given[key] = value.value if isinstance(value, member) else value
            elif isinstance(value, nonmember):
                plain[key] = value.value
            else:
                plain[key] = value
        for base in bases:
            if getattr(base, '_member_map_', None):
                raise TypeError(f'<enum {name!r}> cannot extend {base!r}')
        cls = super().__new__(metacls, name, bases, plain, **kwds)
        type.__setattr__(cls, '_member_map_', {})
        type.__setattr__(cls, '_member_names_', [])
        type.__setattr__(cls, '_value2member_map_', {})
        type.__setattr__(cls, '_member_type_', _data_type(bases))
        cls._prefer_enum_texts(bases, plain)
        values = []
        for key, value in given.items():
            value = cls._numbered(key, value, values)
            values.append(value)
            cls._add_member(key, value)
        return cls

    def _prefer_enum_texts(cls, bases, plain):
        # int.__repr__ and the like would come first in a mixed class.
        data = cls._member_type_
        if data is object or not bases:
            return
        for name in ('__repr__', '__str__', '__format__'):
            if name not in plain and getattr(cls, name) in (
                    getattr(data, name), getattr(object, name)):
                type.__setattr__(cls, name, getattr(bases[-1], name))

    def _numbered(cls, name, value, values):
        if isinstance(value, auto):
            return cls._generate_next_value_(name, 1, len(values), list(values))
        if isinstance(value, tuple) and any(isinstance(v, auto) for v in value):
            return tuple(cls._generate_next_value_(name, 1, len(values),
                                                   list(values))
                         if isinstance(v, auto) else v for v in value)
        return value

    def _add_member(cls, name, value):
        args = value if isinstance(value, tuple) else (value,)
        own_new = None
        for base in cls.__mro__:
            if base is Enum or base is object:
                break
            if '__new__' in base.__dict__ and isinstance(base, EnumType):
                own_new = base.__dict__['__new__']
                break
        data = cls._member_type_
        if own_new is not None:
            made = cls.__new__(cls, *args)
        elif data is object:
            made = object.__new__(cls)
        else:
            made = data.__new__(cls, *args)
        if not hasattr(made, '_value_'):
            if data is object or own_new is not None:
                made._value_ = value
            else:
                made._value_ = data(*args)
        value = made._value_
        if cls._member_is_custom_init():
            made._name_ = name
            made.__init__(*args)
            value = made._value_
        for known in cls._member_map_.values():
            if known._value_ == value:
                cls._member_map_[name] = known
                type.__setattr__(cls, name, known)
                return
        if isinstance(cls, _FlagType):
            bits = 0
            bits |= value  # says so when it has none
        made._name_ = name
        made.__objclass__ = cls
        made._sort_order_ = len(cls._member_names_)
        if not cls._is_alias_value(value):
            cls._member_names_.append(name)
        cls._member_map_[name] = made
        type.__setattr__(cls, name, made)
        try:
            cls._value2member_map_[value] = made
        except TypeError:
            pass

    def _is_alias_value(cls, value):
        return False

    def _member_is_custom_init(cls):
        for base in cls.__mro__:
            if base is Enum or base is object or base is cls._member_type_:
                return False
            if '__init__' in base.__dict__:
                return True
        return False

    def __dir__(cls):
        names = {'__class__', '__contains__', '__doc__', '__getitem__',
                 '__iter__', '__len__', '__members__', '__module__', '__name__',
                 '__qualname__', '__init_subclass__', *cls._member_names_}
        if cls._member_type_ is not object:
            names |= {'__new__', *dir(cls._member_type_)}
        return sorted(names)

    def __call__(cls, value, names=None, *, module=None, qualname=None,
                 type=None, start=1, boundary=None):
        if names is None:
            return cls._find(value)
        return cls._create(value, names, module, type, start)

    def _create(cls, name, names, module, mixin, start):
        if isinstance(names, str):
            names = names.replace(',', ' ').split()
        if isinstance(names, (list, tuple)) and names and isinstance(names[0], str):
            values = []
            pairs = []
            for i, one in enumerate(names):
                values.append(cls._generate_next_value_(one, start, i,
                                                        list(values)))
                pairs.append((one, values[-1]))
        else:
            pairs = names.items() if hasattr(names, 'items') else names
        namespace = {}
        for one, value in pairs:
            namespace[one] = value
        if module is None:
            import sys
            module = sys._getframe(2).f_globals.get('__name__', '__main__')
        namespace['__module__'] = module
        bases = (cls,) if mixin is None else (mixin, cls)
        return EnumType(name, bases, namespace)

    def _find(cls, value):
        if type(value) is cls:
            return value
        if not cls._member_map_:
            raise TypeError(f'{cls!r} has no members defined')
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for known in cls._member_map_.values():
                if known._value_ == value:
                    return known
        found = cls._missing_(value)
        if isinstance(found, cls):
            return found
        if found is None:
            raise ValueError('%r is not a valid %s' % (value, cls.__qualname__))
        raise TypeError('error in %s._missing_: returned %r instead of None or '
                        'a valid member' % (cls.__name__, found))

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name]
                for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    def __contains__(cls, value):
        _check_member(value)
        return isinstance(value, cls) and value._name_ in cls._member_map_

    def __repr__(cls):
        kind = 'flag' if Flag is not None and issubclass(cls, Flag) else 'enum'
        return f'<{kind} {cls.__name__!r}>'

    def __getattr__(cls, name):
        raise AttributeError(name)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', ()):
            raise AttributeError('cannot reassign member %r' % (name,))
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        if name in cls.__dict__.get('_member_map_', ()):
            raise AttributeError('%r cannot delete member %r.' %
                                 (cls.__name__, name))
        super().__delattr__(name)

    @property
    def __members__(cls):
        return _view(cls._member_map_)


EnumMeta = EnumType
Flag = None


def _next_number(name, start, count, last_values):
    if not last_values:
        return start
    try:
        last = last_values[-1]
        last_values.sort()
        if last == last_values[-1]:
            return last + 1
    except TypeError:
        pass
    import warnings
    warnings.warn(
        'In 3.13 the default `auto()`/`_generate_next_value_` will require all '
        'values to be sortable and support adding +1\nand the value returned '
        'will be the largest value in the enum incremented by 1',
        DeprecationWarning, stacklevel=4)
    for value in reversed(last_values):
        try:
            return value + 1
        except TypeError:
            pass
    return start


class Enum(metaclass=EnumType):
    _generate_next_value_ = staticmethod(_next_number)

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        return '<%s.%s: %r>' % (type(self).__name__, self._name_, self._value_)

    def __str__(self):
        return '%s.%s' % (type(self).__name__, self._name_)

    def __format__(self, spec):
        return str.__format__(str(self), spec)

    def __hash__(self):
        return hash(self._name_)

    def __dir__(self):
        if self._member_type_ is object:
            names = {'__class__', '__doc__', '__eq__', '__hash__',
                     '__module__', 'name', 'value'}
        else:
            names = set(object.__dir__(self)) | {'name', 'value'}
        for cls in type(self).__mro__:
            names |= {name for name in vars(cls)
                      if name[0] != '_' and name not in self._member_map_}
        return sorted(names)

    def __reduce_ex__(self, proto):
        return type(self), (self._value_,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class ReprEnum(Enum):
    pass


class IntEnum(int, ReprEnum):
    __str__ = int.__repr__
    __format__ = int.__format__
    __hash__ = int.__hash__


class StrEnum(str, ReprEnum):
    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError('too many arguments for str(): %r' % (values,))
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError('%r is not a string' % (values[0],))
        if len(values) >= 2 and not isinstance(values[1], str):
            raise TypeError('encoding must be a string, not %r' % (values[1],))
        if len(values) == 3 and not isinstance(values[2], str):
            raise TypeError('errors must be a string, not %r' % (values[2],))
        value = str(*values)
        member = str.__new__(cls, value)
        member._value_ = value
        return member

    __str__ = str.__str__
    __format__ = str.__format__
    __hash__ = str.__hash__

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


def _bits_text(*numbers):
    # Both with their signs, to the same number of digits.
    most = max(n.bit_length() for n in numbers)
    return ['0b%d %s' % (n < 0, format(n % (1 << most), 'b').rjust(
        most, '1' if n < 0 else '0')) for n in numbers]


def _single_bit(value):
    return value > 0 and value & (value - 1) == 0


class _FlagType(EnumType):
    def _is_alias_value(cls, value):
        return not (isinstance(value, int) and _single_bit(value))

    def _all_bits(cls):
        bits = 0
        for one in cls._member_map_.values():
            bits |= one._value_
        return bits

    def _find(cls, value):
        if type(value) is cls:
            return value
        if not isinstance(value, int):
            try:
                return cls._value2member_map_[value]
            except (KeyError, TypeError):
                pass
        elif value in cls._value2member_map_:
            return cls._value2member_map_[value]
        if cls._missing_.__func__ is not Enum._missing_.__func__:
            return super()._find(value)
        known = cls._all_bits()
        if not isinstance(value, int):
            raise ValueError('%r is not a valid %s' % (value, cls.__qualname__))
        if value < 0:
            value &= known
            if value in cls._value2member_map_:
                return cls._value2member_map_[value]
        if value & ~known and not issubclass(cls, int):
            raise ValueError('%r invalid value %r\n    given %s\n  allowed %s' % (
                cls, value, *_bits_text(value, known)))
        if issubclass(cls, int):
            made = int.__new__(cls, value)
        else:
            made = object.__new__(cls)
        names = [one._name_ for one in cls if one._value_ & value]
        left = value & ~known
        if left and names:
            names.append(str(left))
        made._name_ = '|'.join(names) if names else None
        made._value_ = value
        cls._value2member_map_[value] = made
        return made

    def __contains__(cls, value):
        _check_member(value)
        return isinstance(value, cls)


_FlagType.__name__ = _FlagType.__qualname__ = 'EnumType'


class Flag(Enum, metaclass=_FlagType):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        last = max(last_values)
        try:
            return 1 << last.bit_length()
        except Exception:
            raise TypeError('invalid flag value %r' % last) from None

    def __contains__(self, other):
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        return (one for one in type(self) if one._value_ & self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __bool__(self):
        return bool(self._value_)

    def __repr__(self):
        cls = type(self).__name__
        if self._name_ is None:
            return '<%s: %r>' % (cls, self._value_)
        return '<%s.%s: %r>' % (cls, self._name_, self._value_)

    def __str__(self):
        cls = type(self).__name__
        if self._name_ is None:
            return '%s(%r)' % (cls, self._value_)
        return '%s.%s' % (cls, self._name_)

    def _bits(self, other):
        if isinstance(other, type(self)):
            return other._value_
        if self._member_type_ is not object and isinstance(other, int):
            return int(other)
        return None

    def __or__(self, other):
        bits = self._bits(other)
        if bits is None:
            return NotImplemented
        return type(self)(self._value_ | bits)

    def __and__(self, other):
        bits = self._bits(other)
        if bits is None:
            return NotImplemented
        return type(self)(self._value_ & bits)

    def __xor__(self, other):
        bits = self._bits(other)
        if bits is None:
            return NotImplemented
        return type(self)(self._value_ ^ bits)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__

    def __invert__(self):
        return type(self)(type(self)._all_bits() & ~self._value_)


class IntFlag(int, ReprEnum, Flag):
    # not int's own, which stand before them
    __or__ = __ror__ = Flag.__or__
    __and__ = __rand__ = Flag.__and__
    __xor__ = __rxor__ = Flag.__xor__
    __invert__ = Flag.__invert__
    __str__ = int.__repr__
    __format__ = int.__format__
    __hash__ = int.__hash__


def unique(enumeration):
    twice = []
    for name, one in enumeration.__members__.items():
        if name != one.name:
            twice.append((name, one.name))
    if twice:
        details = ', '.join(['%s -> %s' % pair for pair in twice])
        raise ValueError('duplicate values found in %r: %s' %
                         (enumeration, details))
    return enumeration


property = property

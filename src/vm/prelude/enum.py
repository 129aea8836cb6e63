# enum: names for values.
from types import MappingProxyType as _view


class _AutoNull:
    def __repr__(self):
        return '_auto_null'


_auto_null = _AutoNull()


class auto:
    def __init__(self, value=_auto_null):
        self.value = value

    def __repr__(self):
        return 'auto(%r)' % (self.value,)


class nonmember:
    def __init__(self, value):
        self.value = value


class member:
    def __init__(self, value):
        self.value = value


class property:
    """What a member computes, while the class may have a member of the name."""

    # Set where a member has taken the name of what a base class has.
    member = _base = None
    _found = ''

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget, self.fset, self.fdel = fget, fset, fdel
        self.__doc__ = doc or getattr(fget, '__doc__', None)
        self.name = self.clsname = None

    def getter(self, fget):
        return type(self)(fget, self.fset, self.fdel, self.__doc__)

    def setter(self, fset):
        return type(self)(self.fget, fset, self.fdel, self.__doc__)

    def deleter(self, fdel):
        return type(self)(self.fget, self.fset, fdel, self.__doc__)

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.member is not None:
                return self.member
        elif self.fget is not None:
            return self.fget(instance)
        elif self._found == 'attribute':
            return getattr(self._base, self.name)
        elif self._found == 'descriptor':
            return getattr(instance._value_, self.name)
        elif self.name in ownerclass._member_map_:
            return ownerclass._member_map_[self.name]
        raise AttributeError('%r has no attribute %r' % (ownerclass, self.name))

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError('<enum %r> cannot set attribute %r'
                                 % (self.clsname, self.name))
        return self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError('<enum %r> cannot delete attribute %r'
                                 % (self.clsname, self.name))
        return self.fdel(instance)

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = ownerclass.__name__


_SUNDERS = ('_order_', '_generate_next_value_', '_numeric_repr_', '_missing_',
            '_ignore_', '_iter_member_', '_iter_member_by_value_',
            '_iter_member_by_def_')


def _is_sunder(name):
    return (len(name) > 2 and name[0] == name[-1] == '_'
            and name[1] != '_' and name[-2] != '_')


def _is_dunder(name):
    return (len(name) > 4 and name[:2] == name[-2:] == '__'
            and name[2] != '_' and name[-3] != '_')


def _is_private(cls_name, name):
    start = '_%s__' % cls_name
    return (len(name) > len(start) and name.startswith(start)
            and not name.endswith('__'))


def _is_descriptor(value):
    return any([hasattr(value, method)
                for method in ('__get__', '__set__', '__delete__')])


def _data_type(name, bases):
    # The type that members are instances of beside Enum: int in IntEnum.
    found = []
    for chain in bases:
        candidate = None
        for cls in chain.__mro__:
            if cls is object:
                continue
            if isinstance(cls, EnumType):
                if cls._member_type_ is not object:
                    found.append(cls._member_type_)
                    break
            elif ('__new__' in cls.__dict__ or
                  '__dataclass_fields__' in cls.__dict__):
                found.append(candidate or cls)
                break
            else:
                candidate = candidate or cls
    if len(set(found)) > 1:
        raise TypeError('too many data types for %r: %r' % (name, set(found)))
    return found[0] if found else object


def _data_repr(bases):
    # How the value is shown between the brackets; None: as always.
    for chain in bases:
        for cls in chain.__mro__:
            if isinstance(cls, EnumType):
                return cls._value_repr_
            if cls is object or '__repr__' not in cls.__dict__:
                continue
            return cls.__dict__['__repr__']


def _maker(own, data, first):
    # What makes the members, and whether it gets their values.
    found = own
    if found is None:
        for method in ('__new_member__', '__new__'):
            for cls in (data, first):
                made = getattr(cls, method, None)
                if (found is None and made is not None and
                        made is not object.__new__ and
                        (Enum is None or made is not Enum.__new__)):
                    found = made
    found = found or object.__new__
    return found, first is not None and found is not object.__new__


class _EnumDict(dict):
    """The namespace of a class body: auto() is a number at once, so that the
    lines below can count on it."""

    def __init__(self, cls_name=None, generate=None):
        self._cls_name = cls_name
        self._generate = generate
        self._member_names = {}
        self._last_values = []
        self._ignore = ()
        self._auto_called = False

    def _number(self, name, value):
        if not isinstance(value, auto):
            return value
        if value.value is _auto_null:
            value.value = self._generate(name, 1, len(self._member_names),
                                         list(self._last_values))
            self._auto_called = True
        self._last_values.append(value.value)
        return value.value

    def _take_sunder(self, name, value):
        if name not in _SUNDERS:
            raise ValueError(f'_sunder_ names, such as {name!r}, are reserved '
                             'for future Enum use')
        if name == '_generate_next_value_':
            if self._auto_called:
                raise TypeError('_generate_next_value_ must be defined before '
                                'members')
            self._generate = getattr(value, '__func__', value)
        elif name == '_ignore_':
            if isinstance(value, str):
                value = value.replace(',', ' ')
                value = value.split()
            self._ignore = list(value)
            already = set(self._ignore) & set(self._member_names)
            if already:
                raise ValueError('_ignore_ cannot specify already set names: '
                                 '%r' % (already,))

    def _take_member(self, name, value):
        if name in self:
            raise TypeError('%r already defined as %r' % (name, self[name]))
        if isinstance(value, member):
            value = value.value
        if isinstance(value, auto):
            value = self._number(name, value)
        elif type(value) is tuple and any([isinstance(one, auto)
                                           for one in value]):
            value = tuple([self._number(name, one) for one in value])
        else:
            self._last_values.append(value)
        self._member_names[name] = value
        return value

    def _warn_of_class(self, name, value):
        if (isinstance(value, type) and
                getattr(value, '__qualname__', '').endswith(
                    '%s.%s' % (self._cls_name, value.__name__))):
            import warnings
            warnings.warn(
                'In 3.13 classes created inside an enum will not become a '
                'member.  Use the `member` decorator to keep the current '
                'behavior.', DeprecationWarning, stacklevel=3)

    def __setitem__(self, name, value):
        if not isinstance(value, (member, nonmember)):
            self._warn_of_class(name, value)
        if _is_private(self._cls_name, name) or _is_dunder(name):
            pass
        elif _is_sunder(name):
            self._take_sunder(name, value)
        elif name in self._member_names:
            raise TypeError('%r already defined as %r' % (name, self[name]))
        elif name in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif not _is_descriptor(value):
            value = self._take_member(name, value)
        super().__setitem__(name, value)

    def update(self, members, **more):
        pairs = members if not hasattr(members, 'keys') else [
            (name, members[name]) for name in members.keys()]
        for name, value in pairs:
            self[name] = value
        for name, value in more.items():
            self[name] = value


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


def _check_can_extend(name, bases):
    for chain in bases:
        for base in chain.__mro__:
            if isinstance(base, EnumType) and base._member_names_:
                raise TypeError(f'<enum {name!r}> cannot extend {base!r}')


class EnumType(type):
    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        _check_can_extend(cls, bases)
        if bases and not isinstance(bases[-1], EnumType):
            raise TypeError('new enumerations should be created as '
                            '`EnumName([mixin_type, ...] [data_type,] '
                            'enum_type)`')
        _data_type(cls, bases)  # may refuse them
        generate = _next_number
        for base in bases:
            if isinstance(base, EnumType):
                generate = getattr(base, '_generate_next_value_', generate)
        return _EnumDict(cls, generate)

    def __new__(metacls, name, bases, namespace, /, boundary=None, **kwds):
        given = namespace._member_names
        plain = {key: value for key, value in namespace.items()
                 if key not in given and key not in namespace._ignore
                 and key not in ('_ignore_', '_order_')}
        if 'mro' in given:
            raise ValueError("invalid enum member name(s) 'mro'")
        data, first = _data_type(name, bases), bases[-1] if bases else None
        own = plain.get('__new__')
        make, with_args = _maker(own, data, first)
        plain.update({
            '_new_member_': make, '_use_args_': with_args, '_member_map_': {},
            '_member_names_': [], '_value2member_map_': {},
            '_member_type_': data, '_value_repr_': _data_repr(bases),
            '_flag_mask_': 0, '_all_bits_': 0, '_singles_mask_': 0})
        if boundary is not None:
            plain['_boundary_'] = boundary
        cls = super().__new__(metacls, name, bases, plain, **kwds)
        for key in given:
            cls._add_member(key, namespace[key])
        cls._prefer_enum_texts(bases, plain, first)
        if first is not None and Enum is not None:
            if own is not None:
                type.__setattr__(cls, '__new_member__', make)
            type.__setattr__(cls, '__new__', Enum.__new__)
        cls._check_order(namespace.get('_order_'))
        return cls

    def _check_order(cls, order):
        if order is None:
            return
        if isinstance(order, str):
            order = order.replace(',', ' ').split()
        order = [name for name in order if name not in cls._member_map_ or
                 cls._member_map_[name]._name_ == name and
                 name in cls._member_names_]
        if order != cls._member_names_:
            raise TypeError('member order does not match _order_:\n  %r\n  %r'
                            % (cls._member_names_, order))

    def _prefer_enum_texts(cls, bases, plain, first):
        # int.__repr__ and the like would come first in a mixed class; below
        # ReprEnum they are what is wanted.
        data = cls._member_type_
        own = set(plain)
        if ReprEnum is not None and ReprEnum in bases:
            if data is object:
                raise TypeError('ReprEnum subclasses must be mixed with a data '
                                'type (i.e. int, str, float, etc.)')
            for name in {'__format__', '__str__'} - own:
                method = getattr(data, name)
                if method is object.__str__:
                    method = data.__repr__
                type.__setattr__(cls, name, method)
                own.add(name)
        for name in ('__repr__', '__str__', '__format__', '__reduce_ex__'):
            if first is not None and name not in own and getattr(
                    cls, name) in (getattr(data, name), getattr(object, name)):
                type.__setattr__(cls, name, getattr(first, name))
        if Flag is not None and issubclass(cls, Flag):
            for name in _FLAG_OPERATORS:
                if name not in own:
                    type.__setattr__(cls, name, getattr(Flag, name))

    def _make_member(cls, value, args):
        made = (cls._new_member_(cls, *args) if cls._use_args_
                else cls._new_member_(cls))
        if not hasattr(made, '_value_'):
            if cls._member_type_ is object:
                made._value_ = value
            else:
                try:
                    made._value_ = cls._member_type_(*args)
                except Exception as error:
                    raise TypeError('_value_ not set in __new__, unable to '
                                    'create it') from error
        return made

    def _add_member(cls, name, value):
        args = value if isinstance(value, tuple) else (value,)
        if cls._member_type_ is tuple:
            args = (args,)
        made = cls._make_member(value, args)
        value = made._value_
        made._name_ = name
        made.__objclass__ = cls
        made.__init__(*args)
        made._sort_order_ = len(cls._member_names_)
        if Flag is not None and issubclass(cls, Flag):
            cls._add_bits(value)
        for known in cls._member_map_.values():
            if known._value_ == value:
                cls._member_map_[name] = known
                cls._set_member(name, known)
                return
        if not cls._is_alias_value(value):
            cls._member_names_.append(name)
        cls._set_member(name, made)
        cls._member_map_[name] = made
        try:
            cls._value2member_map_[value] = made
        except TypeError:
            pass

    def _add_bits(cls, value):
        mask = cls._flag_mask_
        mask |= value  # what is no number fails as one
        type.__setattr__(cls, '_flag_mask_', mask)
        type.__setattr__(cls, '_all_bits_', 2 ** mask.bit_length() - 1)
        if isinstance(value, int) and _single_bit(value):
            type.__setattr__(cls, '_singles_mask_', cls._singles_mask_ | value)

    def _set_member(cls, name, made):
        # A base class may have a property of the name: it goes on for members.
        found = kind = owner = None
        for base in cls.__mro__[1:]:
            attr = base.__dict__.get(name)
            if attr is None:
                continue
            if isinstance(attr, property):
                found, kind, owner = attr, 'property', base
                break
            if _is_descriptor(attr):
                found, kind = attr, kind or 'descriptor'
                owner = owner or base
            else:
                kind, owner = 'attribute', base
        if found is not None:
            redirect = property(getattr(found, 'fget', None),
                                getattr(found, 'fset', None),
                                getattr(found, 'fdel', None))
            redirect.__set_name__(cls, name)
            redirect.member, redirect._found, redirect._base = made, kind, owner
            made = redirect
        type.__setattr__(cls, name, made)

    def _is_alias_value(cls, value):
        return (Flag is not None and issubclass(cls, Flag) and
                not (isinstance(value, int) and _single_bit(value)))

    def __dir__(cls):
        names = {'__class__', '__contains__', '__doc__', '__getitem__',
                 '__iter__', '__len__', '__members__', '__module__', '__name__',
                 '__qualname__', '__init_subclass__', *cls._member_names_}
        if cls._new_member_ is not object.__new__:
            names.add('__new__')
        if cls.__init_subclass__ is not object.__init_subclass__:
            names.add('__init_subclass__')
        if cls._member_type_ is not object:
            names |= set(dir(cls._member_type_))
        return sorted(names)

    def __call__(cls, value, names=None, *, module=None, qualname=None,
                 type=None, start=1, boundary=None):
        if names is None:
            return cls.__new__(cls, value)
        return cls._create(value, names, module, qualname, type, start, boundary)

    def _create(cls, name, names, module, qualname, mixin, start, boundary):
        _check_can_extend(name, (cls,))
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
            pairs = [(one, names[one]) if isinstance(one, str) else one
                     for one in names]
        bases = (cls,) if mixin is None else (mixin, cls)
        namespace = type(cls).__prepare__(name, bases)
        for one, value in pairs:
            namespace[one] = value
        if module is None:
            import sys
            module = sys._getframe(2).f_globals.get('__name__', '__main__')
        namespace['__module__'] = module
        if qualname is not None:
            namespace['__qualname__'] = qualname
        return type(cls)(name, bases, namespace, boundary=boundary)

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
        invalid = ValueError('%r is not a valid %s' % (value, cls.__qualname__))
        try:
            found, failure = cls._missing_(value), None
        except Exception as error:
            found, failure = None, error
        if isinstance(found, cls) or (
                isinstance(found, int) and issubclass(cls, Flag) and
                cls._boundary_ is EJECT):
            return found
        if failure is None:
            if found is None:
                raise invalid
            failure = TypeError(
                'error in %s._missing_: returned %r instead of None or a valid '
                'member' % (cls.__name__, found))
        if not isinstance(failure, ValueError):
            failure.__context__ = invalid
        raise failure

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

    def __contains__(cls, member):
        _check_member(member)
        return isinstance(member, cls) and member._name_ in cls._member_map_

    def __repr__(cls):
        kind = 'flag' if Flag is not None and issubclass(cls, Flag) else 'enum'
        return f'<{kind} {cls.__name__!r}>'

    def __getattr__(cls, name):
        try:
            return cls._member_map_[name]
        except KeyError:
            raise AttributeError(name) from None

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
Enum = ReprEnum = Flag = None
_FLAG_OPERATORS = ('__or__', '__and__', '__xor__', '__ror__', '__rand__',
                   '__rxor__', '__invert__')


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
        DeprecationWarning, stacklevel=5)
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

    def __new__(cls, value):
        return cls._find(value)

    def __init__(self, *args, **kwds):
        pass

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        show = self.__class__._value_repr_ or repr
        return '<%s.%s: %s>' % (self.__class__.__name__, self._name_,
                                show(self._value_))

    def __str__(self):
        return '%s.%s' % (type(self).__name__, self._name_)

    def __format__(self, spec):
        return str.__format__(str(self), spec)

    def __hash__(self):
        return hash(self._name_)

    def __dir__(self):
        cls = self.__class__
        if cls._member_type_ is object:
            names = {'__class__', '__doc__', '__eq__', '__hash__',
                     '__module__', 'name', 'value'}
        else:
            names = set(object.__dir__(self)) | {'name', 'value'}
        names |= {name for name in getattr(self, '__dict__', ())
                  if name[0] != '_'}
        for base in cls.__mro__:
            for name, held in vars(base).items():
                if name[0] == '_':
                    continue
                if isinstance(held, property):
                    # Beside a member of the name only one that computes.
                    if held.fget is not None or name not in cls._member_map_:
                        names.add(name)
                    else:
                        names.discard(name)
                elif name not in cls._member_map_:
                    names.add(name)
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

    __hash__ = str.__hash__

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


def _single_bit(value):
    return value > 0 and value & (value - 1) == 0


def _bits_text(number, width):
    # As wide as asked, the sign's bit before the others.
    ones = (1 << width) - 1
    return '0b%d %s' % (number < 0, format(number & ones, '0%db' % width))


class Flag(Enum, boundary='strict'):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        last = max(last_values)
        try:
            return 1 << last.bit_length()
        except Exception:
            raise TypeError('invalid flag value %r' % last) from None

    @classmethod
    def _is_outside(cls, value):
        known, every = cls._flag_mask_, cls._all_bits_
        return not ~every <= value <= every or value & (every ^ known)

    @classmethod
    def _in_bounds(cls, value):
        # A value of bits that the class may have.
        known, every = cls._flag_mask_, cls._all_bits_
        outside = cls._is_outside(value)
        if outside and cls._boundary_ == 'strict':
            width = max(value.bit_length(), known.bit_length())
            raise ValueError('%r invalid value %r\n    given %s\n  allowed %s'
                             % (cls, value, _bits_text(value, width),
                                _bits_text(known, width)))
        if outside and cls._boundary_ == 'conform':
            value &= known
        elif outside and cls._boundary_ is EJECT:
            return value
        elif outside and value < 0:
            value += max(every + 1, 2 ** value.bit_length())
        if value < 0:
            value = (every + 1 + value if cls._boundary_ == 'keep'
                     else cls._singles_mask_ & value)
        return value

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError('%r is not a valid %s' % (value, cls.__qualname__))
        asked, value = value, cls._in_bounds(value)
        if cls._boundary_ is EJECT and cls._is_outside(value):
            return value
        if value in cls._value2member_map_:
            made = cls._value2member_map_[value]
        else:
            data = cls._member_type_
            made = (object.__new__(cls) if data is object
                    else data.__new__(cls, value))
            if not hasattr(made, '_value_'):
                made._value_ = value
            made._name_ = cls._name_of(value)
            cls._value2member_map_[value] = made
        if asked < 0:
            cls._value2member_map_[asked] = made
        return made

    @classmethod
    def _name_of(cls, value):
        parts = [one for one in cls if one._value_ & value]
        if value & ~cls._singles_mask_:
            parts += [one for one in cls._member_map_.values()
                      if one not in parts and one._value_
                      and one._value_ & value == one._value_]
        covered = 0
        for one in parts:
            covered |= one._value_
        if not covered:
            return None
        if covered != value and cls._boundary_ == 'strict':
            raise ValueError('%r: no members with value %r'
                             % (cls, value ^ covered))
        return '|'.join([one._name_ for one in parts] +
                        ([str(value ^ covered)] if covered != value else []))

    def __contains__(self, other):
        if not isinstance(other, type(self)):
            raise TypeError("unsupported operand type(s) for 'in': %r and %r"
                            % (type(other).__qualname__,
                               type(self).__qualname__))
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        # By value where the members were defined so, else as they were defined.
        cls = type(self)
        found, bits = [], self._value_ & cls._flag_mask_
        while bits:
            bit = bits & -bits
            found.append(self._value2member_map_.get(bit))
            bits ^= bit
        values = [member._value_ for member in cls]
        if values != sorted(values):
            found.sort(key=lambda member: member._sort_order_)
        yield from found

    def __len__(self):
        return self._value_.bit_count()

    def __bool__(self):
        return bool(self._value_)

    def __repr__(self):
        cls = type(self).__name__
        shown = (type(self)._value_repr_ or repr)(self._value_)
        if self._name_ is None:
            return '<%s: %s>' % (cls, shown)
        return '<%s.%s: %s>' % (cls, self._name_, shown)

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
        if self._boundary_ == 'keep':
            return type(self)(~self._value_)
        return type(self)(type(self)._singles_mask_ & ~self._value_)


class IntFlag(int, ReprEnum, Flag, boundary='keep'):
    __hash__ = int.__hash__


class FlagBoundary(StrEnum):
    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary
Flag._boundary_ = STRICT
IntFlag._boundary_ = KEEP


# "OLD -> KEPT" for each name that is another one's value.
def _aliases(enumeration):
    return ', '.join(['%s -> %s' % (name, one.name)
                      for name, one in enumeration.__members__.items()
                      if name != one.name])


def unique(enumeration):
    found = _aliases(enumeration)
    if found:
        raise ValueError('duplicate values found in %r: %s' %
                         (enumeration, found))
    return enumeration


class EnumCheck(StrEnum):
    CONTINUOUS = 'no skipped integer values'
    NAMED_FLAGS = 'multi-flag aliases may not contain unnamed flags'
    UNIQUE = 'one name per value'


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


def _bits(value):
    return [1 << i for i in range(value.bit_length()) if value >> i & 1]


def _check_unique(enumeration, kind):
    found = _aliases(enumeration)
    if found:
        raise ValueError('aliases found in %r: %s' % (enumeration, found))


def _check_continuous(enumeration, kind):
    values = {one.value for one in enumeration}
    if len(values) < 2:
        return
    low, high = min(values), max(values)
    if kind == 'flag':
        wanted = [1 << i for i in range(low.bit_length(),
                                        high.bit_length() - 1)]
    else:
        wanted = range(low + 1, high)
    missing = [str(value) for value in wanted if value not in values]
    if missing:
        raise ValueError(('invalid %s %r: missing values %s' % (
            kind, enumeration.__name__, ', '.join(missing)))[:256])


def _check_named_flags(enumeration, kind):
    values = [one.value for one in enumeration]
    names, unnamed = [], 0
    for name, one in enumeration._member_map_.items():
        if name in enumeration._member_names_ or one.value < 0:
            continue
        missed = [bit for bit in _bits(one.value) if bit not in values]
        if missed:
            names.append(name)
            unnamed |= sum(missed)
    if not names:
        return
    who = ('alias %s is missing' % names[0] if len(names) == 1 else
           'aliases %s and %s are missing' % (', '.join(names[:-1]), names[-1]))
    what = 'value' if _single_bit(unnamed) else 'combined values of'
    raise ValueError('invalid Flag %r: %s %s 0x%x [use '
                     'enum.show_flag_values(value) for details]' % (
                         enumeration.__name__, who, what, unnamed))


class verify:
    _checks = {UNIQUE: _check_unique, CONTINUOUS: _check_continuous,
               NAMED_FLAGS: _check_named_flags}

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        if issubclass(enumeration, Flag):
            kind = 'flag'
        elif issubclass(enumeration, Enum):
            kind = 'enum'
        else:
            raise TypeError("the 'verify' decorator only works with Enum and "
                            'Flag')
        for check in self.checks:
            for known, test in self._checks.items():
                if check is known:
                    test(enumeration, kind)
        return enumeration


def show_flag_values(value):
    return _bits(value)

# datetime: dates and times of the proleptic Gregorian calendar.
import time as _time
from operator import index as _index

from _arguments import in_c as _in_c
from _exceptions import type_told as _type_told

MINYEAR = 1
MAXYEAR = 9999
_DAYS = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTHS = ('Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct',
           'Nov', 'Dec')
_WEEK = ('Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun')
_DAY_US = 86400000000


def _leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _month_length(year, month):
    return _LENGTHS[month - 1] + (month == 2 and _leap(year))


def _ordinal(year, month, day):
    y = year - 1
    return (y * 365 + y // 4 - y // 100 + y // 400 + _DAYS[month - 1] +
            (month > 2 and _leap(year)) + day)


def _from_ordinal(n):
    cycles, rest = divmod(n - 1, 146097)
    year = rest // 366 + 1
    while _ordinal(year + 1, 1, 1) <= rest + 1:
        year += 1
    year += cycles * 400
    month = 1
    while month < 12 and _ordinal(year, month + 1, 1) <= n:
        month += 1
    return year, month, n - _ordinal(year, month, 1) + 1


def _int(x):
    # What C takes for an int: 32 bits wide.
    n = +_index(x)
    if -0x80000000 <= n < 0x80000000:
        return n
    if not -2**63 <= n < 2**63:
        raise OverflowError('Python int too large to convert to C long')
    raise OverflowError('signed integer is %s' % (
        'greater than maximum' if n > 0 else 'less than minimum'))


def _told(x):
    return 'None' if x is None else _type_told(x)


def _is_a(x, kind, where):
    if not isinstance(x, kind):
        name = kind.__name__ if kind is str else 'datetime.' + kind.__name__
        raise TypeError(f'{where} must be {name}, not {_told(x)}')


def _iso_int(x):
    try:
        return _int(x)
    except OverflowError:
        raise ValueError('ISO calendar component out of range') from None


def _must_be(kind, where):
    return lambda x: _is_a(x, kind, where)


_DATE_INTS = (_int,) * 3
_CLOCK_INTS = (*(_int,) * 4, None, _int) # None: the zone may be anything


def _type_name(self, cls):
    return ('datetime.' if type(self) is cls else '') + type(self).__name__


class _Field:
    # A part that can be read but not set.
    __slots__ = ('_owner', '_name', '_slot')
    _kind = 'attribute'

    def __init__(self, owner, name):
        self._owner, self._name, self._slot = owner, name, '_' + name

    def __get__(self, obj, owner=None):
        return self if obj is None else getattr(obj, self._slot)

    def __set__(self, obj, value):
        raise AttributeError(f"attribute '{self._name}' of 'datetime."
                             f"{self._owner}' objects is not writable")

    def __repr__(self):
        return (f"<{self._kind} '{self._name}' of 'datetime.{self._owner}' "
                'objects>')


class _Member(_Field):
    __slots__ = ()
    _kind = 'member'

    def __set__(self, obj, value):
        raise AttributeError('readonly attribute')


_Field.__name__, _Member.__name__ = 'getset_descriptor', 'member_descriptor'


class IsoCalendarDate(tuple):
    def __new__(cls, year, week, weekday):
        return tuple.__new__(cls, (year, week, weekday))

    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return 'datetime.IsoCalendarDate(year=%d, week=%d, weekday=%d)' % self


def _add_units(total, over, amount, unit, name):
    # total us and the rest of a float that is less than one.
    if isinstance(amount, int):
        return total + amount * unit, over
    if not isinstance(amount, float):
        raise TypeError('unsupported type for timedelta '
                        f'{name} component: {_type_told(amount)}')
    whole = int(amount)
    part = float(amount - whole)
    if not part:
        return total + whole * unit, over
    part *= unit
    more = int(part)
    return total + whole * unit + more, over + (part - more)


def _us_of(days, seconds, microseconds, milliseconds, minutes, hours, weeks):
    total, over = 0, 0.0
    for name, amount, unit in (
            ('microseconds', microseconds, 1),
            ('milliseconds', milliseconds, 1000),
            ('seconds', seconds, 1000000), ('minutes', minutes, 60000000),
            ('hours', hours, 3600000000), ('days', days, _DAY_US),
            ('weeks', weeks, 7 * _DAY_US)):
        total, over = _add_units(total, over, amount, unit, name)
    if over:
        whole = round(over)
        if abs(whole - over) == 0.5:
            odd = total & 1
            whole = 2 * round((over + odd) * 0.5) - odd
        total += whole
    return total


@_in_c()
class timedelta:
    __slots__ = ('_us',)

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0,
                minutes=0, hours=0, weeks=0):
        return cls._of(_us_of(days, seconds, microseconds, milliseconds,
                              minutes, hours, weeks))

    __new__._name_in_c = '__new__()'

    @classmethod
    def _of(cls, us):
        if not -86399999913600000000 <= us < 86400000000000000000:
            days = us // _DAY_US
            if not -0x80000000 <= days < 0x80000000:
                raise OverflowError('Python int too large to convert to C int')
            raise OverflowError('days=%d; must have magnitude <= 999999999' %
                                days)
        self = object.__new__(cls)
        self._us = us
        return self

    _days = property(lambda self: self._us // _DAY_US)
    _seconds = property(lambda self: self._us % _DAY_US // 1000000)
    _microseconds = property(lambda self: self._us % 1000000)
    days = _Member('timedelta', 'days')
    seconds = _Member('timedelta', 'seconds')
    microseconds = _Member('timedelta', 'microseconds')

    def total_seconds(self, /):
        return self._us / 10**6

    def __repr__(self, /):
        parts = ['%s=%d' % (name, getattr(self, name))
                 for name in ('days', 'seconds', 'microseconds')
                 if getattr(self, name)]
        return '%s(%s)' % (_type_name(self, timedelta), ', '.join(parts) or '0')

    def __str__(self, /):
        minutes, seconds = divmod(self.seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = '%d:%02d:%02d' % (hours, minutes, seconds)
        if self.days:
            plural = 's' if abs(self.days) != 1 else ''
            text = '%d day%s, %s' % (self.days, plural, text)
        if self.microseconds:
            text += '.%06d' % self.microseconds
        return text

    def __add__(self, value, /):
        if isinstance(value, timedelta):
            return timedelta._of(self._us + value._us)
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, value, /):
        if isinstance(value, timedelta):
            return timedelta._of(self._us - value._us)
        return NotImplemented

    def __rsub__(self, value, /):
        if isinstance(value, timedelta):
            return timedelta._of(value._us - self._us)
        return NotImplemented

    def __neg__(self, /):
        return timedelta._of(-self._us)

    def __pos__(self, /):
        return timedelta._of(self._us)

    def __abs__(self, /):
        return timedelta._of(abs(self._us))

    def __mul__(self, value, /):
        if isinstance(value, int):
            return timedelta._of(self._us * value)
        if isinstance(value, float):
            n, d = value.as_integer_ratio()
            return timedelta._of(_divide(self._us * n, d))
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, value, /):
        if isinstance(value, timedelta):
            return self._us / value._us
        if isinstance(value, int):
            return timedelta._of(_divide(self._us, value))
        if isinstance(value, float):
            n, d = value.as_integer_ratio()
            return timedelta._of(_divide(self._us * d, n))
        return NotImplemented

    def __floordiv__(self, value, /):
        if isinstance(value, timedelta):
            return self._us // value._us
        if isinstance(value, int):
            return timedelta._of(self._us // value)
        return NotImplemented

    def __mod__(self, value, /):
        if not isinstance(value, timedelta):
            return NotImplemented
        return timedelta._of(self._us % value._us)

    def __divmod__(self, value, /):
        if not isinstance(value, timedelta):
            return NotImplemented
        times, rest = divmod(self._us, value._us)
        return times, timedelta._of(rest)

    def __eq__(self, value, /):
        return self._us == value._us if isinstance(value, timedelta) else NotImplemented

    def __ne__(self, value, /):
        return self._us != value._us if isinstance(value, timedelta) else NotImplemented

    def __lt__(self, value, /):
        return self._us < value._us if isinstance(value, timedelta) else NotImplemented

    def __le__(self, value, /):
        return self._us <= value._us if isinstance(value, timedelta) else NotImplemented

    def __gt__(self, value, /):
        return self._us > value._us if isinstance(value, timedelta) else NotImplemented

    def __ge__(self, value, /):
        return self._us >= value._us if isinstance(value, timedelta) else NotImplemented

    def __reduce__(self, /):
        return type(self), (self.days, self.seconds, self.microseconds)

    def __hash__(self, /):
        return hash((self.days, self.seconds, self.microseconds))

    def __bool__(self, /):
        return self._us != 0


def _divide(n, d):
    # Rounded half to even.
    if d < 0:
        n, d = -n, -d
    q, r = divmod(n, d)
    if 2 * r > d or (2 * r == d and q % 2):
        q += 1
    return q


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59,
                          microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)
_ZERO = timedelta(0)


# A copy of a time: what to call with what __reduce__ gives.
def _folded(cls, *args):
    made = cls(*args[:-1])
    return made.replace(fold=1) if args[-1] else made


class tzinfo:
    def __reduce__(self, /):
        args = getattr(self, '__getinitargs__', tuple)()
        return type(self), args, getattr(self, '__dict__', None) or None

    def utcoffset(self, dt, /):
        raise NotImplementedError('a tzinfo subclass must implement utcoffset()')

    def tzname(self, dt, /):
        raise NotImplementedError('a tzinfo subclass must implement tzname()')

    def dst(self, dt, /):
        raise NotImplementedError('a tzinfo subclass must implement dst()')

    def fromutc(self, dt, /):
        if not isinstance(dt, datetime):
            raise TypeError('fromutc: argument must be a datetime')
        if dt.tzinfo is not self:
            raise ValueError('fromutc: dt.tzinfo is not self')
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError('fromutc: non-None utcoffset() result required')
        summer = dt.dst()
        if summer is None:
            raise ValueError('fromutc: non-None dst() result required')
        dt += offset - summer
        summer = dt.dst()
        if summer is None:
            raise ValueError('fromutc: tz.dst() gave inconsistent results; '
                             'cannot convert')
        return dt + summer


def _offset_text(offset, colon=':'):
    sign = '-' if offset._us < 0 else '+'
    seconds, micro = divmod(abs(offset._us), 1000000)
    minutes, seconds = divmod(seconds, 60)
    text = '%s%02d%s%02d' % (sign, minutes // 60, colon, minutes % 60)
    if seconds or micro:
        text += '%s%02d' % (colon, seconds)
    return text + '.%06d' % micro if micro else text


def _checked_offset(offset, where):
    if offset is None:
        return None
    if not isinstance(offset, timedelta):
        raise TypeError('tzinfo.%s() must return None or a timedelta, not %r' % (
            where, type(offset).__name__))
    if not -_DAY_US < offset._us < _DAY_US:
        raise ValueError('offset must be a timedelta strictly between '
                         '-timedelta(hours=24) and timedelta(hours=24).')
    return offset


_GIVEN_NONE = object()
_SAME = object() # what replace() leaves as it is


def _pick(given, own):
    return own if given is _SAME else given
_INFINITY = float('inf')


@_in_c(typed=('__new__',), converted={
    '__new__': (_must_be(timedelta, 'timezone() argument 1'),
                _must_be(str, 'timezone() argument 2'))})
class timezone(tzinfo):
    def __new__(cls, offset, name=_GIVEN_NONE):
        _is_a(offset, timedelta, 'timezone() argument 1')
        if name is not _GIVEN_NONE:
            _is_a(name, str, 'timezone() argument 2')
        elif not offset and timezone.utc is not None:
            return timezone.utc
        if not -_DAY_US < offset._us < _DAY_US:
            raise ValueError('offset must be a timedelta strictly between '
                             '-timedelta(hours=24) and timedelta(hours=24), '
                             f'not {offset!r}.')
        self = object.__new__(cls)
        self._offset = offset
        self._name = None if name is _GIVEN_NONE else name
        return self

    def _check(self, dt, where):
        if dt is not None and not isinstance(dt, datetime):
            raise TypeError(f'{where}(dt) argument must be a datetime instance '
                            f'or None, not {_type_told(dt)}')

    def utcoffset(self, dt, /):
        self._check(dt, 'utcoffset')
        return self._offset

    def tzname(self, dt, /):
        self._check(dt, 'tzname')
        return str(self)

    def dst(self, dt, /):
        self._check(dt, 'dst')
        return None

    def fromutc(self, dt, /):
        if not isinstance(dt, datetime):
            raise TypeError('fromutc: argument must be a datetime')
        if dt.tzinfo is not self:
            raise ValueError('fromutc: dt.tzinfo is not self')
        return dt + self._offset

    def __eq__(self, value, /):
        if not isinstance(value, timezone):
            return NotImplemented
        return self._offset == value._offset

    def __reduce__(self, /):
        return type(self), self.__getinitargs__()

    def __getinitargs__(self, /):
        return (self._offset,) if self._name is None else (self._offset,
                                                           self._name)

    def __hash__(self, /):
        return hash(self._offset)

    def __str__(self, /):
        if self._name is not None:
            return self._name
        return 'UTC' if not self._offset else 'UTC' + _offset_text(self._offset)

    def __repr__(self, /):
        if self is timezone.utc:
            return 'datetime.timezone.utc'
        name = _type_name(self, timezone)
        if self._name is None:
            return '%s(%r)' % (name, self._offset)
        return '%s(%r, %r)' % (name, self._offset, self._name)


timezone.utc = None
timezone.utc = timezone(_ZERO)
timezone.min = timezone(-timedelta(hours=23, minutes=59))
timezone.max = timezone(timedelta(hours=23, minutes=59))
UTC = timezone.utc
_LOCAL = timezone(_ZERO, 'UTC')


def _check_date(year, month, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError('year %i is out of range' % year)
    if not 1 <= month <= 12:
        raise ValueError('month must be in 1..12')
    if not 1 <= day <= _month_length(year, month):
        raise ValueError('day is out of range for month')


def _check_time(hour, minute, second, microsecond, fold):
    if not 0 <= hour <= 23:
        raise ValueError('hour must be in 0..23')
    if not 0 <= minute <= 59:
        raise ValueError('minute must be in 0..59')
    if not 0 <= second <= 59:
        raise ValueError('second must be in 0..59')
    if not 0 <= microsecond <= 999999:
        raise ValueError('microsecond must be in 0..999999')
    if fold not in (0, 1):
        raise ValueError('fold must be either 0 or 1')


def _check_zone(zone):
    if zone is not None and not isinstance(zone, tzinfo):
        raise TypeError('tzinfo argument must be None or of a tzinfo subclass, '
                        f"not type '{_type_told(zone)}'")


def _digits(text, at, n):
    # The number that n digits stand for; IndexError when they don't.
    part = text[at:at + n]
    if len(part) != n or not part.isdigit() or not part.isascii():
        raise IndexError
    return int(part)


def _read_date(text):
    year = _digits(text, 0, 4)
    dash = text[4:5] == '-'
    at = 4 + dash
    if text[at:at + 1] == 'W':
        week, day, at = _digits(text, at + 1, 2), 1, at + 3
        if at < len(text):
            if dash and text[at] != '-':
                raise IndexError
            day = _digits(text, at + dash, 1)
        try:
            return _from_iso(year, week, day)
        except ValueError:
            raise IndexError from None
    month = _digits(text, at, 2)
    if dash and text[at + 2:at + 3] != '-':
        raise IndexError
    return year, month, _digits(text, at + 2 + dash, 2)


def _read_clock(text, end):
    """Hour, minute, second and microsecond of text[:end], and whether
    something is left before the end."""
    found, at, apart = [0, 0, 0, 0], 0, True
    for i in range(3):
        found[i] = _digits(text, at, 2)
        at += 2
        mark = text[at:at + 1]
        at += 1
        if i == 0:
            apart = mark == ':'
        if at >= end:
            return found, mark != ''
        if apart and mark == ':':
            continue
        if mark in ('.', ','):
            break
        if apart:
            raise IndexError
        at -= 1
    n = min(end - at, 6)
    found[3] = _digits(text, at, n) * 10 ** (6 - n)
    at += n
    while text[at:at + 1].isdigit():
        at += 1
    return found, at < len(text)


def _read_time(text):
    """Hour, minute, second, microsecond and the zone."""
    end = 1
    while end < len(text) and text[end] not in '+-Z':
        end += 1
    found, left = _read_clock(text, end)
    if end >= len(text):
        if left:
            raise IndexError
        return (*found, None)
    if text[end] == 'Z':
        if end + 1 < len(text):
            raise IndexError
        return (*found, timezone.utc)
    zone, left = _read_clock(text[end + 1:], len(text) - end - 1)
    if left:
        raise IndexError
    offset = timedelta(hours=zone[0], minutes=zone[1], seconds=zone[2],
                       microseconds=zone[3])
    return (*found, timezone(-offset if text[end] == '-' else offset))


def _date_length(text):
    # How much of an ISO text is the date.
    if len(text) == 7:
        return 7
    if text[4:5] == '-':
        if text[5:6] != 'W':
            return 10
        if text[8:9] != '-' or len(text) > 10 and text[10].isdigit():
            return 8
        return min(10, len(text))
    if text[4:5] != 'W':
        return 8
    at = 7
    while text[at:at + 1].isdigit():
        at += 1
    return at if at < 9 else 7 + at % 2


def _need_text(text, where='fromisoformat: argument'):
    if not isinstance(text, str):
        raise TypeError(f'{where} must be str')


def _from_iso(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError('Year is out of range: %d' % year)
    first = _ordinal(year, 1, 1)
    weekday = (first + 6) % 7
    weeks = 52 + (weekday == 3 or weekday == 2 and _leap(year))
    if not 1 <= week <= weeks:
        raise ValueError('Invalid week: %d' % week)
    if not 1 <= day <= 7:
        raise ValueError('Invalid day: %d (range is [1, 7])' % day)
    monday = first - weekday + (7 if weekday > 3 else 0)
    return _from_ordinal(monday + (week - 1) * 7 + day - 1)


def _format_text(format, where):
    if not isinstance(format, str):
        raise TypeError(f'{where}() argument 1 must be str, not '
                        f'{_told(format)}')
    return format


def _strftime(value, format, micro, offset, zone):
    # In C the format ends with its first NUL.
    out, rest = '', format.partition('\0')[0]
    while '%' in rest:
        before, _, rest = rest.partition('%')
        code, rest = rest[:1], rest[1:]
        out += before
        if code == 'f':
            out += '%06d' % micro
        elif code == 'z':
            out += '' if offset is None else _offset_text(offset, '')
        elif code == 'Z':
            out += (zone or '').replace('%', '%%')
        else:
            out += '%' + code
    return _time.strftime(out + rest, value.timetuple())


@_in_c(varargs=('fromordinal', '__format__'), nameless=('__new__',), converted={
    '__new__': _DATE_INTS, 'replace': _DATE_INTS, 'fromisocalendar': (_iso_int,) * 3})
class date:
    __slots__ = ('_year', '_month', '_day')

    def __new__(cls, year, month, day):
        year, month, day = _int(year), _int(month), _int(day)
        _check_date(year, month, day)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        return self

    year = _Field('date', 'year')
    month = _Field('date', 'month')
    day = _Field('date', 'day')

    @classmethod
    def today(cls, /):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        return cls(*_time.gmtime(_seconds(timestamp))[:3])

    @classmethod
    def fromordinal(cls, ordinal, /):
        n = _int(ordinal)
        if n < 1:
            raise ValueError('ordinal must be >= 1')
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, text, /):
        _need_text(text)
        try:
            if len(text) not in (7, 8, 10):
                raise IndexError
            found = _read_date(text)
        except IndexError:
            raise ValueError(f'Invalid isoformat string: {text!r}') from None
        return cls(*found)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        return cls(*_from_iso(_iso_int(year), _iso_int(week), _iso_int(day)))

    def toordinal(self, /):
        return _ordinal(self._year, self._month, self._day)

    def weekday(self, /):
        return (self.toordinal() + 6) % 7

    def isocalendar(self, /):
        monday = self.toordinal() - self.weekday()
        year = _from_ordinal(monday + 3)[0] if monday > 0 else self._year
        first = _ordinal(year, 1, 4)
        first -= (first + 6) % 7
        return IsoCalendarDate(year, (monday - first) // 7 + 1,
                               self.isoweekday())

    def isoweekday(self, /):
        return self.weekday() + 1

    def _yearday(self):
        return self.toordinal() - _ordinal(self._year, 1, 1) + 1

    def timetuple(self, /):
        return _time.struct_time((
            self._year, self._month, self._day, 0, 0, 0, self.weekday(),
            self._yearday(), -1))

    def isoformat(self, /):
        return '%04d-%02d-%02d' % (self._year, self._month, self._day)

    def __str__(self, /):
        return self.isoformat()

    def __repr__(self, /):
        return '%s(%d, %d, %d)' % (_type_name(self, date), self._year,
                                   self._month, self._day)

    def ctime(self, /):
        return '%s %s %2d 00:00:00 %04d' % (
            _WEEK[self.weekday()], _MONTHS[self._month - 1], self._day,
            self._year)

    def strftime(self, format):
        return _strftime(self, _format_text(format, 'strftime'), 0, None, None)

    def __format__(self, spec, /):
        _format_text(spec, '__format__')
        return self.strftime(spec) if spec else str(self)

    def replace(self, year=_SAME, month=_SAME, day=_SAME):
        return type(self)(_pick(year, self._year), _pick(month, self._month),
                          _pick(day, self._day))

    def __add__(self, value, /):
        if isinstance(value, timedelta):
            n = self.toordinal() + value.days
            if not 0 < n <= 3652059:
                raise OverflowError('date value out of range')
            return type(self)(*_from_ordinal(n))
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, value, /):
        if isinstance(value, timedelta):
            return self + timedelta(-value.days)
        if isinstance(value, date) and not isinstance(value, datetime):
            return timedelta(self.toordinal() - value.toordinal())
        return NotImplemented

    def _key(self):
        return (self._year, self._month, self._day)

    def __eq__(self, value, /):
        return date._key(self) == date._key(value) if isinstance(value, date) else NotImplemented

    def __ne__(self, value, /):
        return date._key(self) != date._key(value) if isinstance(value, date) else NotImplemented

    def __lt__(self, value, /):
        return date._key(self) < date._key(value) if isinstance(value, date) else NotImplemented

    def __le__(self, value, /):
        return date._key(self) <= date._key(value) if isinstance(value, date) else NotImplemented

    def __gt__(self, value, /):
        return date._key(self) > date._key(value) if isinstance(value, date) else NotImplemented

    def __ge__(self, value, /):
        return date._key(self) >= date._key(value) if isinstance(value, date) else NotImplemented

    def __reduce__(self, /):
        return type(self), (self._year, self._month, self._day)

    def __hash__(self, /):
        return hash(_date_bytes(self))


def _date_bytes(self):
    return bytes((self._year >> 8, self._year & 255, self._month, self._day))


def _clock_bytes(self):
    micro = self._microsecond
    return bytes((self._hour, self._minute, self._second, micro >> 16,
                  micro >> 8 & 255, micro & 255))


def _time_text(hour, minute, second, micro, timespec):
    if timespec == 'auto':
        timespec = 'microseconds' if micro else 'seconds'
    if timespec == 'hours':
        return '%02d' % hour
    if timespec == 'minutes':
        return '%02d:%02d' % (hour, minute)
    text = '%02d:%02d:%02d' % (hour, minute, second)
    if timespec == 'seconds':
        return text
    if timespec == 'milliseconds':
        return text + '.%03d' % (micro // 1000)
    if timespec == 'microseconds':
        return text + '.%06d' % micro
    raise ValueError('Unknown timespec value')


def _seconds(timestamp):
    if not isinstance(timestamp, (int, float)):
        timestamp = _index(timestamp)
    if timestamp in (_INFINITY, -_INFINITY):
        raise OverflowError('timestamp out of range for platform time_t')
    return timestamp


def _clock_repr(self, parts):
    if self._second or self._microsecond:
        parts.append(self._second)
    if self._microsecond:
        parts.append(self._microsecond)
    text = ', '.join(map(str, parts))
    if self._tzinfo is not None:
        text += ', tzinfo=%r' % self._tzinfo
    return text + (', fold=1' if self._fold else '')


@_in_c(nameless=('__new__',), varargs=('__format__',), converted={
    '__new__': _CLOCK_INTS, 'replace': _CLOCK_INTS})
class time:
    __slots__ = ('_hour', '_minute', '_second', '_microsecond', '_tzinfo',
                 '_fold')

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *,
                fold=0):
        clock = (_int(hour), _int(minute), _int(second), _int(microsecond))
        fold = _int(fold)
        _check_time(*clock, fold)
        _check_zone(tzinfo)
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond = clock
        self._tzinfo, self._fold = tzinfo, fold
        return self

    hour = _Field('time', 'hour')
    minute = _Field('time', 'minute')
    second = _Field('time', 'second')
    microsecond = _Field('time', 'microsecond')
    tzinfo = _Field('time', 'tzinfo')
    fold = _Field('time', 'fold')

    @classmethod
    def fromisoformat(cls, text, /):
        _need_text(text)
        try:
            found = _read_time(text[1:] if text[:1] == 'T' else text)
        except IndexError:
            raise ValueError(f'Invalid isoformat string: {text!r}') from None
        return cls(*found)

    def utcoffset(self, /):
        zone = self._tzinfo
        return None if zone is None else _checked_offset(zone.utcoffset(None),
                                                         'utcoffset')

    def dst(self, /):
        zone = self._tzinfo
        return None if zone is None else _checked_offset(zone.dst(None), 'dst')

    def tzname(self, /):
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def isoformat(self, timespec='auto'):
        _format_text(timespec, 'isoformat')
        text = _time_text(self._hour, self._minute, self._second,
                          self._microsecond, timespec)
        offset = self.utcoffset()
        return text if offset is None else text + _offset_text(offset)

    def __str__(self, /):
        return self.isoformat()

    def timetuple(self):
        return _time.struct_time((1900, 1, 1, self._hour, self._minute,
                                  self._second, 0, 1, -1))

    def strftime(self, format):
        return _strftime(self, _format_text(format, 'strftime'),
                         self._microsecond, self.utcoffset(), self.tzname())

    def __format__(self, spec, /):
        _format_text(spec, '__format__')
        return self.strftime(spec) if spec else str(self)

    def replace(self, hour=_SAME, minute=_SAME, second=_SAME,
                microsecond=_SAME, tzinfo=_SAME, *, fold=_SAME):
        return type(self)(_pick(hour, self._hour),
                          _pick(minute, self._minute),
                          _pick(second, self._second),
                          _pick(microsecond, self._microsecond),
                          _pick(tzinfo, self._tzinfo),
                          fold=_pick(fold, self._fold))

    def __repr__(self, /):
        return '%s(%s)' % (_type_name(self, time),
                           _clock_repr(self, [self._hour, self._minute]))

    def _key(self, offset):
        us = ((self._hour * 60 + self._minute) * 60 +
              self._second) * 1000000 + self._microsecond
        return us if offset is None else us - offset._us

    def _pair(self, value, same):
        # What is compared; None when there is nothing to compare with.
        if not isinstance(value, time):
            return None
        if self._tzinfo is value._tzinfo:  # it is not asked for both
            return self._key(None), value._key(None)
        mine, other = self.utcoffset(), value.utcoffset()
        if (mine is None) != (other is None):
            if same:
                return 0, 1
            raise TypeError("can't compare offset-naive and offset-aware times")
        return self._key(mine), value._key(other)

    def __eq__(self, value, /):
        pair = self._pair(value, True)
        return NotImplemented if pair is None else pair[0] == pair[1]

    def __ne__(self, value, /):
        pair = self._pair(value, True)
        return NotImplemented if pair is None else pair[0] != pair[1]

    def __lt__(self, value, /):
        pair = self._pair(value, False)
        return NotImplemented if pair is None else pair[0] < pair[1]

    def __le__(self, value, /):
        pair = self._pair(value, False)
        return NotImplemented if pair is None else pair[0] <= pair[1]

    def __gt__(self, value, /):
        pair = self._pair(value, False)
        return NotImplemented if pair is None else pair[0] > pair[1]

    def __ge__(self, value, /):
        pair = self._pair(value, False)
        return NotImplemented if pair is None else pair[0] >= pair[1]

    def __reduce__(self, /):
        return _folded, (type(self), self._hour, self._minute, self._second,
                         self._microsecond, self._tzinfo, self._fold)

    def __hash__(self, /):
        offset = (self.replace(fold=0) if self._fold else self).utcoffset()
        if offset is None:
            return hash(_clock_bytes(self))
        return hash(timedelta(microseconds=self._key(offset)))


_time_class = time
_date_class = date
_EPOCH = _ordinal(1970, 1, 1)


def _separator(sep):
    if not isinstance(sep, str) or len(sep) != 1:
        raise TypeError('isoformat() argument 1 must be a unicode character, '
                        f'not {_told(sep)}')


@_in_c(nameless=('__new__',), varargs=('utcfromtimestamp', 'strptime'), converted={
    '__new__': _DATE_INTS + _CLOCK_INTS, 'replace': _DATE_INTS + _CLOCK_INTS,
    'isoformat': (_separator, _must_be(str, 'isoformat() argument 2')),
    'combine': (_must_be(date, 'combine() argument 1'),
                _must_be(time, 'combine() argument 2'), None)})
class datetime(date):
    __slots__ = ('_hour', '_minute', '_second', '_microsecond', '_tzinfo',
                 '_fold')

    def __new__(cls, year, month, day, hour=0, minute=0, second=0,
                microsecond=0, tzinfo=None, *, fold=0):
        day = (_int(year), _int(month), _int(day))
        clock = (_int(hour), _int(minute), _int(second), _int(microsecond))
        fold = _int(fold)
        _check_date(*day)
        _check_time(*clock, fold)
        _check_zone(tzinfo)
        self = object.__new__(cls)
        self._year, self._month, self._day = day
        self._hour, self._minute, self._second, self._microsecond = clock
        self._tzinfo, self._fold = tzinfo, fold
        return self

    hour = _Field('datetime', 'hour')
    minute = _Field('datetime', 'minute')
    second = _Field('datetime', 'second')
    microsecond = _Field('datetime', 'microsecond')
    tzinfo = _Field('datetime', 'tzinfo')
    fold = _Field('datetime', 'fold')

    @classmethod
    def _of_us(cls, us, tzinfo):
        days, us = divmod(us, _DAY_US)
        seconds, us = divmod(us, 1000000)
        minutes, seconds = divmod(seconds, 60)
        n = days + _EPOCH
        if not 1 <= n <= 3652059:
            raise OverflowError('date value out of range')
        return cls(*_from_ordinal(n), minutes // 60, minutes % 60, seconds, us,
                   tzinfo)

    def _us(self):
        return ((((self.toordinal() - _EPOCH) * 24 + self._hour) * 60 +
                 self._minute) * 60 + self._second) * 1000000 + self._microsecond

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def utcnow(cls, /):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        _check_zone(tz)
        timestamp = _seconds(timestamp)
        whole = _time.gmtime(timestamp // 1)
        _check_date(*whole[:3])
        us = round(timestamp % 1 * 10**6) if isinstance(timestamp, float) else 0
        us += (_ordinal(*whole[:3]) - _EPOCH) * _DAY_US + (
            (whole[3] * 60 + whole[4]) * 60 + whole[5]) * 1000000
        made = cls._of_us(us, tz)
        return made if tz is None else tz.fromutc(made)

    @classmethod
    def utcfromtimestamp(cls, timestamp, /):
        return cls.fromtimestamp(timestamp)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        _is_a(date, _date_class, 'combine() argument 1')
        _is_a(time, _time_class, 'combine() argument 2')
        return cls(date.year, date.month, date.day, time.hour, time.minute,
                   time.second, time.microsecond,
                   time.tzinfo if tzinfo is True else tzinfo, fold=time.fold)

    @classmethod
    def fromisoformat(cls, text, /):
        _need_text(text)
        try:
            if len(text) < 7:
                raise IndexError
            at = _date_length(text)
            found = _read_date(text[:at])
            if len(text) - at > 1:
                found += _read_time(text[at + 1:])
        except IndexError:
            raise ValueError(f'Invalid isoformat string: {text!r}') from None
        return cls(*found)

    @classmethod
    def strptime(cls, text, format, /):
        from _strptime import read
        _is_a(text, str, 'strptime() argument 1')
        _is_a(format, str, 'strptime() argument 2')
        return cls(*read(text, format))

    def utcoffset(self, /):
        zone = self._tzinfo
        return None if zone is None else _checked_offset(zone.utcoffset(self),
                                                         'utcoffset')

    def dst(self, /):
        zone = self._tzinfo
        return None if zone is None else _checked_offset(zone.dst(self), 'dst')

    def tzname(self, /):
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def timestamp(self, /):
        return self._key(self.utcoffset()) / 10**6

    def astimezone(self, tz=None):
        _check_zone(tz)
        if tz is not None and tz is self._tzinfo:
            return self
        tz = _LOCAL if tz is None else tz
        us = self._key(self.utcoffset())
        return tz.fromutc(type(self)._of_us(us, tz))

    def date(self, /):
        return _date_class(self._year, self._month, self._day)

    def timetz(self, /):
        return _time_class(self._hour, self._minute, self._second,
                           self._microsecond, self._tzinfo, fold=self._fold)

    def time(self, /):
        return _time_class(self._hour, self._minute, self._second,
                           self._microsecond, fold=self._fold)

    def timetuple(self, /):
        summer = self.dst()
        return _time.struct_time((
            self._year, self._month, self._day, self._hour, self._minute,
            self._second, self.weekday(), self._yearday(),
            -1 if summer is None else int(bool(summer))))

    def utctimetuple(self, /):
        whole = type(self)._of_us(self._key(self.utcoffset()), None)
        return _time.struct_time((*whole.timetuple()[:8], 0))

    def isoformat(self, sep='T', timespec='auto'):
        _separator(sep)
        if not isinstance(timespec, str):
            raise TypeError('isoformat() argument 2 must be str, not '
                            f'{_told(timespec)}')
        text = date.isoformat(self) + sep + _time_text(
            self._hour, self._minute, self._second, self._microsecond, timespec)
        offset = self.utcoffset()
        return text if offset is None else text + _offset_text(offset)

    def ctime(self, /):
        return '%s %s %2d %02d:%02d:%02d %04d' % (
            _WEEK[self.weekday()], _MONTHS[self._month - 1], self._day,
            self._hour, self._minute, self._second, self._year)

    def __str__(self, /):
        return self.isoformat(' ')

    def __repr__(self, /):
        return '%s(%s)' % (_type_name(self, datetime), _clock_repr(
            self, [self._year, self._month, self._day, self._hour,
                   self._minute]))

    def strftime(self, format):
        return _strftime(self, _format_text(format, 'strftime'),
                         self._microsecond, self.utcoffset(), self.tzname())

    def replace(self, year=_SAME, month=_SAME, day=_SAME, hour=_SAME,
                minute=_SAME, second=_SAME, microsecond=_SAME, tzinfo=_SAME, *,
                fold=_SAME):
        return type(self)(_pick(year, self._year), _pick(month, self._month),
                          _pick(day, self._day), _pick(hour, self._hour),
                          _pick(minute, self._minute),
                          _pick(second, self._second),
                          _pick(microsecond, self._microsecond),
                          _pick(tzinfo, self._tzinfo),
                          fold=_pick(fold, self._fold))

    def __add__(self, value, /):
        if isinstance(value, timedelta):
            us = self._us() + value._us
            if not 0 < us // _DAY_US + _EPOCH <= 3652059:
                raise OverflowError('date value out of range')
            return type(self)._of_us(us, self._tzinfo)
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, value, /):
        if isinstance(value, timedelta):
            return self + -value
        if not isinstance(value, datetime):
            return NotImplemented
        if self._tzinfo is value._tzinfo:
            return timedelta(microseconds=self._us() - value._us())
        mine, other = self.utcoffset(), value.utcoffset()
        if (mine is None) != (other is None):
            raise TypeError("can't subtract offset-naive and offset-aware "
                            'datetimes')
        return timedelta(microseconds=self._key(mine) - value._key(other))

    def _key(self, offset):
        us = self._us()
        return us if offset is None else us - offset._us

    def _pair(self, value, same):
        # What is compared; None when there is nothing to compare with.
        if not isinstance(value, datetime):
            if not isinstance(value, date):
                return None
            if same:
                return 0, 1
            raise TypeError("can't compare datetime.datetime to datetime.date")
        if self._tzinfo is value._tzinfo:
            return self._us(), value._us()
        mine, other = self.utcoffset(), value.utcoffset()
        if (mine is None) != (other is None):
            if same:
                return 0, 1
            raise TypeError("can't compare offset-naive and offset-aware "
                            'datetimes')
        return self._key(mine), value._key(other)

    __eq__, __ne__ = _time_class.__eq__, _time_class.__ne__
    __lt__, __le__ = _time_class.__lt__, _time_class.__le__
    __gt__, __ge__ = _time_class.__gt__, _time_class.__ge__

    def __reduce__(self, /):
        return _folded, (type(self), self._year, self._month, self._day,
                         self._hour, self._minute, self._second,
                         self._microsecond, self._tzinfo, self._fold)

    def __hash__(self, /):
        offset = (self.replace(fold=0) if self._fold else self).utcoffset()
        if offset is None:
            return hash(_date_bytes(self) + _clock_bytes(self))
        ordinal_us = self._key(offset) + _EPOCH * _DAY_US
        return hash(timedelta(microseconds=ordinal_us))


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)
time.min = time(0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = datetime.resolution = timedelta.resolution
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)

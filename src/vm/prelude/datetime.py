# datetime: dates and times of the proleptic Gregorian calendar.
import time as _time

MINYEAR = 1
MAXYEAR = 9999
_DAYS = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTHS = ('Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct',
           'Nov', 'Dec')
_WEEK = ('Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun')


def _leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _month_length(year, month):
    return _LENGTHS[month - 1] + (month == 2 and _leap(year))


def _ordinal(year, month, day):
    y = year - 1
    return (y * 365 + y // 4 - y // 100 + y // 400 + _DAYS[month - 1] +
            (month > 2 and _leap(year)) + day)


def _from_ordinal(n):
    year = n // 366 + 1
    while _ordinal(year + 1, 1, 1) <= n:
        year += 1
    month = 1
    while month < 12 and _ordinal(year, month + 1, 1) <= n:
        month += 1
    return year, month, n - _ordinal(year, month, 1) + 1


def _round_half_even(x):
    return round(x)


class IsoCalendarDate(tuple):
    def __new__(cls, year, week, weekday):
        return tuple.__new__(cls, (year, week, weekday))

    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return 'datetime.IsoCalendarDate(year=%d, week=%d, weekday=%d)' % self


class timedelta:
    __slots__ = ('_us',)

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0,
                minutes=0, hours=0, weeks=0):
        self = object.__new__(cls)
        whole = 0
        part = 0.0
        for amount, unit in ((days, 86400000000), (seconds, 1000000),
                             (microseconds, 1), (milliseconds, 1000),
                             (minutes, 60000000), (hours, 3600000000),
                             (weeks, 604800000000)):
            if isinstance(amount, int):
                whole += amount * unit
            else:
                i = int(amount)
                whole += i * unit
                part += (amount - i) * unit
        self._us = whole + round(part)
        if not -86399999913600000000 <= self._us < 86400000000000000000:
            raise OverflowError('days=%d; must have magnitude <= 999999999' %
                                (self._us // 86400000000))
        return self

    @property
    def days(self):
        return self._us // 86400000000

    @property
    def seconds(self):
        return self._us % 86400000000 // 1000000

    @property
    def microseconds(self):
        return self._us % 1000000

    def total_seconds(self):
        return self._us / 10**6

    def __repr__(self):
        parts = ['%s=%d' % (name, getattr(self, name))
                 for name in ('days', 'seconds', 'microseconds')
                 if getattr(self, name)]
        return 'datetime.timedelta(%s)' % (', '.join(parts) or '0')

    def __str__(self):
        minutes, seconds = divmod(self.seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = '%d:%02d:%02d' % (hours, minutes, seconds)
        if self.days:
            plural = 's' if abs(self.days) != 1 else ''
            text = '%d day%s, %s' % (self.days, plural, text)
        if self.microseconds:
            text += '.%06d' % self.microseconds
        return text

    def __add__(self, other):
        if isinstance(other, timedelta):
            return timedelta(microseconds=self._us + other._us)
        return NotImplemented

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return timedelta(microseconds=self._us - other._us)
        return NotImplemented

    def __neg__(self):
        return timedelta(microseconds=-self._us)

    def __pos__(self):
        return self

    def __abs__(self):
        return timedelta(microseconds=abs(self._us))

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta(microseconds=self._us * other)
        if isinstance(other, float):
            n, d = other.as_integer_ratio()
            return timedelta(microseconds=_divide(self._us * n, d))
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._us / other._us
        if isinstance(other, int):
            return timedelta(microseconds=_divide(self._us, other))
        if isinstance(other, float):
            n, d = other.as_integer_ratio()
            return timedelta(microseconds=_divide(self._us * d, n))
        return NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._us // other._us
        if isinstance(other, int):
            return timedelta(microseconds=self._us // other)
        return NotImplemented

    def __mod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta(microseconds=self._us % other._us)

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return self // other, self % other

    def __eq__(self, other):
        return self._us == other._us if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._us < other._us if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._us <= other._us if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._us > other._us if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._us >= other._us if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash(self._us)

    def __bool__(self):
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


class tzinfo:
    def utcoffset(self, dt):
        raise NotImplementedError('tzinfo subclass must override utcoffset()')

    def tzname(self, dt):
        raise NotImplementedError('tzinfo subclass must override tzname()')

    def dst(self, dt):
        return None


def _offset_text(offset):
    sign = '-' if offset._us < 0 else '+'
    minutes, seconds = divmod(abs(offset._us) // 1000000, 60)
    text = '%s%02d:%02d' % (sign, minutes // 60, minutes % 60)
    return text + ':%02d' % seconds if seconds else text


class timezone(tzinfo):
    def __init__(self, offset, name=None):
        self._offset = offset
        self._name = name

    def utcoffset(self, dt):
        return self._offset

    def tzname(self, dt):
        if self._name is not None:
            return self._name
        return 'UTC' if not self._offset else 'UTC' + _offset_text(self._offset)

    def dst(self, dt):
        return None

    def __eq__(self, other):
        return isinstance(other, timezone) and self._offset == other._offset

    def __hash__(self):
        return hash(self._offset)

    def __str__(self):
        return self.tzname(None)

    def __repr__(self):
        if self is timezone.utc:
            return 'datetime.timezone.utc'
        if self._name is None:
            return 'datetime.timezone(%r)' % self._offset
        return 'datetime.timezone(%r, %r)' % (self._offset, self._name)


timezone.utc = timezone(timedelta(0))
UTC = timezone.utc


def _check_date(year, month, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError('year %i is out of range' % year)
    if not 1 <= month <= 12:
        raise ValueError('month must be in 1..12')
    if not 1 <= day <= _month_length(year, month):
        raise ValueError('day is out of range for month')


def _check_time(hour, minute, second, microsecond):
    if not 0 <= hour <= 23:
        raise ValueError('hour must be in 0..23')
    if not 0 <= minute <= 59:
        raise ValueError('minute must be in 0..59')
    if not 0 <= second <= 59:
        raise ValueError('second must be in 0..59')
    if not 0 <= microsecond <= 999999:
        raise ValueError('microsecond must be in 0..999999')


def _strftime(value, format, micro, offset, zone):
    out = format.replace('%%', '\0')
    out = out.replace('%f', '%06d' % micro)
    out = out.replace('%z', '' if offset is None
                      else _offset_text(offset).replace(':', ''))
    out = out.replace('%Z', zone or '')
    return _time.strftime(out.replace('\0', '%%'), value.timetuple())


class date:
    def __new__(cls, year, month, day):
        _check_date(year, month, day)
        self = object.__new__(cls)
        self._set_date(year, month, day)
        return self

    def _set_date(self, year, month, day):
        self.year, self.month, self.day = year, month, day

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, t):
        return cls(*_time.gmtime(t)[:3])

    @classmethod
    def fromordinal(cls, n):
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, text):
        digits = text.replace('-', '')
        fits = len(text) == 10 and text[4] == text[7] == '-' or (
            len(text) == 8 and digits == text)
        if not fits or len(digits) != 8 or not digits.isdigit():
            raise ValueError(f'Invalid isoformat string: {text!r}')
        return cls(int(digits[:4]), int(digits[4:6]), int(digits[6:]))

    def toordinal(self):
        return _ordinal(self.year, self.month, self.day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isocalendar(self):
        monday = self.toordinal() - self.weekday()
        year = _from_ordinal(monday + 3)[0] if monday > 0 else self.year
        first = _ordinal(year, 1, 4)
        first -= (first + 6) % 7
        return IsoCalendarDate(year, (monday - first) // 7 + 1,
                               self.isoweekday())

    def isoweekday(self):
        return self.weekday() + 1

    def timetuple(self):
        return _time.struct_time((
            self.year, self.month, self.day, 0, 0, 0, self.weekday(),
            self.toordinal() - _ordinal(self.year, 1, 1) + 1, -1))

    def isoformat(self):
        return '%04d-%02d-%02d' % (self.year, self.month, self.day)

    __str__ = isoformat

    def __repr__(self):
        return 'datetime.date(%d, %d, %d)' % (self.year, self.month, self.day)

    def ctime(self):
        return _time.asctime(self.timetuple())

    def strftime(self, format):
        return _strftime(self, format, 0, None, None)

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def replace(self, year=None, month=None, day=None):
        return type(self)(self.year if year is None else year,
                          self.month if month is None else month,
                          self.day if day is None else day)

    def __add__(self, other):
        if isinstance(other, timedelta):
            n = self.toordinal() + other.days
            if not 0 < n <= 3652059:
                raise OverflowError('date value out of range')
            return type(self).fromordinal(n)
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def _key(self):
        return (self.year, self.month, self.day)

    def _comparable(self, other):
        return isinstance(other, date) and not isinstance(other, datetime)

    def __eq__(self, other):
        return self._key() == other._key() if self._comparable(other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if self._comparable(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._comparable(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._comparable(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._comparable(other) else NotImplemented

    def __hash__(self):
        return hash(self._key())


def _time_text(hour, minute, second, micro, timespec):
    text = '%02d:%02d' % (hour, minute)
    if timespec == 'minutes':
        return text
    text += ':%02d' % second
    if timespec == 'microseconds' or (timespec == 'auto' and micro):
        text += '.%06d' % micro
    elif timespec == 'milliseconds':
        text += '.%03d' % (micro // 1000)
    return text


class time:
    def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None,
                 *, fold=0):
        _check_time(hour, minute, second, microsecond)
        self.hour, self.minute, self.second = hour, minute, second
        self.microsecond = microsecond
        self.tzinfo = tzinfo

    @classmethod
    def fromisoformat(cls, text):
        if text[2:3] != ':' and len(text) not in (2, 4, 6):
            raise ValueError(f'Invalid isoformat string: {text!r}')
        try:
            whole = datetime._parse_iso('1970-01-01T' + text.lstrip('T'))
        except IndexError:
            raise ValueError(f'Invalid isoformat string: {text!r}') from None
        return whole.timetz()

    def isoformat(self, timespec='auto'):
        text = _time_text(self.hour, self.minute, self.second,
                          self.microsecond, timespec)
        if self.tzinfo is not None:
            text += _offset_text(self.tzinfo.utcoffset(None))
        return text

    __str__ = isoformat

    def timetuple(self):
        return _time.struct_time((1900, 1, 1, self.hour, self.minute,
                                  self.second, 0, 1, -1))

    def strftime(self, format):
        return _strftime(self, format, self.microsecond, None, None)

    def __repr__(self):
        parts = [self.hour, self.minute]
        if self.second or self.microsecond:
            parts.append(self.second)
        if self.microsecond:
            parts.append(self.microsecond)
        return 'datetime.time(%s)' % ', '.join(map(str, parts))

    def _key(self):
        return (self.hour, self.minute, self.second, self.microsecond)

    def __eq__(self, other):
        return isinstance(other, time) and self._key() == other._key()

    def __lt__(self, other):
        return self._key() < other._key()

    def __hash__(self):
        return hash(self._key())


_time_class = time
_EPOCH = _ordinal(1970, 1, 1)


class datetime(date):
    def __new__(cls, year, month, day, hour=0, minute=0, second=0,
                microsecond=0, tzinfo=None, *, fold=0):
        _check_date(year, month, day)
        _check_time(hour, minute, second, microsecond)
        self = object.__new__(cls)
        self._set_date(year, month, day)
        self.hour, self.minute, self.second = hour, minute, second
        self.microsecond = microsecond
        self.tzinfo = tzinfo
        self.fold = fold
        return self

    @classmethod
    def _of_us(cls, us, tzinfo):
        days, us = divmod(us, 86400000000)
        seconds, us = divmod(us, 1000000)
        minutes, seconds = divmod(seconds, 60)
        n = days + _EPOCH
        if not 1 <= n <= 3652059:
            raise OverflowError('date value out of range')
        return cls(*_from_ordinal(n), minutes // 60, minutes % 60, seconds, us,
                   tzinfo)

    def _us(self):
        return ((((self.toordinal() - _EPOCH) * 24 + self.hour) * 60 +
                 self.minute) * 60 + self.second) * 1000000 + self.microsecond

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def utcnow(cls):
        return cls.now()

    @classmethod
    def fromtimestamp(cls, t, tz=None):
        us = round(t * 10**6)
        if tz is not None:
            us += tz.utcoffset(None)._us
        return cls._of_us(us, tz)

    @classmethod
    def utcfromtimestamp(cls, t):
        return cls.fromtimestamp(t)

    @classmethod
    def fromordinal(cls, n):
        return cls(*_from_ordinal(n))

    @classmethod
    def combine(cls, date, time, tzinfo=None):
        return cls(date.year, date.month, date.day, time.hour, time.minute,
                   time.second, time.microsecond, tzinfo or time.tzinfo)

    @classmethod
    def fromisoformat(cls, text):
        try:
            date.fromisoformat(text[:10])
            clock = text[11:].rstrip('Z').replace(':', '').replace('.', '')
            for sign in '+-':
                clock = clock.replace(sign, '', 1)
            if clock and not clock.isdigit():
                raise IndexError
            return cls._parse_iso(text)
        except IndexError:
            raise ValueError(f'Invalid isoformat string: {text!r}') from None
        except ValueError as e:
            if not str(e).startswith('Invalid isoformat'):
                raise
            raise ValueError(f'Invalid isoformat string: {text!r}') from None

    @classmethod
    def _parse_iso(cls, text):
        day = date.fromisoformat(text[:10])
        clock = text[11:]
        zone = None
        if clock.endswith('Z'):
            clock, zone = clock[:-1], timezone.utc
        for sign in '+-':
            if sign in clock:
                clock, _, off = clock.partition(sign)
                off = off.replace(':', '')
                delta = timedelta(hours=int(off[:2]), minutes=int(off[2:4] or 0))
                zone = timezone(-delta if sign == '-' else delta)
                if not delta:
                    zone = timezone.utc
        clock, _, part = clock.partition('.')
        fields = [int(f) for f in clock.split(':')] if clock else []
        micro = int((part + '000000')[:6]) if part else 0
        fields += [0] * (3 - len(fields))
        return cls(day.year, day.month, day.day, *fields, micro, zone)

    @classmethod
    def strptime(cls, text, format):
        from _strptime import read
        return cls(*read(text, format))

    def utcoffset(self):
        return None if self.tzinfo is None else self.tzinfo.utcoffset(self)

    def tzname(self):
        return None if self.tzinfo is None else self.tzinfo.tzname(self)

    def timestamp(self):
        us = self._us()
        if self.tzinfo is not None:
            us -= self.utcoffset()._us
        return us / 10**6

    def astimezone(self, tz=None):
        us = self._us()
        if self.tzinfo is not None:
            us -= self.utcoffset()._us
        tz = tz or timezone.utc
        return type(self)._of_us(us + tz.utcoffset(None)._us, tz)

    def date(self):
        return date(self.year, self.month, self.day)

    def timetz(self):
        return _time_class(self.hour, self.minute, self.second,
                           self.microsecond, self.tzinfo)

    def time(self):
        return _time_class(self.hour, self.minute, self.second,
                           self.microsecond)

    def timetuple(self):
        return _time.struct_time((
            self.year, self.month, self.day, self.hour, self.minute,
            self.second, self.weekday(),
            self.toordinal() - _ordinal(self.year, 1, 1) + 1, -1))

    def isoformat(self, sep='T', timespec='auto'):
        text = date.isoformat(self) + sep + _time_text(
            self.hour, self.minute, self.second, self.microsecond, timespec)
        offset = self.utcoffset()
        return text if offset is None else text + _offset_text(offset)

    def __str__(self):
        return self.isoformat(' ')

    def __repr__(self):
        parts = [self.year, self.month, self.day, self.hour, self.minute]
        if self.second or self.microsecond:
            parts.append(self.second)
        if self.microsecond:
            parts.append(self.microsecond)
        text = ', '.join(map(str, parts))
        if self.tzinfo is not None:
            text += ', tzinfo=%r' % self.tzinfo
        return 'datetime.datetime(%s)' % text

    def strftime(self, format):
        return _strftime(self, format, self.microsecond, self.utcoffset(),
                         self.tzname())

    def replace(self, year=None, month=None, day=None, hour=None, minute=None,
                second=None, microsecond=None, tzinfo=True, *, fold=0):
        def pick(given, own):
            return own if given is None else given
        return type(self)(pick(year, self.year), pick(month, self.month),
                          pick(day, self.day), pick(hour, self.hour),
                          pick(minute, self.minute), pick(second, self.second),
                          pick(microsecond, self.microsecond),
                          self.tzinfo if tzinfo is True else tzinfo)

    def __add__(self, other):
        if isinstance(other, timedelta):
            us = self._us() + other._us
            if not 0 < us // 86400000000 + _EPOCH <= 3652059:
                raise OverflowError('date value out of range')
            return type(self)._of_us(us, self.tzinfo)
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if isinstance(other, datetime):
            return timedelta(microseconds=self._key() - other._key_for(self))
        return NotImplemented

    def _key(self):
        offset = self.utcoffset()
        return self._us() - (0 if offset is None else offset._us)

    def _key_for(self, other):
        if (self.tzinfo is None) != (other.tzinfo is None):
            raise TypeError("can't subtract offset-naive and offset-aware "
                            'datetimes')
        return self._key()

    def _comparable(self, other):
        if isinstance(other, datetime):
            if (self.tzinfo is None) != (other.tzinfo is None):
                raise TypeError("can't compare offset-naive and offset-aware "
                                'datetimes')
            return True
        if isinstance(other, date):
            raise TypeError("can't compare datetime.datetime to datetime.date")
        return False

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return False if isinstance(other, date) else NotImplemented
        if (self.tzinfo is None) != (other.tzinfo is None):
            return False
        return self._key() == other._key()

    __hash__ = date.__hash__


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)

# _strptime: reads what strptime's letters stand for.
import datetime
import time

# The greatest number of digits, the least and the greatest value.
_NUMBERS = {'d': (2, 1, 31), 'f': (6, 0, 999999), 'H': (2, 0, 23),
            'I': (2, 1, 12), 'j': (3, 1, 366), 'm': (2, 1, 12),
            'M': (2, 0, 59), 'S': (2, 0, 61), 'w': (1, 0, 6),
            'y': (2, 0, 99), 'Y': (4, 0, 9999)}
_WHOLE = {'y': 2, 'Y': 4}  # digits that have to be there
_MONTH_NAMES = ('January', 'February', 'March', 'April', 'May', 'June', 'July',
                'August', 'September', 'October', 'November', 'December')
_DAY_NAMES = ('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday',
              'Saturday', 'Sunday')
_NAMES = {'b': datetime._MONTHS, 'B': _MONTH_NAMES, 'a': datetime._WEEK,
          'A': _DAY_NAMES, 'p': ('AM', 'PM')}
_SHORT = {'c': '%a %b %d %H:%M:%S %Y', 'x': '%m/%d/%y', 'X': '%H:%M:%S'}


def _read_number(text, at, code):
    most, low, high = _NUMBERS[code]
    end = at
    while end < len(text) and end - at < most and '0' <= text[end] <= '9':
        end += 1
    while end > at and not low <= int(text[at:end]) <= high:
        end -= 1
    if end == at or end - at < _WHOLE.get(code, 1):
        return None, at
    number = int(text[at:end])
    return number * 10 ** (6 - (end - at)) if code == 'f' else number, end


def _read_name(text, at, code):
    best = None
    for i, name in enumerate(_NAMES[code]):
        if text[at:at + len(name)].lower() == name.lower() and (
                best is None or len(name) > len(_NAMES[code][best])):
            best = i
    if best is None:
        return None, at
    return best, at + len(_NAMES[code][best])


def _read_zone(text, at):
    if text[at:at + 1] == 'Z':
        return datetime.timezone.utc, at + 1
    digits = text[at + 1:at + 6].replace(':', '')[:4]
    if text[at:at + 1] not in ('+', '-') or len(digits) < 4 or (
            not digits.isdigit()):
        return None, at
    delta = datetime.timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    end = at + (6 if text[at + 3:at + 4] == ':' else 5)
    if not delta:
        return datetime.timezone.utc, end
    return datetime.timezone(-delta if text[at] == '-' else delta), end


def _read_piece(text, at, code, format):
    if code in _NUMBERS:
        return _read_number(text, at, code)
    if code in _NAMES:
        return _read_name(text, at, code)
    if code == 'z':
        return _read_zone(text, at)
    if code == 'Z':
        end = at + 3
        return (0, end) if text[at:end].upper() in ('UTC', 'GMT') else (0, at)
    raise ValueError(f'{code!r} is a bad directive in format {format!r}')


def _read_letters(text, format):
    """The values of the letters in format, and where the text was left."""
    values = {}
    at = i = 0
    for code, long in _SHORT.items():
        format = format.replace('%' + code, long)
    while i < len(format):
        value = 0
        if format[i].isspace():
            end = at
            while text[end:end + 1].isspace():
                end += 1
            value = None if end == at else 0
            while format[i + 1:i + 2].isspace():
                i += 1
        elif format[i] != '%' or format[i:i + 2] == '%%':
            value = 0 if text[at:at + 1].lower() == format[i].lower() else None
            end = at + 1
            i += format[i] == '%'
        elif i + 1 == len(format):
            raise ValueError(f'stray % in format {format!r}')
        else:
            i += 1
            value, end = _read_piece(text, at, format[i], format)
            values[format[i]] = value
        if value is None:
            return None, at
        at = end
        i += 1
    return values, at


def _read_day(values):
    year = values.get('Y', 1900)
    if 'y' in values:
        year = values['y'] + (2000 if values['y'] < 69 else 1900)
    month = values.get('m')
    if month is None:
        month = values.get('b', values.get('B'))
        if month is None and 'j' in values:
            return datetime._from_ordinal(
                datetime._ordinal(year, 1, 1) + values['j'] - 1)
        month = 1 if month is None else month + 1
    return year, month, values.get('d', 1)


def read(text, format):
    """year, month, day, hour, minute, second, microsecond, tzinfo."""
    for place, what in enumerate((text, format)):
        if not isinstance(what, str):
            raise TypeError('strptime() argument %d must be str, not %s' % (
                place, type(what)))
    values, at = _read_letters(text, format)
    if values is None:
        raise ValueError(
            f'time data {text!r} does not match format {format!r}')
    if at != len(text):
        raise ValueError('unconverted data remains: ' + text[at:])
    hour = values.get('H', 0)
    if 'I' in values:
        hour = values['I'] % 12 + 12 * values.get('p', 0)
    return (*_read_day(values), hour, values.get('M', 0), values.get('S', 0),
            values.get('f', 0), values.get('z'))


def struct_time(text, format):
    """What time.strptime gives."""
    year, month, day, *clock, _, _ = read(text, format)
    # Without a year the 29th of February is that of some leap year.
    some = (1904 if (year, month, day) == (1900, 2, 29) and
            'y' not in format.lower() else year)
    whole = datetime.date(some, month, day)
    return time.struct_time((year, month, day, *clock, whole.weekday(),
                             whole.timetuple().tm_yday, -1))

# Whether a format of logging's makes sense, in each of the three styles.
from string import Formatter, Template


def _is_word(text):
    return bool(text) and text.replace('_', 'a').isalnum()


# How far the text goes on from `at` in these characters.
def _past(text, at, characters):
    while at < len(text) and text[at] in characters:
        at += 1
    return at


_DIGITS = '0123456789'


# A number, or with stars `*` in its place.
def _past_number(text, at, stars):
    return at + 1 if stars and text[at:at + 1] == '*' else (
        _past(text, at, _DIGITS))


# Is there a field like %(name)-5.2s?
def _check_percent(fmt):
    at = fmt.find('%(')
    while at >= 0:
        end = fmt.find(')', at)
        if end < 0:
            break
        if _is_word(fmt[at + 2:end]):
            end = _past(fmt, end + 1, '#0+ -')
            end = _past_number(fmt, end, True)
            if fmt[end:end + 1] == '.':
                further = _past_number(fmt, end + 1, True)
                end = further if further > end + 1 else len(fmt)
            if fmt[end:end + 1].lower() in tuple('diouxefgcrsa%'):
                return
        at = fmt.find('%(', at + 1)
    raise ValueError(f"Invalid format '{fmt}' for '%' style")


# A width or precision: a number, or a name in braces.
def _past_measure(spec, at):
    end = spec.find('}', at)
    if spec[at:at + 1] == '{' and end > at and _is_word(spec[at + 1:end]):
        return end + 1
    return _past(spec, at, _DIGITS)


def _is_spec(spec):
    if spec[1:2] and spec[1] in '<=>^':
        at = 2
    else:
        at = 1 if spec[0] in '<=>^' else 0
    for marks in ('+ -', '#', '0'):
        at += spec[at:at + 1] in tuple(marks)
    at = _past_measure(spec, at)
    at += spec[at:at + 1] in (',', '_')
    if spec[at:at + 1] == '.':
        further = _past_measure(spec, at + 1)
        if further == at + 1:
            return False
        at = further
    at += spec[at:at + 1].lower() in tuple('bcdefgnosx%')
    return at == len(spec)


# A name, and the attributes and items asked of it.
def _is_name(name):
    first, *items = name.split('[')
    if not all(map(_is_word, first.split('.'))):
        return False
    for item in items:
        key, closed, rest = item.partition(']')
        if not key or not closed:
            return False
        if rest and (rest[0] != '.' or
                     not all(map(_is_word, rest[1:].split('.')))):
            return False
    return True


def _braced_fields(fmt):
    for _, name, spec, conversion in Formatter().parse(fmt):
        if name:
            if not _is_name(name):
                raise ValueError(f'invalid field name/expression: {name!r}')
            yield name
        if conversion and conversion not in 'rsa':
            raise ValueError(f'invalid conversion: {conversion!r}')
        if spec and not _is_spec(spec):
            raise ValueError(f'bad specifier: {spec!r}')


def _check_braces(fmt):
    try:
        some = list(_braced_fields(fmt))
    except ValueError as error:
        raise ValueError(f'invalid format: {error}')
    if not some:
        raise ValueError('invalid format: no fields')


def _check_dollars(fmt):
    some = False
    for _, name, written in Template(fmt)._parts():
        if name is None and written is not None:
            raise ValueError("invalid format: bare '$' not allowed")
        some = some or name is not None
    if not some:
        raise ValueError('invalid format: no fields')


check = {'%': _check_percent, '{': _check_braces, '$': _check_dollars}

# string: alphabets, templates, and a formatter to build others on.
from _string import _next_part

ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdefABCDEF'
octdigits = '01234567'
punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'
whitespace = ' \t\n\r\x0b\x0c'
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or ' ').join(map(str.capitalize, s.split(sep)))


class Template:
    delimiter = '$'

    def __init__(self, template):
        self.template = template

    def _parts(self):
        # Pairs of a text and the name that follows it, or None at the end.
        s = self.template
        if not isinstance(s, str):
            raise TypeError('expected string or bytes-like object, got '
                            f'{type(s).__name__!r}')
        at = 0
        text = ''
        while True:
            i = s.find('$', at)
            if i < 0:
                yield text + s[at:], None, None
                return
            text += s[at:i]
            if s[i + 1:i + 2] == '$':
                text += '$'
                at = i + 2
                continue
            braced = s[i + 1:i + 2] == '{'
            j = k = i + 1 + braced
            while k < len(s) and (s[k] == '_' or s[k].isascii() and (
                    s[k].isalpha() or k > j and s[k].isdigit())):
                k += 1
            if k == j or (braced and s[k:k + 1] != '}'):
                yield text, None, i
                text = '$'
                at = i + 1
                continue
            at = k + braced
            yield text, s[j:k], s[i:at]
            text = ''

    def substitute(self, mapping={}, /, **kws):
        return self._filled(mapping, kws, False)

    def safe_substitute(self, mapping={}, /, **kws):
        return self._filled(mapping, kws, True)

    def _filled(self, mapping, kws, safe):
        out = []
        for text, name, written in self._parts():
            out.append(text)
            if name is None:
                if written is not None and not safe:
                    lines = self.template[:written].split('\n')
                    raise ValueError('Invalid placeholder in string: line %d, '
                                     'col %d' % (len(lines), len(lines[-1]) + 1))
            elif name in kws:
                out.append(str(kws[name]))
            else:
                try:
                    out.append(str(mapping[name]))
                except KeyError:
                    if not safe:
                        raise
                    out.append(written)
        return ''.join(out)


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        text, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return text

    # The text, and the number that the next field without a name has: False
    # when fields are numbered by hand.
    def _vformat(self, format_string, args, kwargs, used, depth, number=0):
        if depth < 0:
            raise ValueError('Max string recursion exceeded')
        out = []
        for literal, name, spec, conversion in self.parse(format_string):
            if literal:
                out.append(literal)
            if name is None:
                continue
            if not name or name.isdigit():
                if number is False if not name else number:
                    raise ValueError('cannot switch from manual field '
                                     'specification to automatic field '
                                     'numbering')
                if name:
                    number = False
                else:
                    name = str(number)
                    number += 1
            found, first = self.get_field(name, args, kwargs)
            used.add(first)
            found = self.convert_field(found, conversion)
            spec, number = self._vformat(spec, args, kwargs, used, depth - 1,
                                         number)
            out.append(self.format_field(found, spec))
        return ''.join(out), number

    def parse(self, format_string):
        if not isinstance(format_string, str):
            raise TypeError(f'expected str, got {type(format_string).__name__}')
        return _parts_of(format_string)

    def get_field(self, field_name, args, kwargs):
        first, steps = _split_name(field_name)
        found = self.get_value(first, args, kwargs)
        for dotted, key in steps:
            found = getattr(found, key) if dotted else found[key]
        return found, first

    def get_value(self, key, args, kwargs):
        return (args if isinstance(key, int) else kwargs)[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        convert = {'s': str, 'r': repr, 'a': ascii}.get(conversion)
        if convert is None:
            raise ValueError(f'Unknown conversion specifier {conversion!s}')
        return convert(value)


def _parts_of(text):
    at = 0
    while at < len(text):
        *part, at = _next_part(text, at)
        yield tuple(part)


def _key_of(name):
    return int(name) if name.isdecimal() else name


# The first name of "0.name[key]", and the way on from there.
def _split_name(name):
    at = min([i for i in (name.find('.'), name.find('['))
              if i >= 0], default=len(name))
    return _key_of(name[:at]), _steps_of(name[at:])


def _steps_of(rest):
    while rest:
        if rest[0] == '.':
            at = min([i for i in (rest.find('.', 1), rest.find('[', 1))
                      if i >= 0], default=len(rest))
            key, rest = rest[1:at], rest[at:]
        elif rest[0] == '[':
            at = rest.find(']')
            if at < 0:
                raise ValueError("Missing ']' in format string")
            key, rest, dotted = rest[1:at], rest[at + 1:], False
            if not key:
                raise ValueError('Empty attribute in format string')
            yield False, _key_of(key)
            continue
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field "
                             'specifier')
        if not key:
            raise ValueError('Empty attribute in format string')
        yield True, key

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


class _Pattern:
    # Of regular expressions what names are written with: letters, sets of
    # them, how often each may come. Longer matches are tried first.
    def __init__(self, text, any_case):
        if text.startswith('(?a:') and text.endswith(')'):
            text = text[4:-1]
        self._any_case = any_case
        self._items = list(self._read(text))

    def _read(self, text):
        at = 0
        while at < len(text):
            end = at + 1
            if text[at] == '[':
                end = text.index(']', at + 2) + 1
            elif text[at] == '\\':
                end = at + 2
            letters = text[at:end]
            at = end
            least, most = 1, 1
            if text[at:at + 1] in ('*', '+', '?') and at < len(text):
                least, most = {'*': (0, None), '+': (1, None),
                               '?': (0, 1)}[text[at]]
                at += 1
            yield letters, least, most

    def _fits(self, letters, c):
        if letters == '.':
            return c != '\n'
        if letters in ('\\w', '\\d'):
            return c == '_' and letters == '\\w' or (
                c.isalnum() if letters == '\\w' else c.isdecimal())
        if letters[0] != '[':
            return c == letters[-1]
        inside = letters[1:-1]
        wanted = not inside.startswith('^')
        inside = inside if wanted else inside[1:]
        at, found = 0, False
        while at < len(inside):
            if inside[at] == '\\':
                found = found or self._fits(inside[at:at + 2], c)
                at += 2
            elif inside[at + 1:at + 2] == '-' and at + 2 < len(inside):
                found = found or inside[at] <= c <= inside[at + 2]
                at += 3
            else:
                found = found or c == inside[at]
                at += 1
        return found == wanted

    def _one(self, letters, c):
        cases = (c, c.lower(), c.upper()) if self._any_case else (c,)
        return any([self._fits(letters, one) for one in cases])

    def end(self, text, at, item=0):
        """Where the longest match from there on ends, or None."""
        if item == len(self._items):
            return at
        letters, least, most = self._items[item]
        n = 0
        while (most is None or n < most) and at + n < len(text) and (
                self._one(letters, text[at + n])):
            n += 1
        for count in range(n, least - 1, -1):
            end = self.end(text, at + count, item + 1)
            if end is not None:
                return end
        return None


class Template:
    delimiter = '$'
    idpattern = '(?a:[_a-z][_a-z0-9]*)'
    braceidpattern = None
    flags = 2 # IGNORECASE

    def __init__(self, template):
        self.template = template

    def _parts(self):
        # A text, the name that follows it, and how that is written. Without a
        # name: where a wrong one stands, or None at the end.
        s, sign = self.template, self.delimiter
        if not isinstance(s, str):
            raise TypeError('expected string or bytes-like object, got '
                            f'{type(s).__name__!r}')
        patterns = [_Pattern(pattern, self.flags & 2) for pattern in
                    (self.idpattern, self.braceidpattern or self.idpattern)]
        at = 0
        text = ''
        while True:
            i = s.find(sign, at)
            if i < 0:
                yield text + s[at:], None, None
                return
            text += s[at:i]
            at = i + len(sign)
            if s.startswith(sign, at):
                text += sign
                at += len(sign)
                continue
            braced = s[at:at + 1] == '{'
            j = at + braced
            k = patterns[braced].end(s, j)
            if k is None or k == j or (braced and s[k:k + 1] != '}'):
                yield text, None, i
                text = sign
                continue
            at = k + braced
            yield text, s[j:k], s[i:at]
            text = ''

    def substitute(self, mapping={}, /, **kws):
        return self._filled(mapping, kws, False)

    def safe_substitute(self, mapping={}, /, **kws):
        return self._filled(mapping, kws, True)

    def is_valid(self):
        return all([name is not None or written is None
                    for _, name, written in self._parts()])

    def get_identifiers(self):
        names = [name for _, name, _ in self._parts() if name is not None]
        return list(dict.fromkeys(names))

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

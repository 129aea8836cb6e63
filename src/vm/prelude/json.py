# json: JavaScript's notation, out and in.
from operator import index as _index


class JSONDecodeError(ValueError):
    __module__ = 'json.decoder'

    def __init__(self, msg, doc, pos):
        lineno = doc.count('\n', 0, pos) + 1
        colno = pos - doc.rfind('\n', 0, pos)
        super().__init__('%s: line %d column %d (char %d)' %
                         (msg, lineno, colno, pos))
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


_ESCAPES = {'"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t',
            '\b': '\\b', '\f': '\\f'}


def _text(s, ascii):
    out = ['"']
    for c in s:
        if c in _ESCAPES:
            out.append(_ESCAPES[c])
        elif c < ' ' or (ascii and c > '~'):
            code = ord(c)
            if code > 0xffff:
                code -= 0x10000
                out.append('\\u%04x\\u%04x' % (0xd800 | code >> 10,
                                               0xdc00 | code & 0x3ff))
            else:
                out.append('\\u%04x' % code)
        else:
            out.append(c)
    out.append('"')
    return ''.join(out)


class JSONEncoder:
    item_separator = ', '
    key_separator = ': '

    def __init__(self, *, skipkeys=False, ensure_ascii=True,
                 check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ','
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f'Object of type {type(o).__name__} is not JSON '
                        'serializable')

    def encode(self, o):
        if isinstance(o, str):
            return _text(o, self.ensure_ascii)
        return ''.join(self.iterencode(o, _one_shot=True))

    def iterencode(self, o, _one_shot=False):
        if not isinstance(self.indent, (str, type(None))) and (
                not isinstance(o, str)):
            self.indent = ' ' * self.indent
        if self.indent is None and not isinstance(o, str):
            for place, text in ((5, self.key_separator),
                                (6, self.item_separator)):
                if not isinstance(text, str):
                    raise TypeError(f'make_encoder() argument {place} must be '
                                    f'str, not {type(text).__name__}')
        out = []
        self._add(o, out, 0, set())
        return out if _one_shot else iter(out)

    def _number(self, o):
        if isinstance(o, int):
            return int.__repr__(o)
        if o != o:
            text = 'NaN'
        elif o in (float('inf'), float('-inf')):
            text = 'Infinity' if o > 0 else '-Infinity'
        else:
            return float.__repr__(o)
        if not self.allow_nan:
            raise ValueError('Out of range float values are not JSON compliant')
        return text

    def _scalar(self, o):
        if o is None:
            return 'null'
        if o is True:
            return 'true'
        if o is False:
            return 'false'
        if isinstance(o, str):
            return _text(o, self.ensure_ascii)
        if isinstance(o, (int, float)):
            return self._number(o)
        return None

    def _add(self, o, out, depth, around):
        text = self._scalar(o)
        if text is not None:
            out.append(text)
            return
        if id(o) in around:
            raise ValueError('Circular reference detected')
        around.add(id(o))
        if isinstance(o, dict):
            self._add_all('{}', self._pairs(o), out, depth, around)
        elif isinstance(o, (list, tuple)):
            self._add_all('[]', [('', item) for item in o], out, depth, around)
        else:
            self._add(self.default(o), out, depth, around)
        around.discard(id(o))

    def _pairs(self, o):
        pairs = sorted(o.items()) if self.sort_keys else o.items()
        result = []
        for key, value in pairs:
            if not isinstance(key, str):
                text = self._scalar(key)
                if text is None:
                    if self.skipkeys:
                        continue
                    raise TypeError('keys must be str, int, float, bool or '
                                    f'None, not {type(key).__name__}')
                key = text
            result.append((_text(key, self.ensure_ascii) + self.key_separator,
                           value))
        return result

    def _add_all(self, brackets, pairs, out, depth, around):
        if not pairs:
            out.append(brackets)
            return
        newline = ''
        if self.indent is not None:
            newline = '\n' + self.indent * (depth + 1)
        before = brackets[0] + newline
        for prefix, value in pairs:
            out.append(before)
            out.append(prefix)
            self._add(value, out, depth + 1, around)
            before = self.item_separator + newline
        if self.indent is not None:
            out.append('\n' + self.indent * depth)
        out.append(brackets[1])


def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True,
          allow_nan=True, cls=None, indent=None, separators=None, default=None,
          sort_keys=False, **kw):
    return (JSONEncoder if cls is None else cls)(
        skipkeys=skipkeys, ensure_ascii=ensure_ascii,
        check_circular=check_circular, allow_nan=allow_nan, indent=indent,
        separators=separators, default=default, sort_keys=sort_keys,
        **kw).encode(obj)


def dump(obj, fp, **kw):
    fp.write(dumps(obj, **kw))


def _skip(s, i):
    while i < len(s) and s[i] in ' \t\n\r':
        i += 1
    return i


# What CPython has a regular expression for.
class _white_space:
    def __init__(self, s, at):
        if not isinstance(s, str):
            raise TypeError(
                'cannot use a string pattern on a bytes-like object'
                if isinstance(s, (bytes, bytearray)) else
                'expected string or bytes-like object, got '
                f'{type(s).__name__!r}')
        self._end = _skip(s, at)

    def end(self):
        return self._end


class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None,
                 parse_constant=None, strict=True, object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def decode(self, s, _w=_white_space):
        value, end = self.raw_decode(s, _w(s, 0).end())
        end = _w(s, end).end()
        if end != len(s):
            raise JSONDecodeError('Extra data', s, end)
        return value

    def raw_decode(self, s, idx=0):
        idx = _index(idx)
        if not -2**63 <= idx < 2**63:
            raise OverflowError('Python int too large to convert to C ssize_t')
        if not isinstance(s, str):
            raise TypeError('first argument must be a string, not '
                            f'{type(s).__name__}')
        if idx < 0:
            raise ValueError('idx cannot be negative')
        try:
            return self._value(s, idx)
        except StopIteration as end: # nothing that a value could begin with
            raise JSONDecodeError('Expecting value', s, end.value) from None

    def _value(self, s, i):
        c = s[i:i + 1]
        if c == '"':
            return self._string(s, i + 1)
        if c == '{':
            return self._object(s, i + 1)
        if c == '[':
            return self._array(s, i + 1)
        for word, value in (('null', None), ('true', True), ('false', False)):
            if s.startswith(word, i):
                return value, i + len(word)
        for word in ('NaN', 'Infinity', '-Infinity'):
            if s.startswith(word, i):
                convert = self.parse_constant or float
                return convert(word), i + len(word)
        if c == '-' or (c and c in '0123456789'):
            return self._number(s, i)
        raise StopIteration(i)

    def _digits(self, s, i):
        while i < len(s) and s[i] in '0123456789':
            i += 1
        return i

    def _number(self, s, start):
        i = start + (s[start] == '-')
        end = i + 1 if s[i:i + 1] == '0' else self._digits(s, i)
        if end == i:
            raise StopIteration(start)
        whole = True
        if s[end:end + 1] == '.':
            stop = self._digits(s, end + 1)
            if stop > end + 1:
                whole, end = False, stop
        if s[end:end + 1] and s[end] in 'eE':
            sign = end + 1
            if s[sign:sign + 1] and s[sign] in '+-':
                sign += 1
            stop = self._digits(s, sign)
            if stop > sign:
                whole, end = False, stop
        convert = self.parse_int if whole else self.parse_float
        return convert(s[start:end]), end

    def _hex(self, s, i):
        digits = s[i:i + 4]
        if len(digits) == 4 and all(c in '0123456789abcdefABCDEF'
                                    for c in digits):
            return int(digits, 16)
        raise JSONDecodeError('Invalid \\uXXXX escape', s, i - 1)

    def _string(self, s, i):
        out = []
        begin = i - 1
        while True:
            end = i
            while end < len(s) and s[end] not in '"\\' and s[end] >= ' ':
                end += 1
            out.append(s[i:end])
            if end >= len(s):
                raise JSONDecodeError('Unterminated string starting at', s,
                                      begin)
            c = s[end]
            if c == '"':
                return ''.join(out), end + 1
            if c < ' ':
                if self.strict:
                    raise JSONDecodeError('Invalid control character at', s,
                                          end)
                out.append(c)
                i = end + 1
                continue
            code = s[end + 1:end + 2]
            if not code:
                raise JSONDecodeError('Unterminated string starting at', s,
                                      begin)
            i = end + 2
            if code == 'u':
                number = self._hex(s, i)
                i += 4
                if 0xd800 <= number < 0xdc00 and s[i:i + 2] == '\\u':
                    low = self._hex(s, i + 2)
                    if 0xdc00 <= low < 0xe000:
                        number = 0x10000 + ((number - 0xd800) << 10 |
                                            low - 0xdc00)
                        i += 6
                out.append(chr(number))
            elif code in '"\\/':
                out.append(code)
            elif code in 'bfnrt':
                out.append({'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r',
                            't': '\t'}[code])
            else:
                raise JSONDecodeError('Invalid \\escape', s, end)

    def _array(self, s, i):
        items = []
        i = _skip(s, i)
        if s[i:i + 1] == ']':
            return items, i + 1
        while True:
            value, i = self._value(s, i)
            items.append(value)
            i = _skip(s, i)
            if s[i:i + 1] == ']':
                return items, i + 1
            if s[i:i + 1] != ',':
                raise JSONDecodeError("Expecting ',' delimiter", s, i)
            i = _skip(s, i + 1)

    def _object(self, s, i):
        pairs = []
        i = _skip(s, i)
        if s[i:i + 1] == '}':
            return self._made(pairs), i + 1
        while True:
            if s[i:i + 1] != '"':
                raise JSONDecodeError('Expecting property name enclosed in '
                                      'double quotes', s, i)
            key, i = self._string(s, i + 1)
            i = _skip(s, i)
            if s[i:i + 1] != ':':
                raise JSONDecodeError("Expecting ':' delimiter", s, i)
            value, i = self._value(s, _skip(s, i + 1))
            pairs.append((key, value))
            i = _skip(s, i)
            if s[i:i + 1] == '}':
                return self._made(pairs), i + 1
            if s[i:i + 1] != ',':
                raise JSONDecodeError("Expecting ',' delimiter", s, i)
            i = _skip(s, i + 1)

    def _made(self, pairs):
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs)
        made = dict(pairs)
        return made if self.object_hook is None else self.object_hook(made)


# JSON begins with a character of ASCII, so the zeros among the first bytes tell.
def detect_encoding(b):
    for mark, name in ((b'\xff\xfe\0\0', 'utf-32'), (b'\0\0\xfe\xff', 'utf-32'),
                       (b'\xff\xfe', 'utf-16'), (b'\xfe\xff', 'utf-16'),
                       (b'\xef\xbb\xbf', 'utf-8-sig')):
        if b.startswith(mark):
            return name
    if len(b) >= 4:
        if not b[0]:
            return 'utf-16-be' if b[1] else 'utf-32-be'
        if not b[1]:
            return 'utf-16-le' if b[2] or b[3] else 'utf-32-le'
    elif len(b) == 2:
        if not b[0]:
            return 'utf-16-be'
        if not b[1]:
            return 'utf-16-le'
    return 'utf-8'


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None,
          parse_constant=None, object_pairs_hook=None, **kw):
    if isinstance(s, (bytes, bytearray)):
        s = s.decode(detect_encoding(s), 'surrogatepass')
    elif isinstance(s, str):
        if s.startswith('\ufeff'):
            raise JSONDecodeError('Unexpected UTF-8 BOM (decode using '
                                  'utf-8-sig)', s, 0)
    else:
        raise TypeError('the JSON object must be str, bytes or bytearray, not '
                        + type(s).__name__)
    # A class of the program's own is told only what was asked for.
    asked = {'object_hook': object_hook, 'object_pairs_hook': object_pairs_hook,
             'parse_float': parse_float, 'parse_int': parse_int,
             'parse_constant': parse_constant}
    kw.update((name, v) for name, v in asked.items() if v is not None)
    return (JSONDecoder if cls is None else cls)(**kw).decode(s)


def load(fp, **kw):
    return loads(fp.read(), **kw)

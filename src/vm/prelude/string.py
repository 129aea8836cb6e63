# string: alphabets, and templates.
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
        if not isinstance(format_string, str):
            raise TypeError(f'expected str, got {type(format_string).__name__}')
        return format_string.format(*args, **{
            key: value for key, value in kwargs.items()
            if isinstance(key, str)})

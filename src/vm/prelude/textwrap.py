# textwrap: paragraphs of a given width.


def _letter(c):
    return c.isalpha() or c == '_'


def _splits_after(word, i):
    # May a line end after the hyphen at word[i]?
    before = i >= 2 and _letter(word[i - 1]) and (
        _letter(word[i - 2]) or (i >= 3 and word[i - 2] == '-' and
                                 _letter(word[i - 3])))
    rest = word[i + 1:i + 4]
    after = len(rest) >= 2 and _letter(rest[0]) and (
        _letter(rest[1]) or (rest[1] == '-' and len(rest) > 2 and
                             _letter(rest[2])))
    return before and after


def _pieces(word, break_on_hyphens):
    if not break_on_hyphens or '-' not in word:
        return [word]
    pieces = []
    start = 0
    i = 0
    while i < len(word):
        if word[i] == '-':
            end = i
            while end < len(word) and word[end] == '-':
                end += 1
            if end - i >= 2 and i > start and end < len(word) and (
                    word[end].isalnum() or word[end] == '_') and (
                    word[i - 1].isalnum() or word[i - 1] in '_!"\'&.,?'):
                pieces.append(word[start:i])
                pieces.append(word[i:end])
                start = end
            elif end - i == 1 and _splits_after(word, i):
                pieces.append(word[start:end])
                start = end
            i = end
        else:
            i += 1
    pieces.append(word[start:])
    return [piece for piece in pieces if piece]


_SPACES = dict.fromkeys(map(ord, '\t\n\x0b\x0c\r'), ord(' '))


class TextWrapper:
    def __init__(self, width=70, initial_indent='', subsequent_indent='',
                 expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True,
                 drop_whitespace=True, break_on_hyphens=True, tabsize=8, *,
                 max_lines=None, placeholder=' [...]'):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _chunks(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(_SPACES)
        chunks = []
        i = 0
        while i < len(text):
            j = i
            space = text[i].isspace()
            while j < len(text) and text[j].isspace() == space:
                j += 1
            if space:
                chunks.append(text[i:j])
            else:
                chunks.extend(_pieces(text[i:j], self.break_on_hyphens is True))
            i = j
        return chunks

    def _fill_line(self, chunks, width):
        line = []
        used = 0
        while chunks and used + len(chunks[0]) <= width:
            used += len(chunks[0])
            line.append(chunks.pop(0))
        if chunks and len(chunks[0]) > width:
            if self.break_long_words:
                room = width - used if width >= 1 else 1
                if self.break_on_hyphens:
                    at = chunks[0].rfind('-', 0, room)
                    if at > 0 and chunks[0][:at].strip('-'):
                        room = at + 1
                line.append(chunks[0][:room])
                chunks[0] = chunks[0][room:]
            elif not line:
                line.append(chunks.pop(0))
        if self.drop_whitespace and line and not line[-1].strip():
            line.pop()
        return line

    def _shortened(self, lines, line, indent, width):
        # The last line that is allowed, cut to make room for the placeholder.
        while line:
            if line[-1].strip() and (sum(map(len, line)) +
                                     len(self.placeholder) <= width):
                lines.append(indent + ''.join(line) + self.placeholder)
                return
            line.pop()
        if lines:
            last = lines[-1].rstrip()
            if len(last) + len(self.placeholder) <= self.width:
                lines[-1] = last + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def wrap(self, text):
        chunks = self._chunks(text)
        if self.width <= 0:
            raise ValueError('invalid width %r (must be > 0)' % self.width)
        self._check_placeholder()
        lines = []
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and lines and not chunks[0].strip():
                chunks.pop(0)
                if not chunks:
                    break
            line = self._fill_line(chunks, width)
            if not line:
                continue
            last = (self.max_lines is not None and
                    len(lines) + 1 >= self.max_lines)
            more = chunks and not (self.drop_whitespace and len(chunks) == 1
                                   and not chunks[0].strip())
            if last and more:
                self._shortened(lines, line, indent, width)
                break
            lines.append(indent + ''.join(line))
        return lines

    def _check_placeholder(self):
        if self.max_lines is None:
            return
        indent = (self.subsequent_indent if self.max_lines > 1
                  else self.initial_indent)
        if len(indent) + len(self.placeholder.lstrip()) > self.width:
            raise ValueError('placeholder too large for max width')

    def fill(self, text):
        return '\n'.join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    wrapper = TextWrapper(width=width, max_lines=1, **kwargs)
    return wrapper.fill(' '.join(text.strip().split()))


def _margin(line):
    return line[:len(line) - len(line.lstrip(' \t'))]


def dedent(text):
    if not isinstance(text, str):
        why = ('cannot use a string pattern on a bytes-like object'
               if isinstance(text, (bytes, bytearray)) else
               'expected string or bytes-like object, got '
               f'{type(text).__name__!r}')
        raise TypeError(why)
    lines = ['' if not line.strip(' \t') else line for line in text.split('\n')]
    margin = None
    for line in lines:
        if not line:
            continue
        own = _margin(line)
        if margin is None:
            margin = own
        while not own.startswith(margin):
            margin = margin[:-1]
    if margin:
        lines = [line[len(margin):] for line in lines]
    return '\n'.join(lines)


def indent(text, prefix, predicate=None):
    if predicate is None:
        predicate = str.strip
    return ''.join([prefix + line if predicate(line) else line
                    for line in text.splitlines(True)])

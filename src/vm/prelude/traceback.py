# traceback: exceptions as text.
import sys
from itertools import islice
from _exceptions import source_line as _source_line
from _exceptions import marks as _marks_under
from _exceptions import tb_entries as _tb_entries
from _exceptions import tb_span as _tb_span


_CAUSE = ('\nThe above exception was the direct cause of the following '
          'exception:\n\n')
_CONTEXT = ('\nDuring handling of the above exception, another exception '
            'occurred:\n\n')
_unset = object()


def _value_and_tb(exc, value, tb):
    if (value is _unset) != (tb is _unset):
        raise ValueError('Both or neither of value and tb must be given')
    if value is not _unset:
        return value, tb
    if exc is None:
        return None, None
    if not isinstance(exc, BaseException):
        raise TypeError('Exception expected for value, '
                        f'{type(exc).__name__} found')
    return exc, exc.__traceback__


def _told(exc, value, tb, limit):
    value, tb = _value_and_tb(exc, value, tb)
    if value is not None:
        # What is no exception, or no traceback, is refused with these.
        value.__suppress_context__
        if tb is not None:
            tb.tb_frame
    return TracebackException(type(value), value, tb, limit=limit, compact=True)


def format_exception(exc, /, value=_unset, tb=_unset, limit=None, chain=True):
    return list(_told(exc, value, tb, limit).format(chain=chain))


def print_exception(exc, /, value=_unset, tb=_unset, limit=None, file=None,
                    chain=True):
    _told(exc, value, tb, limit).print(file=file, chain=chain)


def format_exc(limit=None, chain=True):
    return ''.join(format_exception(sys.exc_info()[1], limit=limit,
                                    chain=chain))


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exc_info()[1], limit=limit, file=file, chain=chain)


def _safe(show, value, what):
    try:
        return show(value)
    except Exception:
        return f'<{what}() failed>'


def format_exception_only(exc, /, value=_unset):
    if value is not _unset:
        exc = value
    made = TracebackException(type(exc), exc, None, compact=True)
    return list(made.format_exception_only())


def _last_lines(cls, text, exc):
    # exc: the exception, or what has its place and notes.
    name = cls.__qualname__
    if cls.__module__ not in ('builtins', '__main__'):
        name = cls.__module__ + '.' + name
    if issubclass(cls, SyntaxError):
        yield from _syntax_lines(exc, name)
    else:
        yield f'{name}: {text}\n' if text else f'{name}\n'
    yield from _note_lines(getattr(exc, '__notes__', None))


def _syntax_lines(exc, name):
    """Where it stands, the line, marks under it, and the message."""
    where = ''
    if exc.lineno is not None:
        yield f'  File "{exc.filename or "<string>"}", line {exc.lineno}\n'
    elif exc.filename is not None:
        where = f' ({exc.filename})'
    if exc.text is not None:
        whole = exc.text.rstrip('\n')
        text = whole.lstrip(' \n\f')
        yield f'    {text}\n'
        if exc.offset is not None:
            yield from _marks(exc, text, len(whole) - len(text))
    yield f'{name}: {exc.msg or "<no detail available>"}{where}\n'


def _marks(exc, text, indent):
    end = exc.end_offset
    if end in (None, 0, -1, exc.offset):
        end = exc.offset + 1
    first = exc.offset - 1 - indent
    if first < 0:
        return []
    # what is blank and no space, as a tab, keeps the marks in their column
    margin = ''.join([c if c.isspace() else ' ' for c in text[:first]])
    return ['    ' + margin + '^' * (end - exc.offset) + '\n']


def _note_lines(notes):
    if notes is None:
        return []
    if not isinstance(notes, (list, tuple, str, bytes, range)):
        return [_safe(repr, notes, '__notes__ repr')]
    return [line + '\n' for note in notes
            for line in _safe(str, note, 'note str').split('\n')]


class FrameSummary:
    def __init__(self, filename, lineno, name, *, lookup_line=True,
                 locals=None, line=None, end_lineno=None, colno=None,
                 end_colno=None):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self.end_lineno = end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.locals = locals and {name: _safe(repr, value, 'local repr')
                                  for name, value in locals.items()}
        self._line = line
        if lookup_line:
            self.line

    @property
    def _original_line(self):
        self.line
        return self._line

    @property
    def line(self):
        if self._line is None:
            if self.lineno is None:
                return None
            self._line = _source_line(self.filename, self.lineno) or ''
        return self._line.strip()

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __getitem__(self, at):
        return (self.filename, self.lineno, self.name, self.line)[at]

    def __len__(self):
        return 4

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename == other.filename
                    and self.lineno == other.lineno
                    and self.name == other.name
                    and self.locals == other.locals)
        if isinstance(other, tuple):
            return (self.filename, self.lineno, self.name, self.line) == other
        return NotImplemented

    def __repr__(self):
        return (f'<FrameSummary file {self.filename}, line {self.lineno} in '
                f'{self.name}>')


def _summary(places):
    """Of (file, line, function), the innermost first."""
    return StackSummary([FrameSummary(*place) for place in reversed(places)])


def _created_at(what, summary):
    return (f'{what} created at (most recent call last):\n'
            + ''.join(format_list(summary)).rstrip())


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    # Without a frame: as far out as extract() and who asks it are.
    if f is None:
        f = sys._getframe().f_back.f_back.f_back.f_back
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def _placed(frames):
    for f, line in frames:
        yield f, (line, None, None, None)


def _placed_of(tb):
    # The program's own entries, each with all of its place.
    while tb is not None:
        span = _tb_span(tb)
        if span is not None:
            yield tb.tb_frame, span
        tb = tb.tb_next


_SHOWN = 3 # of calls that are alike


class StackSummary(list):
    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True,
                capture_locals=False):
        return cls._extract(_placed(frame_gen), limit, lookup_lines,
                            capture_locals)

    @classmethod
    def _extract(cls, placed, limit=None, lookup_lines=True,
                 capture_locals=False):
        if limit is not None:
            placed = (islice(placed, limit) if limit >= 0
                      else list(placed)[limit:])
        made = cls()
        for f, (line, col, end_line, end_col) in placed:
            made.append(FrameSummary(
                f.f_code.co_filename, line, f.f_code.co_name,
                lookup_line=lookup_lines,
                locals=f.f_locals if capture_locals else None,
                end_lineno=end_line, colno=col, end_colno=end_col))
        return made

    @classmethod
    def from_list(cls, a_list):
        return cls([f if isinstance(f, FrameSummary)
                    else FrameSummary(f[0], f[1], f[2], line=f[3])
                    for f in a_list])

    def format_frame_summary(self, frame_summary):
        f = frame_summary
        text = f'  File "{f.filename}", line {f.lineno}, in {f.name}\n'
        if f.line:
            text += f'    {f.line}\n'
        if f.line and f.colno is not None and f.end_colno is not None:
            text += _marks_under(f._original_line, f.lineno, f.colno,
                                 f.end_lineno, f.end_colno)
        for name, value in sorted((f.locals or {}).items()):
            text += f'    {name} = {value}\n'
        return text

    def format(self):
        lines = []
        last, times = None, 0
        for f in self:
            text = self.format_frame_summary(f)
            if text is None:
                continue
            if last != (f.filename, f.lineno, f.name):
                _tell_repeats(lines, times)
                last, times = (f.filename, f.lineno, f.name), 0
            times += 1
            if times <= _SHOWN:
                lines.append(text)
        _tell_repeats(lines, times)
        return lines


def _tell_repeats(lines, times):
    more = times - _SHOWN
    if more > 0:
        s = 's' if more > 1 else ''
        lines.append(f'  [Previous line repeated {more} more time{s}]\n')


def extract_tb(tb, limit=None):
    return StackSummary._extract(_placed_of(tb), limit)


def extract_stack(f=None, limit=None):
    found = StackSummary._extract(_placed(walk_stack(f or sys._getframe(1))),
                                  limit)
    found.reverse()
    return found


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


class TracebackException:
    """All that is shown of an exception, without the exception."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None,
                 lookup_lines=True, capture_locals=False, compact=False,
                 max_group_width=15, max_group_depth=10, _seen=None):
        seen = set() if _seen is None else _seen
        seen.add(id(exc_value))
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        self.stack = StackSummary._extract(
            _placed_of(exc_traceback), limit, lookup_lines, capture_locals)
        self.exc_type = exc_type
        self._str = _safe(str, exc_value, 'exception str')
        self.__notes__ = getattr(exc_value, '__notes__', None)
        if exc_type and issubclass(exc_type, SyntaxError):
            self._take_place(exc_value)
        self.__suppress_context__ = (exc_value is not None and
                                     exc_value.__suppress_context__)
        if _seen is None:
            self._take_all(exc_value, compact, dict(
                limit=limit, lookup_lines=lookup_lines,
                capture_locals=capture_locals, compact=compact,
                max_group_width=max_group_width,
                max_group_depth=max_group_depth, _seen=seen))

    def _take_all(self, exc, compact, options):
        # What led to it and what is in it, and of these in their turn, the last
        # of a group first: what several lead to is shown where it is met first.
        seen = options['_seen']

        def of(other):
            made = TracebackException(type(other), other, other.__traceback__,
                                      **options)
            waiting.append((made, other))
            return made

        def led(other):
            return None if other is None or id(other) in seen else of(other)
        waiting = [(self, exc)]
        while waiting:
            one, e = waiting.pop()
            one.__cause__ = led(e and e.__cause__)
            hidden = compact and (one.__cause__ is not None or
                                  one.__suppress_context__)
            one.__context__ = None if hidden else led(e and e.__context__)
            one.exceptions = ([of(member) for member in e.exceptions]
                              if isinstance(e, BaseExceptionGroup) else None)

    def _take_place(self, exc):
        self.filename = exc.filename
        self.lineno = None if exc.lineno is None else str(exc.lineno)
        self.end_lineno = (None if exc.end_lineno is None
                           else str(exc.end_lineno))
        self.text = exc.text
        self.offset = exc.offset
        self.end_offset = exc.end_offset
        self.msg = exc.msg

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self):
        if self.exc_type is None:
            yield 'None\n' if self._str == 'None' else f'None: {self._str}\n'
            return
        yield from _last_lines(self.exc_type, self._str, self)

    def format(self, *, chain=True, _sheet=None):
        sheet = _Sheet() if _sheet is None else _sheet
        for message, one in self._chain(chain):
            if message is not None:
                yield from sheet.lines([message])
            if one.exceptions is not None:
                yield from one._group_lines(chain, sheet)
                continue
            if one.stack:
                yield from sheet.lines(['Traceback (most recent call last):\n'])
                yield from sheet.lines(one.stack.format())
            yield from sheet.lines(one.format_exception_only())

    def _chain(self, chain):
        # From what was first to this one, each with what is said before it.
        found = []
        one = self
        while one is not None:
            message = led = None
            if chain and one.__cause__ is not None:
                message, led = _CAUSE, one.__cause__
            elif chain and one.__context__ is not None and (
                    not one.__suppress_context__):
                message, led = _CONTEXT, one.__context__
            found.append((message, one))
            one = led
        return found[::-1]

    def _group_lines(self, chain, sheet):
        if sheet.depth > self.max_group_depth:
            yield from sheet.lines(['... (max_group_depth is '
                                    f'{self.max_group_depth})\n'])
            return
        outermost = sheet.depth == 0
        sheet.depth += outermost
        if self.stack:
            yield from sheet.lines(['Exception Group Traceback (most recent '
                                    'call last):\n'],
                                   '+' if outermost else '|')
            yield from sheet.lines(self.stack.format())
        yield from sheet.lines(self.format_exception_only())
        yield from self._member_lines(chain, sheet)
        sheet.depth -= outermost

    def _member_lines(self, chain, sheet):
        width = self.max_group_width
        n = len(self.exceptions)
        shown = n if n <= width else width + 1
        sheet.open = False
        for i in range(shown):
            # The innermost of the last ones draws the line below them all.
            sheet.open = sheet.open or i == shown - 1
            title = i + 1 if i < width else '...'
            yield (sheet.indent() + ('+-' if i == 0 else '  ') +
                   f'+---------------- {title} ----------------\n')
            sheet.depth += 1
            if i < width:
                yield from self.exceptions[i].format(chain=chain, _sheet=sheet)
            else:
                s = 's' if n - width > 1 else ''
                yield from sheet.lines([f'and {n - width} more exception{s}\n'])
            if i == shown - 1 and sheet.open:
                yield sheet.indent() + '+------------------------------------\n'
                sheet.open = False
            sheet.depth -= 1

    def print(self, *, file=None, chain=True):
        for line in self.format(chain=chain):
            print(line, file=sys.stderr if file is None else file, end='')


class _Sheet:
    """How far in the lines of groups stand."""
    depth = 0
    open = False

    def indent(self):
        return '  ' * self.depth

    def lines(self, texts, margin='|'):
        start = self.indent() + (margin + ' ' if self.depth else '')
        for text in texts:
            yield ''.join([start + line for line in text.splitlines(True)])


def format_tb(tb, limit=None):
    if limit is not None and limit >= 0:
        islice((), limit)  # refuses what is no count
    return _tb_entries(tb, limit)


def print_list(extracted_list, file=None):
    (file or sys.stderr).write(''.join(format_list(extracted_list)))


def print_tb(tb, limit=None, file=None):
    (file or sys.stderr).write(''.join(format_tb(tb, limit)))


def print_stack(f=None, limit=None, file=None):
    print_list(extract_stack(f or sys._getframe(1), limit), file)


def format_stack(f=None, limit=None):
    return format_list(extract_stack(f or sys._getframe(1), limit))

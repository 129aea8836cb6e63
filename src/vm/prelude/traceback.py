# traceback: exceptions as text.
import sys
from itertools import islice
from _exceptions import format_text as _format_text
from _exceptions import source_line as _source_line
from _exceptions import tb_entries as _tb_entries


_CAUSE = ('\nThe above exception was the direct cause of the following '
          'exception:\n\n')
_CONTEXT = ('\nDuring handling of the above exception, another exception '
            'occurred:\n\n')
_unset = object()


def _has_group(exc, chain, seen):
    if exc is None or id(exc) in seen:
        return False
    seen.add(id(exc))
    return isinstance(exc, BaseExceptionGroup) or chain and (
        _has_group(exc.__cause__, True, seen)
        or _has_group(exc.__context__, True, seen))


def _add_exception(lines, exc, tb, limit, chain, seen):
    """The entries of exc, behind those of what led to it."""
    seen.add(id(exc))
    cause, context = exc.__cause__, exc.__context__
    if chain and cause is not None:
        if id(cause) not in seen:
            _add_exception(lines, cause, cause.__traceback__, limit, True, seen)
            lines.append(_CAUSE)
    elif chain and context is not None and not exc.__suppress_context__:
        if id(context) not in seen:
            _add_exception(lines, context, context.__traceback__, limit, True,
                           seen)
            lines.append(_CONTEXT)
    if tb is not None and limit != 0:
        # even when all of its entries are the library's, which are not shown
        lines.append('Traceback (most recent call last):\n')
        lines.extend(format_tb(tb, limit))
    _add_only(lines, exc)


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


def _add_all(lines, exc, tb, limit, chain):
    if exc is None:
        lines.append('NoneType: None\n')
        return
    exc.__suppress_context__ # what is no exception is refused with this
    if limit is None and _has_group(exc, chain, set()):
        lines.extend(_format_text(exc).splitlines(True))
    else:
        _add_exception(lines, exc, tb, limit, chain, set())


def format_exception(exc, /, value=_unset, tb=_unset, limit=None, chain=True):
    lines = []
    _add_all(lines, *_value_and_tb(exc, value, tb), limit, chain)
    return lines


def print_exception(exc, /, value=_unset, tb=_unset, limit=None, file=None,
                    chain=True):
    value, tb = _value_and_tb(exc, value, tb)
    lines = []
    try:
        _add_all(lines, value, tb, limit, chain)
    finally: # what is there is shown, whatever becomes of the rest
        (file or sys.stderr).write(''.join(lines))


def format_exc(limit=None, chain=True):
    return ''.join(format_exception(sys.exc_info()[1], limit=limit,
                                    chain=chain))


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exc_info()[1], limit=limit, file=file, chain=chain)


class TracebackException:
    """An exception's text, kept without the exception and its frames."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None,
                 lookup_lines=True, capture_locals=False, compact=False,
                 max_group_width=15, max_group_depth=10, _seen=None):
        seen = set() if _seen is None else _seen
        seen.add(id(exc_value))
        self.stack = extract_tb(exc_traceback, limit)
        self.exc_type = exc_type
        self.__suppress_context__ = exc_value.__suppress_context__
        self.__notes__ = getattr(exc_value, '__notes__', None)
        self._str = _safe(str, exc_value, 'exception')
        self._only = format_exception_only(exc_value)
        self._lines = format_exception(exc_type, exc_value, exc_traceback,
                                       limit)
        self._alone = format_exception(exc_type, exc_value, exc_traceback,
                                       limit, False)
        self.__cause__ = self._made(exc_value.__cause__, limit, seen)
        hidden = compact and (self.__cause__ is not None
                              or self.__suppress_context__)
        self.__context__ = (None if hidden else
                            self._made(exc_value.__context__, limit, seen))
        self.exceptions = None
        if isinstance(exc_value, BaseExceptionGroup):
            self.exceptions = [self._made(e, limit, seen)
                               for e in exc_value.exceptions]
        if isinstance(exc_value, SyntaxError):
            for name in ('filename', 'text', 'offset', 'end_offset', 'msg'):
                setattr(self, name, getattr(exc_value, name))
            self.lineno = exc_value.lineno and str(exc_value.lineno)

    def _made(self, exc, limit, seen):
        if exc is None or id(exc) in seen:
            return None
        return TracebackException(type(exc), exc, exc.__traceback__,
                                  limit=limit, _seen=seen)

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
        yield from self._only

    def format(self, *, chain=True):
        yield from self._lines if chain else self._alone

    def print(self, *, file=None, chain=True):
        for line in self.format(chain=chain):
            print(line, file=file or sys.stderr, end='')


def _safe(show, value, what):
    try:
        return show(value)
    except Exception:
        return f'<{what}() failed>'


def format_exception_only(exc, /, value=_unset):
    if value is not _unset:
        exc = value
    if exc is None:
        return ['NoneType: None\n']
    lines = []
    _add_only(lines, exc)
    return lines


def _add_only(lines, exc):
    """The lines of exc itself."""
    exc.__suppress_context__
    cls = type(exc)
    name = cls.__qualname__
    if cls.__module__ not in ('builtins', '__main__'):
        name = cls.__module__ + '.' + name
    text = _safe(str, exc, 'exception str')
    if isinstance(exc, SyntaxError):
        _add_syntax(lines, exc, name)
    else:
        lines.append(f'{name}: {text}\n' if text else f'{name}\n')
    lines += _note_lines(getattr(exc, '__notes__', None))


def _add_syntax(lines, exc, name):
    """Where it stands, the line, marks under it, and the message."""
    where = ''
    if exc.lineno is not None:
        lines.append(f'  File "{exc.filename or "<string>"}", '
                     f'line {exc.lineno}\n')
    elif exc.filename is not None:
        where = f' ({exc.filename})'
    if exc.text is not None:
        whole = exc.text.rstrip('\n')
        text = whole.lstrip(' \n\f')
        lines.append(f'    {text}\n')
        if exc.offset is not None:
            lines += _marks(exc, text, len(whole) - len(text))
    lines.append(f'{name}: {exc.msg or "<no detail available>"}{where}\n')


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
        self.locals = locals
        self._line = line

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


class StackSummary(list):
    def format(self):
        return format_list(self)


def _summary(places):
    """Of (file, line, function), the innermost first."""
    return StackSummary([FrameSummary(*place) for place in reversed(places)])


def _created_at(summary):
    return ('Object created at (most recent call last):\n'
            + ''.join(format_list(summary)).rstrip())


def _limited(found, limit):
    """The first `limit` entries, or the last ones of a negative limit."""
    if limit is None:
        return found
    return found[:limit] if limit >= 0 else found[limit:]


def extract_tb(tb, limit=None):
    found = []
    while tb is not None:
        code = tb.tb_frame.f_code
        found.append(FrameSummary(code.co_filename, tb.tb_lineno, code.co_name))
        tb = tb.tb_next
    return StackSummary(_limited(found, limit))


def extract_stack(f=None, limit=None):
    found = []
    f = f or sys._getframe(1)
    while f is not None:
        found.append(FrameSummary(f.f_code.co_filename, f.f_lineno,
                                  f.f_code.co_name))
        f = f.f_back
    if limit is not None:
        found = found[:limit] if limit >= 0 else found[limit:]
    found.reverse()
    return StackSummary(found)


def format_list(extracted_list):
    lines = []
    for f in extracted_list:
        if isinstance(f, tuple):
            f = FrameSummary(f[0], f[1], f[2], line=f[3])
        text = f'  File "{f.filename}", line {f.lineno}, in {f.name}\n'
        if f.line:
            text += f'    {f.line}\n'
        lines.append(text)
    return lines


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

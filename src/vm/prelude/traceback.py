# traceback: exceptions as text.
import sys
from _exceptions import format_text as _format_text
from _exceptions import source_line as _source_line
from _exceptions import tb_entries as _tb_entries


def format_exception(exc, /, value=None, tb=None, limit=None, chain=True):
    if value is not None:
        exc = value
    if exc is None:
        return ['NoneType: None\n']
    return _format_text(exc).splitlines(True)


def print_exception(exc, /, value=None, tb=None, limit=None, file=None,
                    chain=True):
    (file or sys.stderr).write(''.join(format_exception(exc, value, tb)))


def format_exc(limit=None, chain=True):
    return ''.join(format_exception(sys.exc_info()[1]))


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exc_info()[1], file=file)


def format_exception_only(exc, /, value=None):
    if value is not None:
        exc = value
    cls = type(exc)
    name = cls.__qualname__
    if cls.__module__ not in ('builtins', '__main__'):
        name = cls.__module__ + '.' + name
    text = str(exc)
    lines = [f'{name}: {text}\n' if text else f'{name}\n']
    for note in getattr(exc, '__notes__', ()):
        lines.append(f'{note}\n')
    return lines


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
    return _limited(_tb_entries(tb), limit)


def print_list(extracted_list, file=None):
    (file or sys.stderr).write(''.join(format_list(extracted_list)))


def print_tb(tb, limit=None, file=None):
    (file or sys.stderr).write(''.join(format_tb(tb, limit)))


def print_stack(f=None, limit=None, file=None):
    print_list(extract_stack(f or sys._getframe(1), limit), file)


def format_stack(f=None, limit=None):
    return format_list(extract_stack(f or sys._getframe(1), limit))

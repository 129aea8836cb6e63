# traceback: exceptions as text.
import sys
from _exceptions import format_text as _format_text


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
    def __init__(self, filename, lineno, name):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self.line = ''

    def __repr__(self):
        return (f'<FrameSummary file {self.filename}, line {self.lineno} in '
                f'{self.name}>')


def extract_tb(tb, limit=None):
    found = []
    while tb is not None:
        code = tb.tb_frame.f_code
        found.append(FrameSummary(code.co_filename, tb.tb_lineno, code.co_name))
        tb = tb.tb_next
    return found


def extract_stack(f=None, limit=None):
    found = []
    f = f or sys._getframe(1)
    while f is not None:
        found.append(FrameSummary(f.f_code.co_filename, f.f_lineno,
                                  f.f_code.co_name))
        f = f.f_back
    found.reverse()
    return found


def format_list(frames):
    return ['  File "%s", line %s, in %s\n' % (f.filename, f.lineno, f.name)
            for f in frames]


def format_tb(tb, limit=None):
    lines = []
    found = []
    while tb is not None:
        found.append(tb)
        tb = tb.tb_next
    return format_list(extract_tb(found[0] if found else None))


def print_tb(tb, limit=None, file=None):
    (file or sys.stderr).write(''.join(format_tb(tb)))


def print_stack(f=None, limit=None, file=None):
    frames = extract_stack(f or sys._getframe(1))
    (file or sys.stderr).write(''.join(format_list(frames)))


def format_stack(f=None, limit=None):
    return format_list(extract_stack(f or sys._getframe(1)))

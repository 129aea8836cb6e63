# warnings: told once for a place, on stderr.
import sys
from operator import index as _index
from _arguments import _built_in, _words

# What is there from the start: action, text, category, module, line.
_FIRST = (('default', None, DeprecationWarning, '__main__', 0),
          ('ignore', None, DeprecationWarning, None, 0),
          ('ignore', None, PendingDeprecationWarning, None, 0),
          ('ignore', None, ImportWarning, None, 0),
          ('ignore', None, ResourceWarning, None, 0))
_filters = list(_FIRST)
_told = set()


def _untouched():
    return _filters == list(_FIRST)


def _fits(pattern, text):
    # Of a pattern its plain text counts.
    if pattern is None:
        return True
    start = pattern.removesuffix('.*')
    if start.startswith('.*'):
        return start.removeprefix('.*') in text
    return text.startswith(start)


def _action_for(category, text, module, line):
    for action, start, kind, place, at in _filters:
        if issubclass(category, kind) and _fits(start, text.lower()) and (
                _fits(place, module) and at in (0, line)):
            return action
    return 'default'


def formatwarning(message, category, filename, lineno, line=None):
    text = f'{filename}:{lineno}: {category.__name__}: {message}\n'
    if line:
        text += '  %s\n' % line.strip()
    return text


class WarningMessage:
    def __init__(self, message, category, filename, lineno):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.line = None

    def __str__(self):
        return ('{message : %r, category : %r, filename : %r, lineno : %s, '
                'line : %r}' % (self.message, self.category.__name__,
                                self.filename, self.lineno, self.line))


def showwarning(message, category, filename, lineno, file=None, line=None):
    (file or sys.stderr).write(formatwarning(
        message, category, filename, lineno, line))


_showwarning = showwarning
_recorders = []


def warn(message, category=None, stacklevel=1, source=None):
    stacklevel = _index(stacklevel)
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError('category must be a Warning subclass, not %r' %
                        type(category).__name__)
    frame = sys._getframe(1)
    for _ in range(stacklevel - 1):
        if frame.f_back is not None:
            frame = frame.f_back
    filename = frame.f_code.co_filename
    warn_explicit(message, category, filename, frame.f_lineno,
                  module=frame.f_globals.get('__name__'))


def warn_explicit(message, category, filename, lineno, module=None,
                  registry=None, module_globals=None, source=None):
    _tell(message, category, filename, lineno, module)


def _tell(message, category, filename, lineno, module):
    """True when somebody was told."""
    text = str(message)
    action = _action_for(category, text,
                         module or filename.removesuffix('.py'), lineno)
    if action == 'ignore':
        return False
    told = text if isinstance(message, Warning) else message
    if not isinstance(message, Warning):
        message = category(message)
    if action == 'error':
        raise message
    if action != 'always':
        hash(told)
    key = (text, category) if action == 'once' else (text, category, filename,
                                                     lineno)
    if action != 'always':
        if key in _told:
            return False
        _told.add(key)
    if _recorders:
        _recorders[-1].append(WarningMessage(message, category, filename,
                                             lineno))
        return True
    from _exceptions import source_line, tell_warning
    if showwarning is _showwarning:
        tell_warning(category.__name__, text)
    showwarning(message, category, filename, lineno, None,
                source_line(filename, lineno))
    return True


def _of_vm(category, text, filename, lineno, hint):
    # Of a warning of the interpreter's own: False when nothing here says what
    # becomes of it, and the interpreter says it itself.
    if _untouched() and not _recorders and showwarning is _showwarning:
        return False
    told = _tell(text, category, filename, lineno, '__main__')
    if hint and told and not _recorders:
        sys.stderr.write(f'{category.__name__}: Enable tracemalloc to get '
                         'the object allocation traceback\n')
    return True


def _add_filter(entry, append):
    # One that is there goes to the front, and stays where it is when it is
    # to be the last.
    if append:
        if entry not in _filters:
            _filters.append(entry)
    else:
        if entry in _filters:
            _filters.remove(entry)
        _filters.insert(0, entry)
    _told.clear()


def _check(good, text):
    if not good:
        raise AssertionError(text)


def _check_action(action):
    _check(action in ('error', 'ignore', 'always', 'default', 'module', 'once'),
           f'invalid action: {action!r}')


def _check_line(lineno):
    _check(isinstance(lineno, int) and lineno >= 0,
           'lineno must be an int >= 0')


def simplefilter(action, category=Warning, lineno=0, append=False):
    _check_action(action)
    _check_line(lineno)
    _add_filter((action, None, category, None, lineno), append)


def filterwarnings(action, message='', category=Warning, module='', lineno=0,
                   append=False):
    _check_action(action)
    _check(isinstance(message, str), 'message must be a string')
    _check(isinstance(category, type), 'category must be a class')
    _check(issubclass(category, Warning),
           'category must be a Warning subclass')
    _check(isinstance(module, str), 'module must be a string')
    _check_line(lineno)
    _add_filter((action, message.lower() or None, category, module or None,
                 lineno), append)


def resetwarnings():
    _filters.clear()


_words(warn, 1)
_built_in(warn)
_built_in(warn_explicit)


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None,
                 category=Warning, lineno=0, append=False):
        self._record = record
        self._module = sys.modules['warnings'] if module is None else module
        self._entered = False
        self._filter = (None if action is None
                        else (action, category, lineno, append))

    def __repr__(self):
        args = ['record=True'] if self._record else []
        if self._module is not sys.modules['warnings']:
            args.append('module=%r' % self._module)
        return '%s(%s)' % (type(self).__name__, ', '.join(args))

    def __enter__(self):
        if self._entered:
            raise RuntimeError('Cannot enter %r twice' % self)
        self._entered = True
        self._saved = list(_filters)
        _told.clear()
        if self._filter is not None:
            simplefilter(*self._filter)
        if not self._record:
            return None
        _recorders.append([])
        return _recorders[-1]

    def __exit__(self, *exc):
        if not self._entered:
            raise RuntimeError('Cannot exit %r without entering first' % self)
        _filters[:] = self._saved
        _told.clear()
        if self._record:
            _recorders.pop()

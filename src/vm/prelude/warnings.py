# warnings: told once for a place, on stderr.
import sys
from operator import index as _index
from _arguments import _words

_filters = []
_told = set()


def _action_for(category, text):
    for action, kind, start, anywhere in _filters:
        if issubclass(category, kind) and (
                start in text.lower() if anywhere
                else text.lower().startswith(start)):
            return action
    if issubclass(category, (PendingDeprecationWarning, ImportWarning,
                             ResourceWarning)):
        return 'ignore'
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
    action = _action_for(category, text)
    if not _filters and issubclass(category, DeprecationWarning) and (
            module != '__main__'):
        action = 'ignore'
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
    if not _filters and not _recorders and showwarning is _showwarning:
        return False
    told = _tell(text, category, filename, lineno, '__main__')
    if hint and told and not _recorders:
        sys.stderr.write(f'{category.__name__}: Enable tracemalloc to get '
                         'the object allocation traceback\n')
    return True


def _add_filter(entry, append):
    if append:
        _filters.append(entry)
    else:
        _filters.insert(0, entry)
    _told.clear()


def simplefilter(action, category=Warning, lineno=0, append=False):
    if action not in ('error', 'ignore', 'always', 'default', 'module', 'once'):
        raise AssertionError(f'invalid action: {action!r}')
    _add_filter((action, category, '', False), append)


def filterwarnings(action, message='', category=Warning, module='', lineno=0,
                   append=False):
    if action not in ('error', 'ignore', 'always', 'default', 'module', 'once'):
        raise AssertionError(f'invalid action: {action!r}')
    # of the pattern its plain text counts, in any case of letters
    start = message.removesuffix('.*').lower()
    _add_filter((action, category, start.removeprefix('.*'),
                 start.startswith('.*')), append)


def resetwarnings():
    _filters.clear()


_words(warn, 1)


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None,
                 category=Warning, lineno=0, append=False):
        self._record = record
        self._action = action
        self._category = category

    def __enter__(self):
        self._saved = list(_filters)
        if self._action is not None:
            simplefilter(self._action, self._category)
        if not self._record:
            return None
        _recorders.append([])
        return _recorders[-1]

    def __exit__(self, *exc):
        _filters[:] = self._saved
        if self._record:
            _recorders.pop()

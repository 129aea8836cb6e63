# logging: records, loggers, handlers.
from types import GenericAlias as _Alias
import os
import sys
import time

raiseExceptions = True

CRITICAL = FATAL = 50
ERROR = 40
WARNING = WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0
_names = {50: 'CRITICAL', 40: 'ERROR', 30: 'WARNING', 20: 'INFO', 10: 'DEBUG',
          0: 'NOTSET'}
_levels = {'CRITICAL': 50, 'FATAL': 50, 'ERROR': 40, 'WARN': 30, 'WARNING': 30,
           'INFO': 20, 'DEBUG': 10, 'NOTSET': 0}
BASIC_FORMAT = '%(levelname)s:%(name)s:%(message)s'


def getLevelName(level):
    return _names.get(level, _levels.get(level, 'Level %s' % level))


def addLevelName(level, levelName):
    _names[level] = levelName
    _levels[levelName] = level


def getLevelNamesMapping():
    return dict(_levels)


def _level(level):
    if isinstance(level, int):
        return level
    # The text of any object is asked for, so that a wrong __str__ is told.
    if str(level) != level:
        raise TypeError('Level not an integer or a valid string: %r' % (level,))
    if level not in _levels:
        raise ValueError('Unknown level: %r' % (level,))
    return _levels[level]


def _thread():
    # a program that never imported threading has the one thread
    threading = sys.modules.get('threading')
    if threading is None:
        return 1, 'MainThread'
    thread = threading.current_thread()
    return thread.ident, thread.name


def _process():
    multiprocessing = sys.modules.get('multiprocessing')
    if multiprocessing is None:
        return 'MainProcess'
    return multiprocessing.current_process().name


class LogRecord:
    def __init__(self, name, level, pathname, lineno, msg, args, exc_info,
                 func=None, sinfo=None, **kwargs):
        self.name = name
        self.msg = msg
        if args and len(args) == 1 and isinstance(args[0], dict) and args[0]:
            args = args[0]
        self.args = args
        self.levelname = getLevelName(level)
        self.levelno = level
        self.pathname = pathname
        self.filename = pathname.rpartition('/')[2]
        self.module = self.filename.rpartition('.')[0] or self.filename
        self.exc_info = exc_info
        self.exc_text = None
        self.stack_info = sinfo
        self.lineno = lineno
        self.funcName = func
        self.created = time.time()
        self.msecs = int((self.created - int(self.created)) * 1000) + 0.0
        self.relativeCreated = self.created * 1000
        self.thread, self.threadName = _thread()
        self.processName = _process()
        self.process = os.getpid()

    def getMessage(self):
        text = str(self.msg)
        return text % self.args if self.args else text

    def __repr__(self):
        return '<LogRecord: %s, %s, %s, %s, "%s">' % (
            self.name, self.levelno, self.pathname, self.lineno, self.msg)


class Formatter:
    default_time_format = '%Y-%m-%d %H:%M:%S'
    default_msec_format = '%s,%03d'
    converter = time.localtime

    def __init__(self, fmt=None, datefmt=None, style='%', validate=True, *,
                 defaults=None):
        if style not in ('%', '{', '$'):
            raise ValueError('Style must be one of: %,{,$')
        self._style = style
        self._fmt = fmt or {'%': '%(message)s', '{': '{message}',
                            '$': '${message}'}[style]
        if validate and fmt:
            from _logging_formats import check
            check[style](fmt)
        self.datefmt = datefmt
        self._defaults = defaults or {}

    def usesTime(self):
        return 'asctime' in self._fmt

    def formatTime(self, record, datefmt=None):
        when = time.localtime(record.created)
        if datefmt:
            return time.strftime(datefmt, when)
        return self.default_msec_format % (
            time.strftime(self.default_time_format, when), record.msecs)

    def formatMessage(self, record):
        try:
            return self._filled(dict(self._defaults, **record.__dict__))
        except KeyError as e:
            raise ValueError('Formatting field not found in record: %s' % e)

    def _filled(self, values):
        if self._style == '%':
            return self._fmt % values
        if self._style == '{':
            return self._fmt.format(**values)
        from string import Template
        return Template(self._fmt).substitute(values)

    def formatException(self, ei):
        import traceback
        text = ''.join(traceback.format_exception(ei[0], ei[1], ei[2]))
        return text.removesuffix('\n')

    def formatStack(self, stack_info):
        return stack_info

    def format(self, record):
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        text = self.formatMessage(record)
        if record.exc_info and not record.exc_text:
            record.exc_text = self.formatException(record.exc_info)
        if record.exc_text:
            text = text.removesuffix('\n') + '\n' + record.exc_text
        if record.stack_info:
            text = (text.removesuffix('\n') + '\n'
                    + self.formatStack(record.stack_info))
        return text


class Filter:
    def __init__(self, name=''):
        self.name = name

    def filter(self, record):
        return (not self.name or record.name == self.name or
                record.name.startswith(self.name + '.'))


class Filterer:
    def __init__(self):
        self.filters = []

    def addFilter(self, filter):
        if filter not in self.filters:
            self.filters.append(filter)

    def removeFilter(self, filter):
        if filter in self.filters:
            self.filters.remove(filter)

    def filter(self, record):
        for one in self.filters:
            keep = one.filter(record) if hasattr(one, 'filter') else one(record)
            if not keep:
                return False
        return True


_made = [0]  # handlers, to close the newest one first


class _Lock:
    """A handler's RLock, as far as one thread sees it: threads of the sandbox
    do not switch in the middle of a record."""
    _count = 0

    def acquire(self):
        self._count += 1

    def release(self):
        if not self._count:
            raise RuntimeError('cannot release un-acquired lock')
        self._count -= 1


class Handler(Filterer):
    def __init__(self, level=NOTSET):
        super().__init__()
        self.level = _level(level)
        self.formatter = None
        self.name = None
        _made[0] += 1
        self._order = _made[0]
        self.createLock()

    def __repr__(self):
        return '<%s (%s)>' % (type(self).__name__, getLevelName(self.level))

    def get_name(self):
        return self.name

    def set_name(self, name):
        self.name = name

    # Writing never switches threads here, so nothing has to be locked; a class
    # of the program's own may want to know.
    def createLock(self):
        self.lock = _Lock()

    def acquire(self):
        if self.lock:
            self.lock.acquire()

    def release(self):
        if self.lock:
            self.lock.release()

    def setLevel(self, level):
        self.level = _level(level)

    def setFormatter(self, fmt):
        self.formatter = fmt

    def format(self, record):
        return (self.formatter or _default_formatter).format(record)

    def handle(self, record):
        passes = self.filter(record)
        if passes:
            self.acquire()
            try:
                self.emit(record)
            finally:
                self.release()
        return passes

    def emit(self, record):
        raise NotImplementedError('emit must be implemented by Handler subclasses')

    def handleError(self, record):
        # a message that can't be made is told, and the program goes on
        if not raiseExceptions or not sys.stderr:
            return
        import traceback
        err = sys.stderr
        err.write('--- Logging error ---\n')
        text = traceback.format_exc()
        if text[:9] != 'Traceback':  # every frame is of this module
            err.write('Traceback (most recent call last):\n')
        err.write(text)
        err.write('Call stack:\n')
        frame = sys._getframe()
        while frame and frame.f_code.co_filename[:1] == '<':
            frame = frame.f_back
        if frame:
            traceback.print_stack(frame, file=err)
        err.write(f'Message: {record.msg!r}\nArguments: {record.args}\n')

    def flush(self):
        pass

    def close(self):
        pass


_default_formatter = Formatter()


class StreamHandler(Handler):
    __class_getitem__ = classmethod(_Alias)

    terminator = '\n'

    def __repr__(self):
        name = str(getattr(self.stream, 'name', ''))
        return '<%s %s(%s)>' % (type(self).__name__, name and name + ' ',
                                getLevelName(self.level))

    def __init__(self, stream=None):
        super().__init__()
        self.stream = sys.stderr if stream is None else stream

    def emit(self, record):
        try:
            self.stream.write(self.format(record) + self.terminator)
            self.flush()
        except RecursionError:
            raise
        except Exception:
            self.handleError(record)

    def flush(self):
        self.acquire()
        try:
            if self.stream and hasattr(self.stream, 'flush'):
                self.stream.flush()
        finally:
            self.release()

    def setStream(self, stream):
        if stream is self.stream:
            return None
        before = self.stream
        self.acquire()
        try:
            self.flush()
            self.stream = stream
        finally:
            self.release()
        return before


class FileHandler(StreamHandler):
    def __init__(self, filename, mode='a', encoding=None, delay=False,
                 errors=None):
        super().__init__(open(filename, mode))


class NullHandler(Handler):
    def emit(self, record):
        pass


class _LastResort(StreamHandler):
    def __init__(self):
        Handler.__init__(self, WARNING)

    @property
    def stream(self):
        return sys.stderr


lastResort = _LastResort()


class Logger(Filterer):
    def __reduce__(self):
        return getLogger, (self.name,)

    def __init__(self, name, level=NOTSET):
        super().__init__()
        self.name = name
        self.level = _level(level)
        self.parent = None
        self.propagate = True
        self.handlers = []
        self.disabled = False

    def __repr__(self):
        return '<%s %s (%s)>' % (type(self).__name__, self.name,
                                 getLevelName(self.getEffectiveLevel()))

    def setLevel(self, level):
        self.level = _level(level)

    def getEffectiveLevel(self):
        logger = self
        while logger is not None:
            if logger.level:
                return logger.level
            logger = logger.parent
        return NOTSET

    def isEnabledFor(self, level):
        return (not self.disabled and level > _disabled[0] and
                level >= self.getEffectiveLevel())

    def addHandler(self, hdlr):
        if hdlr not in self.handlers:
            self.handlers.append(hdlr)

    def removeHandler(self, hdlr):
        if hdlr in self.handlers:
            self.handlers.remove(hdlr)

    def hasHandlers(self):
        logger = self
        while logger is not None:
            if logger.handlers:
                return True
            logger = logger.parent if logger.propagate else None
        return False

    def getChild(self, suffix):
        return getLogger(suffix if self is root else self.name + '.' + suffix)

    def debug(self, msg, *args, **kwargs):
        if self.isEnabledFor(DEBUG):
            self._log(DEBUG, msg, args, **kwargs)

    def info(self, msg, *args, **kwargs):
        if self.isEnabledFor(INFO):
            self._log(INFO, msg, args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        if self.isEnabledFor(WARNING):
            self._log(WARNING, msg, args, **kwargs)

    def warn(self, msg, *args, **kwargs):
        _deprecated('method')
        self.warning(msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        if self.isEnabledFor(ERROR):
            self._log(ERROR, msg, args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        if self.isEnabledFor(ERROR):
            self._log(ERROR, msg, args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        if self.isEnabledFor(CRITICAL):
            self._log(CRITICAL, msg, args, **kwargs)

    fatal = critical

    def log(self, level, msg, *args, **kwargs):
        if not isinstance(level, int):
            raise TypeError('level must be an integer')
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)

    def _log(self, level, msg, args, exc_info=None, extra=None,
             stack_info=False, stacklevel=1):
        # Who called is the first frame outside this module.
        frame = sys._getframe(1)
        while frame.f_back is not None and (
                frame.f_globals.get('__name__') == __name__):
            frame = frame.f_back
        for _ in range(stacklevel - 1):
            if frame.f_back is not None:
                frame = frame.f_back
        if isinstance(exc_info, BaseException):
            exc_info = (type(exc_info), exc_info, exc_info.__traceback__)
        elif exc_info and not isinstance(exc_info, tuple):
            exc_info = sys.exc_info()
        stack = None
        if stack_info:
            import traceback
            stack = 'Stack (most recent call last):\n' + ''.join(
                traceback.format_stack(frame)).removesuffix('\n')
        self.handle(self.makeRecord(
            self.name, level, frame.f_code.co_filename, frame.f_lineno, msg,
            args, exc_info, frame.f_code.co_name, extra, stack))

    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None,
                   extra=None, sinfo=None):
        record = _record_factory[0](name, level, fn, lno, msg, args, exc_info,
                                    func, sinfo)
        if extra is not None:
            for key in extra:
                if key in ('message', 'asctime') or key in record.__dict__:
                    raise KeyError('Attempt to overwrite %r in LogRecord' % key)
                record.__dict__[key] = extra[key]
        return record

    def handle(self, record):
        if not self.disabled and self.filter(record):
            self.callHandlers(record)

    def callHandlers(self, record):
        found = False
        logger = self
        while logger is not None:
            for handler in logger.handlers:
                found = True
                if record.levelno >= handler.level:
                    handler.handle(record)
            logger = logger.parent if logger.propagate else None
        if not found and record.levelno >= lastResort.level:
            lastResort.handle(record)


class RootLogger(Logger):
    def __init__(self, level):
        super().__init__('root', level)


root = RootLogger(WARNING)
Logger.root = root
_loggers = {}


def _asyncio_says(level, message, error, filename, lineno, function):
    """asyncio's own record, from where CPython's would come."""
    logger = getLogger('asyncio')
    if logger.isEnabledFor(level):
        exc_info = error and (type(error), error, error.__traceback__)
        logger.handle(LogRecord('asyncio', level, 'asyncio/' + filename, lineno,
                                message, (), exc_info, function))


_disabled = [0]


_logger_class = [Logger]
_record_factory = [LogRecord]


def setLoggerClass(klass):
    if klass is not Logger and not issubclass(klass, Logger):
        raise TypeError('logger not derived from logging.Logger: '
                        + klass.__name__)
    _logger_class[0] = klass


def getLoggerClass():
    return _logger_class[0]


def setLogRecordFactory(factory):
    _record_factory[0] = factory


def getLogRecordFactory():
    return _record_factory[0]


def getLogger(name=None):
    if not name or isinstance(name, str) and name == 'root':
        return root
    if not isinstance(name, str):
        raise TypeError('A logger name must be a string')
    if name not in _loggers:
        logger = _logger_class[0](name)
        _loggers[name] = logger
        prefix = name.rpartition('.')[0]
        while prefix and prefix not in _loggers:
            prefix = prefix.rpartition('.')[0]
        logger.parent = _loggers[prefix] if prefix else root
        for other, child in _loggers.items():
            if other.startswith(name + '.') and (
                    child.parent is logger.parent):
                child.parent = logger
    return _loggers[name]


class LoggerAdapter:
    __class_getitem__ = classmethod(_Alias)

    def __init__(self, logger, extra=None):
        self.logger = logger
        self.extra = extra

    def __repr__(self):
        level = getLevelName(self.logger.getEffectiveLevel())
        return f'<{type(self).__name__} {self.logger.name} ({level})>'

    def process(self, msg, kwargs):
        kwargs['extra'] = self.extra
        return msg, kwargs

    def log(self, level, msg, *args, **kwargs):
        if self.logger.isEnabledFor(level):
            msg, kwargs = self.process(msg, kwargs)
            self.logger.log(level, msg, *args, **kwargs)

    def debug(self, msg, *args, **kwargs):
        self.log(DEBUG, msg, *args, **kwargs)

    def info(self, msg, *args, **kwargs):
        self.log(INFO, msg, *args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        self.log(WARNING, msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        self.log(ERROR, msg, *args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        self.log(CRITICAL, msg, *args, **kwargs)

    def isEnabledFor(self, level):
        return self.logger.isEnabledFor(level)

    def setLevel(self, level):
        self.logger.setLevel(level)

    def getEffectiveLevel(self):
        return self.logger.getEffectiveLevel()

    def hasHandlers(self):
        return self.logger.hasHandlers()

    @property
    def name(self):
        return self.logger.name


def basicConfig(*, force=False, encoding=None, errors=None, **kwargs):
    if force:
        root.handlers.clear()
    if root.handlers:
        return
    handlers = kwargs.pop('handlers', None)
    if handlers is None and 'stream' in kwargs and 'filename' in kwargs:
        raise ValueError("'stream' and 'filename' should not be specified "
                         'together')
    if handlers is not None and ('stream' in kwargs or 'filename' in kwargs):
        raise ValueError("'stream' or 'filename' should not be specified "
                         "together with 'handlers'")
    if handlers is None:
        filename = kwargs.pop('filename', None)
        mode = kwargs.pop('filemode', 'a')
        handlers = [FileHandler(filename, mode) if filename
                    else StreamHandler(kwargs.pop('stream', None))]
    datefmt = kwargs.pop('datefmt', None)
    style = kwargs.pop('style', '%')
    if style not in ('%', '{', '$'):
        raise ValueError('Style must be one of: %,{,$')
    basic = {'%': BASIC_FORMAT, '{': '{levelname}:{name}:{message}',
             '$': '${levelname}:${name}:${message}'}[style]
    formatter = Formatter(kwargs.pop('format', basic), datefmt, style)
    for handler in handlers:
        if handler.formatter is None:
            handler.setFormatter(formatter)
        root.addHandler(handler)
    level = kwargs.pop('level', None)
    if level is not None:
        root.setLevel(level)
    if kwargs:
        raise ValueError('Unrecognised argument(s): %s' % ', '.join(kwargs))


def _through_root(name):
    def function(msg, *args, **kwargs):
        if not root.handlers:
            basicConfig()
        getattr(root, name)(msg, *args, **kwargs)
    function.__name__ = function.__qualname__ = name
    return function


debug = _through_root('debug')
info = _through_root('info')
warning = _through_root('warning')
error = _through_root('error')
exception = _through_root('exception')
critical = fatal = _through_root('critical')


def log(level, msg, *args, **kwargs):
    if not root.handlers:
        basicConfig()
    root.log(level, msg, *args, **kwargs)


def _deprecated(kind):
    from warnings import warn
    warn(f"The 'warn' {kind} is deprecated, use 'warning' instead",
         DeprecationWarning, 3)


def warn(msg, *args, **kwargs):
    _deprecated('function')
    warning(msg, *args, **kwargs)


def disable(level=CRITICAL):
    _disabled[0] = _level(level)


_shown_before = []


def _show_as_record(message, category, filename, lineno, file=None, line=None):
    from warnings import formatwarning
    if file is not None:
        _shown_before[0](message, category, filename, lineno, file, line)
        return
    logger = getLogger('py.warnings')
    if not logger.handlers:
        logger.addHandler(NullHandler())
    logger.warning(str(formatwarning(message, category, filename, lineno,
                                     line)))


def captureWarnings(capture):
    import warnings
    if capture and not _shown_before:
        _shown_before.append(warnings.showwarning)
        warnings.showwarning = _show_as_record
    elif not capture and _shown_before:
        warnings.showwarning = _shown_before.pop()


def makeLogRecord(dict):
    record = _record_factory[0](None, None, '', 0, '', (), None, None)
    record.__dict__.update(dict)
    return record


def shutdown():
    """Flushes and closes the handlers that loggers have, the newest first."""
    handlers = {handler for logger in [root, *_loggers.values()]
                for handler in logger.handlers}
    for handler in sorted(handlers, key=lambda h: h._order, reverse=True):
        try:
            handler.acquire()
            handler.flush()
            handler.close()
        except (OSError, ValueError):
            pass  # its stream is closed already
        finally:
            handler.release()

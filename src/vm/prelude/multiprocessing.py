# multiprocessing: processes that are forks of this one and share nothing with
# it. Pool stands in multiprocessing.pool.

import itertools as _itertools
import os as _os
import sys
import threading as _threading

import _process


class ProcessError(Exception):
    pass


class BufferTooShort(ProcessError):
    pass


class TimeoutError(ProcessError):
    pass


class AuthenticationError(ProcessError):
    pass


_SIGNALS = {-6: '-SIGABRT', -9: '-SIGKILL', -11: '-SIGSEGV', -15: '-SIGTERM'}


class BaseProcess:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs={},
                 *, daemon=None):
        assert group is None, 'group argument must be None for now'
        self._identity = _current._identity + (next(_current._counter),)
        self._config = dict(_current._config)
        self._parent_pid = _os.getpid()
        self._parent_name = _current.name
        self._number = None
        self._on_message = None
        self._closed = False
        self._target = target
        self._args = tuple(args)
        self._kwargs = dict(kwargs)
        self._name = name or type(self).__name__ + '-' + ':'.join(
            str(i) for i in self._identity)
        if daemon is not None:
            self.daemon = daemon

    def _check_closed(self):
        if self._closed:
            raise ValueError('process object is closed')

    def run(self):
        if self._target:
            self._target(*self._args, **self._kwargs)

    def start(self):
        self._check_closed()
        assert self._number is None, 'cannot start a process twice'
        assert self._parent_pid == _os.getpid(), (
            'can only start a process object created by current process')
        assert not _current._config.get('daemon'), (
            'daemonic processes are not allowed to have children')
        active_children()
        number = _process.fork(self._name, self._on_message)
        if number == 0:
            _live(self)
        self._number = number
        del self._target, self._args, self._kwargs
        _children.append(self)

    def terminate(self):
        self._end_by(15, 'terminate')

    def kill(self):
        self._end_by(9, 'kill')

    def _end_by(self, signal, name):
        self._check_closed()
        if self._number is None:
            getattr(None, name)     # what CPython has before the start
        _process.kill(self._number, signal)

    def join(self, timeout=None):
        self._check_closed()
        assert self._parent_pid == _os.getpid(), 'can only join a child process'
        assert self._number is not None, 'can only join a started process'
        _process.join(self._number, timeout)
        self._has_ended()

    def _has_ended(self):
        if _process.status(self._number) is None:
            return False
        if self in _children:
            _children.remove(self)
        return True

    def is_alive(self):
        self._check_closed()
        if self is _current:
            return True
        assert self._parent_pid == _os.getpid(), 'can only test a child process'
        return self._number is not None and not self._has_ended()

    def close(self):
        if self._number is not None:
            if not self._has_ended():
                raise ValueError('Cannot close a process while it is still '
                                 'running. You should first call join() or '
                                 'terminate().')
            self._number = None
        self._closed = True

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        assert isinstance(name, str), 'name must be a string'
        self._name = name

    @property
    def daemon(self):
        return self._config.get('daemon', False)

    @daemon.setter
    def daemon(self, daemonic):
        assert self._number is None, 'process has already started'
        self._config['daemon'] = daemonic

    @property
    def authkey(self):
        return b''

    @property
    def exitcode(self):
        self._check_closed()
        if self is _current or self._number is None:
            return None
        return _process.status(self._number)

    @property
    def ident(self):
        self._check_closed()
        return _os.getpid() if self is _current else self._number

    pid = ident

    @property
    def sentinel(self):
        self._check_closed()
        if self._number is None:
            raise ValueError('process not started')
        return self._number

    def _status(self):
        if self is _current:
            return 'started'
        if self._closed:
            return 'closed'
        if self._parent_pid != _os.getpid():
            return 'unknown'
        if self._number is None:
            return 'initial'
        return 'started' if self.exitcode is None else 'stopped'

    def __repr__(self):
        status = self._status()
        info = [type(self).__name__, f'name={self._name!r}']
        if self._number is not None:
            info.append(f'pid={self._number}')
        info.append(f'parent={self._parent_pid}')
        info.append(status)
        if status == 'stopped' and self.exitcode is not None:
            info.append('exitcode=%s' % _SIGNALS.get(self.exitcode,
                                                     self.exitcode))
        if self.daemon:
            info.append('daemon')
        return '<%s>' % ' '.join(info)


class Process(BaseProcess):
    _start_method = None


class ForkProcess(BaseProcess):
    _start_method = 'fork'


class _ParentProcess(BaseProcess):
    def __init__(self, name, pid):
        self._identity = ()
        self._name = name
        self._number = pid
        self._parent_pid = None
        self._closed = False
        self._config = {}

    def is_alive(self):
        return True

    ident = pid = property(lambda self: self._number)


class _MainProcess(BaseProcess):
    def __init__(self):
        self._identity = ()
        self._name = 'MainProcess'
        self._parent_pid = None
        self._number = None
        self._closed = False
        self._config = {}
        self._counter = _itertools.count(1)

    def close(self):
        pass


for _cls in (ProcessError, BufferTooShort, TimeoutError, AuthenticationError,
             Process, ForkProcess):
    _cls.__module__ = 'multiprocessing.context'
for _cls in (BaseProcess, _ParentProcess, _MainProcess):
    _cls.__module__ = 'multiprocessing.process'

_current = _MainProcess()
_parent = None
_children = []


# -- in the child --

def _live(process):
    # From the fork to the end of the child: this does not return.
    global _current, _parent, _children
    status = 1
    try:
        _parent = _ParentProcess(process._parent_name, process._parent_pid)
        _current = process
        process._counter = _itertools.count(1)
        _children = []
        import random
        random.seed(process._identity[-1])
        _threading._after_fork()
        status = _run(process)
        _threading._shutdown()
    finally:
        _process.exit(status)


def _run(process):
    try:
        try:
            process.run()
            return 0
        finally:
            _exit_function()
    except SystemExit as e:
        if e.code is None:
            return 0
        if isinstance(e.code, int):
            return e.code
        sys.stderr.write(str(e.code) + '\n')
        return 1
    except:
        import traceback
        sys.stderr.write(f'Process {process.name}:\n')
        traceback.print_exc()
        return 1


def _exit_function():
    # At the end of a process: no daemon outlives it, it waits for the others.
    for process in active_children():
        if process.daemon:
            process.terminate()
    for process in active_children():
        process.join()


# -- functions --

def current_process():
    return _current


def parent_process():
    return _parent


def active_children():
    for process in [*_children]:
        process._has_ended()
    return [*_children]


# -- contexts --

def _refused(name):
    def refuse(self, *args, **kwargs):
        raise NotImplementedError("loopscope's processes share nothing: "
                                  f"multiprocessing.{name} is not available")
    refuse.__name__ = name
    refuse.__qualname__ = 'BaseContext.' + name
    refuse.__module__ = 'multiprocessing.context'
    return refuse


class BaseContext:
    ProcessError = ProcessError
    BufferTooShort = BufferTooShort
    TimeoutError = TimeoutError
    AuthenticationError = AuthenticationError
    current_process = staticmethod(current_process)
    parent_process = staticmethod(parent_process)
    active_children = staticmethod(active_children)

    def cpu_count(self):
        return _os.cpu_count()

    def freeze_support(self):
        pass

    def Pool(self, processes=None, initializer=None, initargs=(),
             maxtasksperchild=None):
        from multiprocessing.pool import Pool
        return Pool(processes, initializer, initargs, maxtasksperchild)

    def get_context(self, method=None):
        if method is None:
            return self
        if method == 'fork':
            return _fork
        if method in ('spawn', 'forkserver'):
            raise NotImplementedError(
                "loopscope's processes are started by fork")
        raise ValueError(f'cannot find context for {method!r}')

    def get_start_method(self, allow_none=False):
        return self._name

    def set_start_method(self, method, force=False):
        raise ValueError('cannot set start method of concrete context')

    for _name in ('Array', 'Barrier', 'BoundedSemaphore', 'Condition', 'Event',
                  'JoinableQueue', 'Lock', 'Manager', 'Pipe', 'Queue', 'RLock',
                  'RawArray', 'RawValue', 'Semaphore', 'SimpleQueue', 'Value',
                  'allow_connection_pickling', 'get_logger', 'log_to_stderr',
                  'set_executable', 'set_forkserver_preload'):
        locals()[_name] = _refused(_name)
    del _name


class ForkContext(BaseContext):
    _name = 'fork'
    Process = ForkProcess


class DefaultContext(BaseContext):
    Process = Process
    _was_set = False

    def get_context(self, method=None):
        return super().get_context(method or 'fork')

    def set_start_method(self, method, force=False):
        if self._was_set and not force:
            raise RuntimeError('context has already been set')
        if method is not None or not force:
            self.get_context(method)
        self._was_set = method is not None

    def get_start_method(self, allow_none=False):
        return None if allow_none and not self._was_set else 'fork'

    def get_all_start_methods(self):
        return ['fork', 'spawn', 'forkserver']


# What the module has are methods of its context.
def _fill():
    from types import FunctionType
    kinds = BaseContext, ForkContext, DefaultContext
    for kind in kinds:
        kind.__module__ = 'multiprocessing.context'
        for held in vars(kind).values():
            if type(held) is FunctionType:
                held.__module__ = kind.__module__
    for f in current_process, parent_process, active_children:
        f.__module__ = 'multiprocessing.process'
    default = DefaultContext()
    for name in dir(default):
        if not name.startswith('_'):
            globals()[name] = getattr(default, name)


_fork = ForkContext()
_fill()
del BaseContext, ForkContext, DefaultContext, BaseProcess, ForkProcess, _cls

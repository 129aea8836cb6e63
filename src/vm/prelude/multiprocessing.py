# multiprocessing: processes that are forks of this one and share nothing with
# it. Pool stands in multiprocessing.pool.

import itertools
import os
import sys
import threading

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
        self._parent_pid = os.getpid()
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
        assert self._parent_pid == os.getpid(), (
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
        assert self._parent_pid == os.getpid(), 'can only join a child process'
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
        assert self._parent_pid == os.getpid(), 'can only test a child process'
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
        return os.getpid() if self is _current else self._number

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
        if self._parent_pid != os.getpid():
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
        self._counter = itertools.count(1)

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
        process._counter = itertools.count(1)
        _children = []
        import random
        random.seed(process._identity[-1])
        threading._after_fork()
        status = _run(process)
        threading._shutdown()
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


def cpu_count():
    return os.cpu_count()


def freeze_support():
    pass


def Pool(processes=None, initializer=None, initargs=(), maxtasksperchild=None):
    from multiprocessing.pool import Pool
    return Pool(processes, initializer, initargs, maxtasksperchild)


def _refused(name):
    def refuse(*args, **kwargs):
        raise NotImplementedError("loopscope's processes share nothing: "
                                  f"multiprocessing.{name} is not available")
    refuse.__name__ = refuse.__qualname__ = name
    return refuse


_REFUSED = ('Array', 'Barrier', 'BoundedSemaphore', 'Condition', 'Event',
            'JoinableQueue', 'Lock', 'Manager', 'Pipe', 'Queue', 'RLock',
            'RawArray', 'RawValue', 'Semaphore', 'SimpleQueue', 'Value')
for _name in _REFUSED:
    globals()[_name] = _refused(_name)


def get_all_start_methods():
    return ['fork', 'spawn', 'forkserver']


def get_start_method(allow_none=False):
    if allow_none and not _start_method_was_set:
        return None
    return 'fork'


_start_method_was_set = False


def set_start_method(method, force=False):
    global _start_method_was_set
    if _start_method_was_set and not force:
        raise RuntimeError('context has already been set')
    get_context(method)
    _start_method_was_set = True


class _Context:
    # What get_context() gives: the functions of this module as methods.
    Process = ForkProcess
    ProcessError = ProcessError
    BufferTooShort = BufferTooShort
    TimeoutError = TimeoutError
    AuthenticationError = AuthenticationError
    Pool = staticmethod(Pool)
    current_process = staticmethod(current_process)
    parent_process = staticmethod(parent_process)
    active_children = staticmethod(active_children)
    cpu_count = staticmethod(cpu_count)
    freeze_support = staticmethod(freeze_support)

    def get_start_method(self, allow_none=False):
        return 'fork'

    def get_context(self, method=None):
        return get_context(method)


    def __getattr__(self, name):
        if name in _REFUSED:
            return globals()[name]
        raise AttributeError(
            f"'ForkContext' object has no attribute {name!r}")


_context = _Context()


def get_context(method=None):
    if method in (None, 'fork'):
        return _context
    if method in ('spawn', 'forkserver'):
        raise NotImplementedError("loopscope's processes are started by fork")
    raise ValueError(f'cannot find context for {method!r}')

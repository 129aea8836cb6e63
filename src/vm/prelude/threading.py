# threading: threads that take turns. How they take them is _thread's business,
# what they wait on is _thread_sync's.
import sys as _sys
from _exceptions import format_uncaught as _format_uncaught
from _thread import TIMEOUT_MAX
from _thread import _block_on
from _thread import _set_name
from _thread import _set_sentinel
from _thread import allocate_lock as _allocate_lock
from _thread import error as ThreadError
from _thread import get_ident
from _thread import get_native_id
from _thread import stack_size
from _thread import start_new_thread as _start_new_thread
from _thread_sync import Barrier
from _thread_sync import BoundedSemaphore
from _thread_sync import BrokenBarrierError
from _thread_sync import Condition
from _thread_sync import Event
from _thread_sync import Lock
from _thread_sync import RLock
from _thread_sync import Semaphore
from _thread_sync import _RLock
import warnings as _warnings

__all__ = ['get_ident', 'active_count', 'Condition', 'current_thread',
           'enumerate', 'main_thread', 'TIMEOUT_MAX', 'Event', 'Lock', 'RLock',
           'Semaphore', 'BoundedSemaphore', 'Thread', 'Barrier',
           'BrokenBarrierError', 'Timer', 'ThreadError', 'local', 'stack_size',
           'excepthook', 'ExceptHookArgs', 'get_native_id']

_named = 0


def _next_name(kind):
    global _named
    _named += 1
    return f'{kind}-{_named}'


_active_lock = RLock()
_active = {}  # ident: Thread
_limbo = {}   # started, and not yet running

# The locks that the end of the program waits for, with their threads.
_shutdown_locks_lock = _allocate_lock()
_shutdown_locks = {}


def _drop_ended():
    for lock in [lock for lock in _shutdown_locks if not lock.locked()]:
        del _shutdown_locks[lock]


class Thread:
    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(),
                 kwargs=None, *, daemon=None):
        assert group is None, "group argument must be None for now"
        if name:
            name = str(name)
        else:
            name = _next_name('Thread')
            if hasattr(target, '__name__'):
                name += f' ({target.__name__})'
        self._target = target
        self._name = name
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = (current_thread().daemon if daemon is None
                          else daemon)
        self._ident = None
        self._native_id = None
        self._tstate_lock = None  # held while it runs
        self._started = Event()
        self._is_stopped = False
        self._initialized = True

    def __repr__(self):
        assert self._initialized, "Thread.__init__() was not called"
        status = 'started' if self._started.is_set() else 'initial'
        self.is_alive()  # finds out
        if self._is_stopped:
            status = 'stopped'
        if self._daemonic:
            status += ' daemon'
        if self._ident is not None:
            status += f' {self._ident}'
        return f'<{type(self).__name__}({self._name}, {status})>'

    def start(self):
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        if self._started.is_set():
            raise RuntimeError("threads can only be started once")
        self._set_words()
        with _active_lock:
            _limbo[self] = self
        try:
            _start_new_thread(self._bootstrap, (), name=self._name,
                              daemon=bool(self._daemonic))
        except Exception:
            with _active_lock:
                del _limbo[self]
            raise
        self._started.wait()

    def _set_words(self):
        # what is waited for, in words: by now it has the name that it keeps
        self._started._cond._words = f'{self._name} to start'

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            # what it was given may live no longer than it
            del self._target, self._args, self._kwargs

    # -- in the thread itself --

    def _bootstrap(self):
        try:
            self._begin()
            self._started.set()
            with _active_lock:
                _active[self._ident] = self
                del _limbo[self]
            try:
                self.run()
            except:
                _say_uncaught(self)
        finally:
            with _active_lock:
                del _active[get_ident()]
            _spaces.pop(get_ident(), None)

    def _begin(self):
        self._ident = get_ident()
        self._tstate_lock = _set_sentinel()
        self._tstate_lock.acquire()
        if not self.daemon:
            with _shutdown_locks_lock:
                _drop_ended()
                _shutdown_locks[self._tstate_lock] = self
        self._native_id = get_native_id()

    # -- waiting for its end --

    def join(self, timeout=None):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if not self._started.is_set():
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        self._ended(True, -1 if timeout is None else max(timeout, 0))

    def _ended(self, blocking, timeout=-1):
        lock = self._tstate_lock
        if lock is None:
            return
        _block_on(f'join {self._name}')
        if lock.acquire(blocking, timeout):
            lock.release()
            self._stop()

    def _stop(self):
        self._is_stopped = True
        self._tstate_lock = None
        if not self.daemon:
            with _shutdown_locks_lock:
                _drop_ended()

    def is_alive(self):
        assert self._initialized, "Thread.__init__() not called"
        if self._is_stopped or not self._started.is_set():
            return False
        self._ended(False)
        return not self._is_stopped

    # -- what it is --

    @property
    def name(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._name

    @name.setter
    def name(self, name):
        assert self._initialized, "Thread.__init__() not called"
        self._name = str(name)
        if self._ident is not None:
            _set_name(self._ident, self._name)

    @property
    def ident(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._ident

    @property
    def native_id(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._native_id

    @property
    def daemon(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if self._started.is_set():
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def isDaemon(self):
        _warnings.warn('isDaemon() is deprecated, get the daemon attribute '
                      'instead', DeprecationWarning, stacklevel=2)
        return self.daemon

    def setDaemon(self, daemonic):
        _warnings.warn('setDaemon() is deprecated, set the daemon attribute '
                      'instead', DeprecationWarning, stacklevel=2)
        self.daemon = daemonic

    def getName(self):
        _warnings.warn('getName() is deprecated, get the name attribute '
                      'instead', DeprecationWarning, stacklevel=2)
        return self.name

    def setName(self, name):
        _warnings.warn('setName() is deprecated, set the name attribute '
                      'instead', DeprecationWarning, stacklevel=2)
        self.name = name


class Timer(Thread):
    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval = interval
        self.function = function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    def _set_words(self):
        super()._set_words()
        self.finished._cond._words = f'the timer of {self._name}'

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _MainThread(Thread):
    def __init__(self):
        super().__init__(name='MainThread', daemon=False)
        # no sentinel: _shutdown() frees it, before the thread ends
        self._tstate_lock = _allocate_lock()
        self._tstate_lock.acquire()
        _run_already(self)


class _DummyThread(Thread):
    # stands for a thread that was started behind this module's back
    def __init__(self):
        super().__init__(name=_next_name('Dummy'), daemon=True)
        _run_already(self)

    def _stop(self):
        pass

    def is_alive(self):
        return True

    def join(self, timeout=None):
        assert False, "cannot join a dummy thread"


def _run_already(thread):
    thread._started.set()
    thread._ident = get_ident()
    thread._native_id = get_native_id()
    with _active_lock:
        _active[thread._ident] = thread


# -- an exception that a thread's function lets out --

class ExceptHookArgs(tuple):
    _fields = ('exc_type', 'exc_value', 'exc_traceback', 'thread')

    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])

    def __repr__(self):
        fields = ', '.join(f'{name}={value!r}'
                           for name, value in zip(self._fields, self))
        return f'_thread._ExceptHookArgs({fields})'


ExceptHookArgs.__module__ = '_thread'
ExceptHookArgs.__name__ = '_thread._ExceptHookArgs'
ExceptHookArgs.__qualname__ = '_ExceptHookArgs'


def excepthook(args, /):
    if args.exc_type == SystemExit:
        return
    name = get_ident() if args.thread is None else args.thread.name
    print(f'Exception in thread {name}:', file=_sys.stderr, flush=True)
    _print_exception(args.exc_value)


__excepthook__ = excepthook


def _print_exception(exc):
    # as the interpreter does: with what was probably meant
    print(_format_uncaught(exc), end='', file=_sys.stderr)


def _say_uncaught(thread):
    hook = excepthook or __excepthook__
    try:
        hook(ExceptHookArgs((*_sys.exc_info(), thread)))
    except Exception as exc:
        exc.__suppress_context__ = True
        print('Exception in threading.excepthook:', file=_sys.stderr,
              flush=True)
        _print_exception(exc)


# -- which threads there are --

def current_thread():
    try:
        return _active[get_ident()]
    except KeyError:
        return _DummyThread()


def currentThread():
    _warnings.warn('currentThread() is deprecated, use current_thread() '
                  'instead', DeprecationWarning, stacklevel=2)
    return current_thread()


def enumerate():
    with _active_lock:
        return [*_active.values(), *_limbo.values()]


def active_count():
    with _active_lock:
        return len(_active) + len(_limbo)


def activeCount():
    _warnings.warn('activeCount() is deprecated, use active_count() instead',
                  DeprecationWarning, stacklevel=2)
    return active_count()


def main_thread():
    return _main_thread


# -- values that each thread has its own of --

_spaces = {}  # ident: {id of the local: its attributes in that thread}


def _space(it):
    mine = _spaces.setdefault(get_ident(), {})
    space = mine.get(id(it))
    if space is None:
        # the first use in this thread: a subclass sets its attributes up
        space = mine[id(it)] = {}
        args, kwargs = object.__getattribute__(it, '_local__arguments')
        type(it).__init__(it, *args, **kwargs)
    return space


def _data_descriptor(it, name):
    for cls in type(it).__mro__:
        if name in cls.__dict__:
            return hasattr(type(cls.__dict__[name]), '__set__')
    return False


class local:
    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = super().__new__(cls)
        object.__setattr__(self, '_local__arguments', (args, kwargs))
        # the caller's own __init__ comes with the call of the class
        _spaces.setdefault(get_ident(), {})[id(self)] = {}
        return self

    def __getattribute__(self, name):
        space = _space(self)
        if name == '__dict__':
            return space
        if name in space and not _data_descriptor(self, name):
            return space[name]
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        if name == '__dict__':
            raise AttributeError(f"{type(self).__name__!r} object attribute "
                                 "'__dict__' is read-only")
        if _data_descriptor(self, name):
            object.__setattr__(self, name, value)
        else:
            _space(self)[name] = value

    def __delattr__(self, name):
        space = _space(self)
        if name in space and not _data_descriptor(self, name):
            del space[name]
        else:
            object.__delattr__(self, name)

    def __del__(self):
        for mine in [*_spaces.values()]:
            mine.pop(id(self), None)


local.__module__ = '_thread'
local.__name__, local.__qualname__ = '_thread._local', '_local'


# -- the end of the program --

_atexits = []
_shutting_down = False


def _register_atexit(func, *args, **kwargs):
    if _shutting_down:
        raise RuntimeError("can't register atexit after shutdown")
    _atexits.append((func, args, kwargs))


def _shutdown():
    # Called when the main thread's code is over: waits for all that are no
    # daemons, also for those that they start meanwhile.
    global _shutting_down
    if _main_thread._is_stopped:
        return
    _shutting_down = True
    for func, args, kwargs in reversed(_atexits):
        func(*args, **kwargs)
    if _main_thread.ident == get_ident():
        _main_thread._tstate_lock.release()
        _main_thread._stop()
    while True:
        with _shutdown_locks_lock:
            locks = [*_shutdown_locks.items()]
            _shutdown_locks.clear()
        if not locks:
            break
        for lock, thread in locks:
            _block_on(f'join {thread.name}')
            lock.acquire()
            lock.release()


def _after_fork():
    # In a child process there is one thread, the one that forked.
    global _main_thread
    _active_lock._at_fork_reinit()
    _shutdown_locks_lock._at_fork_reinit()
    current = current_thread()
    _shutdown_locks.clear()
    for thread in [*_active.values(), *_limbo.values()]:
        thread._started._at_fork_reinit()
        if thread is not current:
            thread._is_stopped = True
            thread._tstate_lock = None
        elif thread._tstate_lock is not None:
            thread._tstate_lock._at_fork_reinit()
            thread._tstate_lock.acquire()
    current._ident = get_ident()
    _limbo.clear()
    _active.clear()
    _active[current._ident] = current
    _main_thread = current


_main_thread = _MainThread()

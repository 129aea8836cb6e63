# What threads wait on, for the module threading. Everything is built on the
# one lock that blocks, _thread's, and takes and frees locks in CPython's order,
# so that threads come to their turns in its order. It knows no Thread. Each has
# a number under which the trace is told of it; 0 when it is the library's own.
from _thread import LockType
from _thread import _lock
from _thread import _lock_id
from _thread import _sync_new
from _thread import _tell
from _thread import allocate_lock
from _thread import get_ident
from collections import deque
from time import monotonic as _time
import warnings

# The classes are threading's: reprs and tracebacks say so.
__name__ = 'threading'

Lock = allocate_lock


class BrokenBarrierError(RuntimeError):
    pass


class _RLock:
    def __init__(self):
        self._setup(*_sync_new('lock'))

    def _setup(self, number, name):
        self._block = _lock(number, 'lock', name)
        self._owner = 0
        self._count = 0

    def __repr__(self):
        state = 'locked' if self._block.locked() else 'unlocked'
        return (f'<{state} _thread.RLock object owner={self._owner} '
                f'count={self._count} at {id(self):#x}>')

    def acquire(self, blocking=True, timeout=-1):
        me = get_ident()
        if self._owner == me:
            self._count += 1
            return True
        if not self._block.acquire(blocking, timeout):
            return False
        self._owner, self._count = me, 1
        return True

    __enter__ = acquire

    def release(self):
        if self._owner != get_ident():
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1
        if not self._count:
            self._owner = 0
            self._block.release()

    def __exit__(self, *exc_info):
        self.release()

    # what a Condition asks of its lock

    def _release_save(self):
        if not self._count:
            raise RuntimeError("cannot release un-acquired lock")
        saved = self._count, self._owner
        self._count = self._owner = 0
        self._block.release()
        return saved

    def _acquire_restore(self, saved):
        self._block.acquire()
        self._count, self._owner = saved

    def _is_owned(self):
        return self._owner == get_ident()

    def _at_fork_reinit(self):
        self._block._at_fork_reinit()
        self._count = self._owner = 0


_RLock.__module__ = '_thread'
_RLock.__name__ = _RLock.__qualname__ = 'RLock'


def RLock(*args, **kwargs):
    return _RLock()


def _own_lock():
    # that of a condition: it has no name
    lock = _RLock.__new__(_RLock)
    lock._setup(*_sync_new('lock', named=False))
    return lock


def _number(lock):
    if type(lock) is _RLock:
        lock = lock._block
    return _lock_id(lock)


class Condition:
    _line = 'line'  # what its waiters stand for in the trace

    def __init__(self, lock=None):
        if lock is None:
            lock = _own_lock()
        self._number, name = _sync_new('condition', uses=_number(lock))
        self._setup(lock, f'{name or "condition"}.wait()')

    def _setup(self, lock, words):
        self._words = words  # what a thread is said to wait on
        self._lock = lock
        self.acquire = lock.acquire
        self.release = lock.release
        if type(lock) is not LockType:
            # a lock that knows its owner knows better than the ones below
            for name in ('_release_save', '_acquire_restore', '_is_owned'):
                if hasattr(lock, name):
                    setattr(self, name, getattr(lock, name))
        self._waiters = deque()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *exc_info):
        return self._lock.__exit__(*exc_info)

    def __repr__(self):
        return f'<Condition({self._lock}, {len(self._waiters)})>'

    def _release_save(self):
        self._lock.release()

    def _acquire_restore(self, saved):
        self._lock.acquire()

    def _is_owned(self):
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def _at_fork_reinit(self):
        self._lock._at_fork_reinit()
        self._waiters.clear()

    def wait(self, timeout=None):
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        # each waiter blocks on a lock of its own, which notify frees
        waiter = _lock(self._number, self._line, self._words)
        waiter.acquire()
        self._waiters.append(waiter)
        saved = self._release_save()
        woken = False
        try:
            if timeout is None:
                woken = waiter.acquire()
            elif timeout > 0:
                woken = waiter.acquire(True, timeout)
            else:
                woken = waiter.acquire(False)
            return woken
        finally:
            self._acquire_restore(saved)
            if not woken and waiter in self._waiters:
                self._waiters.remove(waiter)

    def wait_for(self, predicate, timeout=None):
        end = None
        result = predicate()
        while not result:
            if timeout is not None:
                if end is None:
                    end = _time() + timeout
                else:
                    timeout = end - _time()
                    if timeout <= 0:
                        break
            self.wait(timeout)
            result = predicate()
        return result

    def notify(self, n=1):
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        waiters = self._waiters
        self._tell_notify(n)
        while waiters and n > 0:
            waiter = waiters.popleft()
            # free already: its thread gave up waiting and is on its way back
            if waiter.locked():
                waiter.release()
                n -= 1

    def _tell_notify(self, n):
        if self._number:
            waiting = sum(waiter.locked() for waiter in self._waiters)
            _tell('sync.notify', self._number, value=min(n, waiting))

    def notify_all(self):
        self.notify(len(self._waiters))

    def notifyAll(self):
        warnings.warn('notifyAll() is deprecated, use notify_all() instead',
                      DeprecationWarning, stacklevel=2)
        self.notify_all()


class _Line(Condition):
    # the part of another thing in which threads wait for it
    def __init__(self, number, words, lock=None, line='line'):
        self._number = number
        self._line = line
        self._setup(allocate_lock() if lock is None else lock, words)

    def _tell_notify(self, n):
        pass


_Line.__name__ = _Line.__qualname__ = 'Condition'


def _describe(thing, state):
    cls = type(thing)
    return (f'<{cls.__module__}.{cls.__qualname__} at {id(thing):#x}: '
            f'{state}>')


class Semaphore:
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._number, name = _sync_new('semaphore', value)
        self._cond = _Line(self._number, f'{name or "semaphore"}.acquire()')
        self._value = value

    def __repr__(self):
        return _describe(self, f'value={self._value}')

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        end = None
        waited = False
        with self._cond:
            while self._value == 0:
                if not blocking:
                    return False
                if timeout is not None:
                    if end is None:
                        end = _time() + timeout
                    else:
                        timeout = end - _time()
                        if timeout <= 0:
                            return False
                self._cond.wait(timeout)
                waited = True
            self._value -= 1
            _tell('sync.acquire', self._number, value=self._value,
                  waited=waited)
            return True

    __enter__ = acquire

    def _give(self, n):
        for _ in range(n):
            self._value += 1
            _tell('sync.release', self._number, value=self._value)
        for _ in range(n):
            self._cond.notify()

    def release(self, n=1):
        if n < 1:
            raise ValueError('n must be one or more')
        with self._cond:
            self._give(n)

    def __exit__(self, *exc_info):
        self.release()


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        return _describe(self, f'value={self._value}/{self._initial_value}')

    def release(self, n=1):
        if n < 1:
            raise ValueError('n must be one or more')
        with self._cond:
            if self._value + n > self._initial_value:
                raise ValueError("Semaphore released too many times")
            self._give(n)


class Event:
    def __init__(self):
        self._number, name = _sync_new('event')
        self._cond = _Line(self._number, f'{name or "event"}.wait()')
        self._flag = False

    def __repr__(self):
        return _describe(self, 'set' if self._flag else 'unset')

    def _at_fork_reinit(self):
        self._cond._at_fork_reinit()

    def is_set(self):
        return self._flag

    def isSet(self):
        warnings.warn('isSet() is deprecated, use is_set() instead',
                      DeprecationWarning, stacklevel=2)
        return self.is_set()

    def set(self):
        with self._cond:
            if not self._flag:
                _tell('sync.set', self._number)
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        with self._cond:
            if self._flag:
                _tell('sync.clear', self._number)
            self._flag = False

    def wait(self, timeout=None):
        with self._cond:
            return self._flag or self._cond.wait(timeout)


class Barrier:
    def __init__(self, parties, action=None, timeout=None):
        self._number, name = _sync_new('barrier', parties)
        self._cond = _Line(self._number, f'{name or "barrier"}.wait()')
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._state = 'filling'  # draining, resetting, broken
        self._count = 0

    def __repr__(self):
        if self.broken:
            return _describe(self, 'broken')
        return _describe(self, f'waiters={self.n_waiting}/{self.parties}')

    def _become(self, state):
        if state == 'draining':
            _tell('sync.notify', self._number, value=self._count - 1)
        elif state != 'filling':
            _tell('sync.break', self._number,
                  why='abort' if state == 'broken' else 'reset')
        self._state = state
        self._cond.notify_all()

    def wait(self, timeout=None):
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            self._enter()
            index = self._count
            self._count += 1
            try:
                if index + 1 == self._parties:
                    self._open()
                else:
                    self._wait(timeout)
                return index
            finally:
                self._count -= 1
                if (self._count == 0
                        and self._state in ('draining', 'resetting')):
                    self._become('filling')

    def _enter(self):
        # those of the round before leave first
        while self._state in ('draining', 'resetting'):
            self._cond.wait()
        if self._state == 'broken':
            raise BrokenBarrierError

    def _open(self):
        try:
            if self._action:
                self._action()
            self._become('draining')
        except:
            self._become('broken')
            raise

    def _wait(self, timeout):
        if not self._cond.wait_for(lambda: self._state != 'filling', timeout):
            self._become('broken')
        if self._state in ('broken', 'resetting'):
            raise BrokenBarrierError

    def reset(self):
        with self._cond:
            # those who wait get a BrokenBarrierError; the last to leave opens
            # it anew, as it does anyway while it drains
            if self._count == 0:
                if self._state == 'broken':
                    _tell('sync.break', self._number, why='reset')
                self._become('filling')
            elif self._state != 'draining':
                self._become('resetting')

    def abort(self):
        with self._cond:
            self._become('broken')

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == 'filling' else 0

    @property
    def broken(self):
        return self._state == 'broken'

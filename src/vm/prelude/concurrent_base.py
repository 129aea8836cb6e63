# concurrent.futures._base: futures that threads wait on, and what waits for
# several of them. A future's condition is taken and freed as CPython does.
from _thread import _job_done
from collections import namedtuple
import threading
from time import monotonic as _time

FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'
_AS_COMPLETED = '_AS_COMPLETED'

PENDING = 'PENDING'
RUNNING = 'RUNNING'
CANCELLED = 'CANCELLED'
CANCELLED_AND_NOTIFIED = 'CANCELLED_AND_NOTIFIED'  # the executor knows, too
FINISHED = 'FINISHED'
_GIVEN_UP = (CANCELLED, CANCELLED_AND_NOTIFIED)
_DONE = (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)
_SETTLED = (CANCELLED_AND_NOTIFIED, FINISHED)


class Error(Exception):
    pass


class CancelledError(Error):
    pass


class InvalidStateError(Error):
    pass


class BrokenExecutor(RuntimeError):
    pass


TimeoutError = TimeoutError


def _logger():
    # where an exception goes that nobody can be told of
    from logging import getLogger
    return getLogger('concurrent.futures')


class Future:
    _job = 0  # in the trace, of one that an executor made

    def __init__(self):
        self._condition = threading.Condition()
        self._condition._words = 'future.result()'
        self._state = PENDING
        self._result = None
        self._exception = None
        self._waiters = []
        self._done_callbacks = []

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)

    def __repr__(self):
        with self._condition:
            state = 'cancelled' if self._state in _GIVEN_UP else (
                self._state.lower())
            if self._state == FINISHED:
                if self._exception:
                    state += f' raised {type(self._exception).__name__}'
                else:
                    state += f' returned {type(self._result).__name__}'
            return f'<{type(self).__name__} at {id(self):#x} state={state}>'

    # -- for those who wait --

    def cancel(self):
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._state in _GIVEN_UP:
                return True
            self._state = CANCELLED
            _job_done(self._job, 'cancelled')
            self._condition.notify_all()
        self._invoke_callbacks()
        return True

    def cancelled(self):
        with self._condition:
            return self._state in _GIVEN_UP

    def running(self):
        with self._condition:
            return self._state == RUNNING

    def done(self):
        with self._condition:
            return self._state in _DONE

    def _wait_done(self, timeout):
        # with the condition's lock held
        if self._state not in _DONE:
            self._condition.wait(timeout)
        if self._state in _GIVEN_UP:
            raise CancelledError()
        if self._state != FINISHED:
            raise TimeoutError()

    def result(self, timeout=None):
        try:
            with self._condition:
                self._wait_done(timeout)
                if self._exception:
                    raise self._exception
                return self._result
        finally:
            # the exception's traceback holds this frame: no ring of the two
            self = None

    def exception(self, timeout=None):
        with self._condition:
            self._wait_done(timeout)
            return self._exception

    def add_done_callback(self, fn):
        with self._condition:
            if self._state not in _DONE:
                self._done_callbacks.append(fn)
                return
        self._invoke(fn)

    def _invoke(self, callback):
        try:
            callback(self)
        except Exception:
            _logger().exception('exception calling callback for %r', self)

    def _invoke_callbacks(self):
        for callback in self._done_callbacks:
            self._invoke(callback)

    # -- for the executor --

    def set_running_or_notify_cancel(self):
        with self._condition:
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                for waiter in self._waiters:
                    waiter.add(self)
                return False
            if self._state == PENDING:
                self._state = RUNNING
                return True
            _logger().critical('Future %s in unexpected state: %s', id(self),
                               self._state)
            raise RuntimeError('Future in unexpected state')

    def _finish(self, result, exception):
        with self._condition:
            if self._state in _DONE:
                raise InvalidStateError(f'{self._state}: {self!r}')
            self._result, self._exception = result, exception
            self._state = FINISHED
            for waiter in self._waiters:
                waiter.add(self)
            self._condition.notify_all()
        self._invoke_callbacks()

    def set_result(self, result):
        self._finish(result, None)

    def set_exception(self, exception):
        self._finish(None, exception)


# -- waiting for several --

class _Waiter:
    # Stands in the futures' lists; is told of each that ends, and sets its
    # event when that is enough.
    def __init__(self, fs, return_when):
        self.event = threading.Event()
        self.event._cond._words = (
            'as_completed()' if return_when == _AS_COMPLETED else 'wait()')
        self.finished = []
        self.return_when = return_when
        self.left = sum(f._state not in _SETTLED for f in fs)
        for f in fs:
            f._waiters.append(self)

    def add(self, future):
        self.finished.append(future)
        self.left -= 1
        if self.return_when in (_AS_COMPLETED, FIRST_COMPLETED):
            self.event.set()
        elif self.return_when == FIRST_EXCEPTION and future._exception:
            self.event.set()
        elif self.left == 0:
            self.event.set()

    def take(self):
        finished, self.finished = self.finished, []
        self.event.clear()
        return finished

    def leave(self, future):
        with future._condition:
            future._waiters.remove(self)


class _Acquired:
    # All of them at once, always in one order, so that nobody waits in a ring.
    def __init__(self, futures):
        self.futures = sorted(futures, key=id)

    def __enter__(self):
        for future in self.futures:
            future._condition.acquire()

    def __exit__(self, *exc_info):
        for future in self.futures:
            future._condition.release()


def as_completed(fs, timeout=None):
    end = None if timeout is None else timeout + _time()
    # a dict for a set: CPython's order is by address, ours by place
    left = dict.fromkeys(fs)
    total = len(left)
    with _Acquired(left):
        finished = [f for f in left if f._state in _SETTLED]
        waiter = _Waiter(left, _AS_COMPLETED)
    try:
        yield from _hand_out(finished, left, waiter)
        while left:
            wait_for = None
            if end is not None:
                wait_for = end - _time()
                # no later than now is too late, on a clock that stands still
                if wait_for <= 0:
                    raise TimeoutError(
                        f'{len(left)} (of {total}) futures unfinished')
            waiter.event.wait(wait_for)
            yield from _hand_out(waiter.take(), left, waiter)
    finally:
        for f in left:
            waiter.leave(f)


def _hand_out(finished, left, waiter):
    # No reference stays here to what is handed out: results may be big.
    finished.reverse()
    while finished:
        del left[finished[-1]]
        waiter.leave(finished[-1])
        yield finished.pop()


DoneAndNotDoneFutures = namedtuple('DoneAndNotDoneFutures', 'done not_done')


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    fs = set(fs)
    with _Acquired(fs):
        done = {f for f in fs if f._state in _SETTLED}
        if (len(done) == len(fs)
                or done and return_when == FIRST_COMPLETED
                or return_when == FIRST_EXCEPTION
                and any(not f.cancelled() and f.exception() is not None
                        for f in done)):
            return DoneAndNotDoneFutures(done, fs - done)
        if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION,
                               ALL_COMPLETED):
            raise ValueError(f"Invalid return condition: {return_when!r}")
        waiter = _Waiter(fs, return_when)
    waiter.event.wait(timeout)
    for f in fs:
        waiter.leave(f)
    done.update(waiter.finished)
    return DoneAndNotDoneFutures(done, fs - done)


# -- executors --

def _result_or_cancel(future, timeout=None):
    try:
        try:
            return future.result(timeout)
        finally:
            future.cancel()
    finally:
        del future  # as in Future.result


class Executor:
    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        end = None if timeout is None else timeout + _time()
        fs = [self.submit(fn, *args) for args in zip(*iterables)]

        # submitted at once, handed out as they are asked for
        def results():
            try:
                fs.reverse()
                while fs:
                    if end is None:
                        yield _result_or_cancel(fs.pop())
                    else:
                        yield _result_or_cancel(fs.pop(), end - _time())
            finally:
                for future in fs:
                    future.cancel()
        results.__qualname__ = 'Executor.map.<locals>.result_iterator'
        results.__name__ = 'result_iterator'
        return results()

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.shutdown(wait=True)
        return False

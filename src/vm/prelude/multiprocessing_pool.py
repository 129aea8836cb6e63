# multiprocessing.pool: worker processes, and what they are given to do. The
# chunks of a map stand in a queue here in the parent; the oldest goes to the
# free worker with the lowest number.

import itertools
import os
import threading

from itertools import islice
import _process
from _jobs import call_words
from _thread import _job_done
from _thread import _job_new
from _thread import _job_run
from _pickling import dumps
from _pickling import loads
from multiprocessing import _fork
from multiprocessing import TimeoutError
from multiprocessing import current_process

INIT = 'INIT'
RUN = 'RUN'
CLOSE = 'CLOSE'
TERMINATE = 'TERMINATE'

_job_numbers = itertools.count()


def mapstar(args):
    return list(map(*args))


def starmapstar(args):
    return list(itertools.starmap(args[0], args[1]))


class RemoteTraceback(Exception):
    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


class ExceptionWithTraceback:
    # An exception on its way to the parent, where its traceback's text is its
    # cause.
    def __init__(self, exc):
        import traceback
        self.exc = exc
        self.tb = '\n"""\n%s"""' % ''.join(
            traceback.format_exception(type(exc), exc, exc.__traceback__))

    def __reduce__(self):
        return rebuild_exc, (self.exc, self.tb)


def rebuild_exc(exc, tb):
    exc.__cause__ = RemoteTraceback(tb)
    return exc


class MaybeEncodingError(Exception):
    def __init__(self, exc, value):
        self.exc = repr(exc)
        self.value = repr(value)
        super().__init__(self.exc, self.value)

    def __str__(self):
        return "Error sending result: '%s'. Reason: '%s'" % (self.value,
                                                             self.exc)

    def __repr__(self):
        return '<%s: %s>' % (self.__class__.__name__, self)


# -- in a worker --

def _work(initializer, initargs, most):
    if initializer is not None:
        initializer(*initargs)
    done = 0
    while most is None or done < most:
        task = loads(_process.take())
        if task is None:
            break
        _answer(*task)
        done += 1


def _answer(job, i, told, func, args, kwargs):
    _job_run(told)
    try:
        result = True, func(*args, **kwargs)
    except Exception as e:
        _job_done(told, 'error', e)
        if func is not _helper_reraises_exception:
            e = ExceptionWithTraceback(e)
        result = False, e
    else:
        _job_done(told, 'result', result[1])
    try:
        data = dumps((job, i, result))
    except Exception as e:
        wrapped = MaybeEncodingError(e, result[1])
        data = dumps((job, i, (False, wrapped)))
    _process.send(data)


# -- results --

class ApplyResult:
    def __init__(self, pool, callback, error_callback):
        self._pool = pool
        self._event = threading.Event()
        self._event._cond._words = 'the result of a pool'
        self._job = next(_job_numbers)
        self._cache = pool._cache
        self._callback = callback
        self._error_callback = error_callback
        self._cache[self._job] = self

    def ready(self):
        return self._event.is_set()

    def successful(self):
        if not self.ready():
            raise ValueError('{0!r} not ready'.format(self))
        return self._success

    def wait(self, timeout=None):
        self._event.wait(timeout)

    def get(self, timeout=None):
        self.wait(timeout)
        if not self.ready():
            raise TimeoutError
        if self._success:
            return self._value
        raise self._value

    def _set(self, i, outcome):
        self._success, self._value = outcome
        self._finish()

    def _finish(self):
        if self._callback and self._success:
            self._callback(self._value)
        if self._error_callback and not self._success:
            self._error_callback(self._value)
        self._event.set()
        del self._cache[self._job]
        self._pool = None


AsyncResult = ApplyResult


class MapResult(ApplyResult):
    def __init__(self, pool, chunksize, length, callback, error_callback):
        super().__init__(pool, callback, error_callback)
        self._success = True
        self._value = [None] * length
        self._chunksize = chunksize
        if chunksize <= 0:
            self._left = 0
        else:
            self._left = length // chunksize + bool(length % chunksize)
        if not self._left:
            self._event.set()
            del self._cache[self._job]

    def _set(self, i, outcome):
        self._left -= 1
        success, result = outcome
        if success and self._success:
            at = i * self._chunksize
            self._value[at:at + self._chunksize] = result
        elif not success and self._success:
            self._success = False
            self._value = result
        if self._left == 0:
            self._finish()


class IMapIterator:
    # Results in order; those that came too early wait in _early.
    def __init__(self, pool):
        self._pool = pool
        self._cond = threading.Condition(threading.Lock())
        self._cond._words = 'the next result of a pool'
        self._job = next(_job_numbers)
        self._cache = pool._cache
        self._items = []
        self._index = 0
        self._length = None
        self._early = {}
        self._cache[self._job] = self

    def __iter__(self):
        return self

    def next(self, timeout=None):
        with self._cond:
            if not self._items and self._index != self._length:
                self._cond.wait(timeout)
            if not self._items:
                if self._index == self._length:
                    self._pool = None
                    raise StopIteration from None
                raise TimeoutError from None
            success, value = self._items.pop(0)
        if success:
            return value
        raise value

    __next__ = next

    def _set(self, i, outcome):
        with self._cond:
            self._early[i] = outcome
            while self._index in self._early:
                self._items.append(self._early.pop(self._index))
                self._index += 1
                self._cond.notify()
            self._end_when_complete()

    def _set_length(self, length):
        with self._cond:
            self._length = length
            self._end_when_complete()

    def _end_when_complete(self):
        if self._index == self._length:
            self._cond.notify()
            self._cache.pop(self._job, None)


class IMapUnorderedIterator(IMapIterator):
    def _set(self, i, outcome):
        with self._cond:
            self._items.append(outcome)
            self._index += 1
            self._cond.notify()
            self._end_when_complete()


# -- the pool --

class Pool:
    def __init__(self, processes=None, initializer=None, initargs=(),
                 maxtasksperchild=None, context=None):
        self._pool = []
        self._state = INIT
        self._cache = {}
        self._chunks = []
        self._free = []
        self._idle = threading.Event()
        self._idle._cond._words = 'the last results of a pool'
        if processes is None:
            processes = os.cpu_count() or 1
        if processes < 1:
            raise ValueError('Number of processes must be at least 1')
        if maxtasksperchild is not None:
            if not isinstance(maxtasksperchild, int) or maxtasksperchild <= 0:
                raise ValueError(
                    'maxtasksperchild must be a positive int or None')
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        self._processes = processes
        self._work = initializer, initargs, maxtasksperchild
        self._most = maxtasksperchild
        for number in range(processes):
            self._pool.append(self._start_worker(number))
        self._state = RUN

    def __repr__(self):
        cls = self.__class__
        return (f'<{cls.__module__}.{cls.__qualname__} state={self._state} '
                f'pool_size={len(self._pool)}>')

    def _check_running(self):
        if self._state != RUN:
            raise ValueError('Pool not running')

    def _start_worker(self, number):
        worker = _fork.Process(target=_work, args=self._work)
        worker.name = worker.name.replace('Process', 'PoolWorker')
        worker.daemon = True
        worker._on_message = lambda data: self._take_result(number, data)
        worker._done = 0
        worker.start()
        self._free.append(number)
        return worker

    # -- work out, results in --

    def _put(self, job, tasks, set_length=None):
        i = -1
        for i, (func, args, kwargs) in enumerate(tasks):
            told = _job_new(call_words, func, args)  # its number in the trace
            try:
                self._chunks.append(dumps((job, i, told, func, args, kwargs)))
            except Exception as e:
                _job_done(told, 'error', e)
                self._cache[job]._set(i, (False, e))
        if set_length:
            set_length(i + 1)
        self._hand_out()

    def _hand_out(self):
        while self._chunks and self._free:
            self._free.sort()
            number = self._free.pop(0)
            _process.post(self._pool[number].pid, self._chunks.pop(0))

    def _take_result(self, number, data):
        if data is None:
            return
        job, i, outcome = loads(data)
        if job in self._cache:
            self._cache[job]._set(i, outcome)
        if not self._cache:
            self._idle.set()
        self._free.append(number)
        self._replace(number)
        self._hand_out()

    def _replace(self, number):
        # A worker that has done as much as it may makes room for a new one.
        worker = self._pool[number]
        worker._done += 1
        if worker._done == self._most:
            self._free.remove(number)
            if self._state == RUN or self._chunks:
                self._pool[number] = self._start_worker(number)

    # -- what programs call --

    def apply(self, func, args=(), kwds={}):
        return self.apply_async(func, args, kwds).get()

    def apply_async(self, func, args=(), kwds={}, callback=None,
                    error_callback=None):
        self._check_running()
        result = ApplyResult(self, callback, error_callback)
        self._put(result._job, [(func, args, kwds)])
        return result

    def map(self, func, iterable, chunksize=None):
        return self._map_async(func, iterable, mapstar, chunksize).get()

    def starmap(self, func, iterable, chunksize=None):
        return self._map_async(func, iterable, starmapstar, chunksize).get()

    def map_async(self, func, iterable, chunksize=None, callback=None,
                  error_callback=None):
        return self._map_async(func, iterable, mapstar, chunksize, callback,
                               error_callback)

    def starmap_async(self, func, iterable, chunksize=None, callback=None,
                      error_callback=None):
        return self._map_async(func, iterable, starmapstar, chunksize,
                               callback, error_callback)

    def _map_async(self, func, iterable, star, chunksize=None, callback=None,
                   error_callback=None):
        self._check_running()
        items = list(iterable)
        if chunksize is None:
            chunksize, extra = divmod(len(items), len(self._pool) * 4)
            chunksize += bool(extra)
        if not items:
            chunksize = 0
        result = MapResult(self, chunksize, len(items), callback,
                           error_callback)
        if items:
            self._put(result._job, _chunks_of(func, items, star, chunksize))
        return result

    def imap(self, func, iterable, chunksize=1):
        return self._imap(IMapIterator(self), func, iterable, chunksize)

    def imap_unordered(self, func, iterable, chunksize=1):
        return self._imap(IMapUnorderedIterator(self), func, iterable,
                          chunksize)

    def _imap(self, result, func, iterable, chunksize):
        self._check_running()
        if chunksize < 1:
            raise ValueError(f'Chunksize must be 1+, not {chunksize:n}')
        if chunksize == 1:
            tasks = ((func, (x,), {}) for items in (iterable,) for x in items)
            self._put(result._job, _guarded(tasks), result._set_length)
            return result
        self._put(result._job,
                  _guarded(_batches(func, iterable, chunksize)),
                  result._set_length)
        return (item for chunk in result for item in chunk)

    def close(self):
        if self._state == RUN:
            self._state = CLOSE

    def terminate(self):
        self._state = TERMINATE
        for worker in self._pool:
            worker.terminate()
        for worker in self._pool:
            worker.join()

    def join(self):
        if self._state == RUN:
            raise ValueError('Pool is still running')
        if self._state not in (CLOSE, TERMINATE):
            raise ValueError('In unknown state')
        while self._cache and self._state == CLOSE:
            self._idle.clear()
            self._idle.wait()
        for worker in self._pool:
            if worker.is_alive():
                _process.post(worker.pid, dumps(None))
        for worker in self._pool:
            worker.join()

    def __enter__(self):
        self._check_running()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.terminate()

    def __reduce__(self):
        raise NotImplementedError('pool objects cannot be passed between '
                                  'processes or pickled')


def _guarded(tasks):
    """What an iterable raises comes out of a worker, in its place."""
    try:
        yield from tasks
    except Exception as e:
        yield _helper_reraises_exception, (e,), {}


def _helper_reraises_exception(e):
    raise e


def _batches(func, iterable, size):
    items = iter(iterable)
    while batch := tuple(islice(items, size)):
        yield mapstar, ((func, batch),), {}


def _chunks_of(func, items, star, size):
    for at in range(0, len(items), size):
        yield star, ((func, tuple(items[at:at + size])),), {}

# concurrent.futures.process: an executor whose jobs run in processes. A thread
# in the parent hands the jobs out and takes the results in, as in CPython; the
# free worker with the lowest number is given the oldest job.
from _pickling import dumps
from _pickling import loads
import _process
from _thread import _job_done
from _thread import _job_new
from _thread import _job_run
from _jobs import call_words
from collections import deque
from concurrent.futures import _base
from functools import partial
import itertools
import multiprocessing
import os
import threading

_managers = {}  # thread: its pool
_shutdown = False
_TAKEN = b''  # a worker's message that it has a call in its hands
_EXTRA = 1  # jobs that stand ready beyond those of the workers, as CPython has


def _python_exit():
    global _shutdown
    _shutdown = True
    managers = [*_managers.items()]
    for thread, pool in managers:
        pool.wake()
    for thread, pool in managers:
        thread.join()


threading._register_atexit(_python_exit)


class BrokenProcessPool(_base.BrokenExecutor):
    pass


class _RemoteTraceback(Exception):
    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


class _ExceptionWithTraceback:
    # An exception on its way to the parent, where the text of its traceback
    # will be its cause.
    def __init__(self, exc):
        from traceback import format_exception
        self.exc = exc
        self.tb = '\n"""\n%s"""' % ''.join(format_exception(exc))

    def __reduce__(self):
        return _rebuilt, (self.exc, self.tb)


def _rebuilt(exc, tb):
    exc.__cause__ = _RemoteTraceback(tb)
    return exc


# -- in a worker --

def _work(initializer, initargs):
    if initializer is not None:
        try:
            initializer(*initargs)
        except BaseException:
            _base._logger().critical('Exception in initializer:',
                                     exc_info=True)
            return
    while (call := loads(_process.take())) is not None:
        _process.send(_TAKEN)
        _answer(*call)


def _answer(number, job, fn, args, kwargs):
    _job_run(job)
    try:
        outcome = fn(*args, **kwargs), None
    except BaseException as exc:
        _job_done(job, 'error', exc)
        outcome = None, _ExceptionWithTraceback(exc)
    else:
        _job_done(job, 'result', outcome[0])
    try:
        data = dumps((number, outcome))
    except BaseException as exc:
        data = dumps((number, (None, _ExceptionWithTraceback(exc))))
    _process.send(data)


# -- in the parent --

class _Job:
    def __init__(self, fn, args, kwargs):
        self.future = _base.Future()
        self.call = fn, args, kwargs
        self.id = self.future._job = _job_new(call_words, fn, args)


class _Pool:
    # What an executor and its thread share. The thread doesn't hold the
    # executor itself: when the program drops it, the thread ends.
    def __init__(self, most, initializer, initargs):
        self.lock = threading.Lock()
        self.alarm = threading.Event()
        self.alarm._cond._words = 'a result'
        self.results = deque()
        self.wanted = False  # somebody wants the thread's attention
        self.lost = False    # a worker has gone
        self.most = most
        self.arguments = initializer, initargs
        self.workers = []
        self.free = []
        self.jobs = {}     # by number, until their futures are done
        self.waiting = []  # numbers of those whose futures are pending
        self.calls = []    # what the workers are to be sent
        self.sent = 0      # to workers that have not yet taken it
        self.count = itertools.count()
        self.closed = False
        self.cancel_waiting = False
        self.dropped = False
        self.broken = False

    def start(self):
        for number in range(self.most):
            worker = multiprocessing.get_context('fork').Process(
                target=_work, args=self.arguments)
            worker._on_message = partial(self._receive, number)
            worker.start()
            self.workers.append(worker)
            self.free.append(number)

    def _receive(self, number, data):
        # comes between turns: the worker has the next call before it asks
        if data == _TAKEN:
            self.sent -= 1
            return
        if data is None:
            self.lost = True
        else:
            self.free.append(number)
            self._send()
            self.results.append(data)
        self.alarm.set()

    def wake(self):
        self.wanted = True
        self.alarm.set()

    def _wait(self):
        # A result, or None; and whether the pool is broken.
        self.alarm.clear()
        while not (self.results or self.wanted or self.lost):
            self.alarm.wait()
            self.alarm.clear()
        result = self.results.popleft() if self.results else None
        broken = result is None and not self.wanted
        self.wanted = False
        return result, broken

    def run(self):
        while True:
            self._hand_out()
            result, broken = self._wait()
            if broken:
                self._break_down()
                return
            if result is not None:
                self._take(result)
            if self.closed or self.dropped or _shutdown:
                self._cancel_if_wanted()
                self._hand_out()
                if not self.jobs:
                    break
        for worker in self.workers:
            _process.post(worker.pid, dumps(None))
        self._join()

    def _send(self):
        while self.calls and self.free:
            self.free.sort()
            worker = self.workers[self.free.pop(0)]
            _process.post(worker.pid, self.calls.pop(0))
            self.sent += 1

    def _hand_out(self):
        # Those for whom there is a place can't be cancelled any more.
        while (self.waiting
               and len(self.calls) + self.sent < self.most + _EXTRA):
            number = self.waiting.pop(0)
            job = self.jobs[number]
            if not job.future.set_running_or_notify_cancel():
                del self.jobs[number]
                continue
            try:
                self.calls.append(dumps((number, job.id, *job.call)))
            except Exception as exc:
                self._fail(number, exc)
                self.wake()
            self._send()

    def _fail(self, number, exc):
        job = self.jobs.pop(number)
        _job_done(job.id, 'error', exc)
        job.future.set_exception(exc)

    def _take(self, data):
        number, (result, exc) = loads(data)
        job = self.jobs.pop(number)
        if exc is not None:
            job.future.set_exception(exc)
        else:
            job.future.set_result(result)

    def _cancel_if_wanted(self):
        self.closed = True
        if self.cancel_waiting:
            self.cancel_waiting = False
            for number, job in [*self.jobs.items()]:
                if job.future.cancel():
                    del self.jobs[number]
            self.waiting.clear()

    def _break_down(self):
        self.broken = ('A child process terminated abruptly, the process pool '
                       'is not usable anymore')
        self.closed = True
        exc = BrokenProcessPool('A process in the process pool was terminated '
                                'abruptly while the future was running or '
                                'pending.')
        for number in [*self.jobs]:
            self._fail(number, exc)
        for worker in self.workers:
            worker.terminate()
        self._join()

    def _join(self):
        with self.lock:  # CPython closes what wakes this thread meanwhile
            pass
        for worker in self.workers:
            worker.join()


def _chunks(iterables, size):
    rows = zip(*iterables)
    while chunk := tuple(itertools.islice(rows, size)):
        yield chunk


def _do_chunk(fn, chunk):
    return [fn(*args) for args in chunk]


def _one_by_one(chunks):
    for chunk in chunks:
        chunk.reverse()
        while chunk:
            yield chunk.pop()


class ProcessPoolExecutor(_base.Executor):
    def __init__(self, max_workers=None, mp_context=None, initializer=None,
                 initargs=(), *, max_tasks_per_child=None):
        if max_workers is None:
            max_workers = os.cpu_count() or 1
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        if max_tasks_per_child is not None:
            raise NotImplementedError("loopscope's processes are forks, which "
                                      "max_tasks_per_child cannot be had with")
        self._max_workers = max_workers
        self._mp_context = mp_context or multiprocessing.get_context()
        self._pool = _Pool(max_workers, initializer, initargs)
        self._manager = None

    _shutdown_lock = property(lambda self: self._pool.lock)
    _shutdown_thread = property(lambda self: self._pool.closed)
    _broken = property(lambda self: self._pool.broken)

    def submit(self, fn, /, *args, **kwargs):
        with self._shutdown_lock:
            pool = self._pool
            if pool.broken:
                raise BrokenProcessPool(pool.broken)
            if pool.closed:
                raise RuntimeError('cannot schedule new futures after '
                                   'shutdown')
            if _shutdown:
                raise RuntimeError('cannot schedule new futures after '
                                   'interpreter shutdown')
            job = _Job(fn, args, kwargs)
            number = next(pool.count)
            pool.jobs[number] = job
            pool.waiting.append(number)
            pool.wake()
            self._start_manager()
            return job.future

    def _start_manager(self):
        if self._manager is None:
            self._pool.start()
            self._manager = threading.Thread(target=self._pool.run)
            # CPython's is of a class of its own, so it has no target's name
            self._manager.name = self._manager.name.partition(' ')[0]
            self._manager.start()
            _managers[self._manager] = self._pool

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        if chunksize < 1:
            raise ValueError("chunksize must be >= 1.")
        return _one_by_one(super().map(partial(_do_chunk, fn),
                                       _chunks(iterables, chunksize),
                                       timeout=timeout))

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._pool.lock:
            self._pool.cancel_waiting = cancel_futures
            self._pool.closed = True
            self._pool.wake()
        if self._manager is not None and wait:
            self._manager.join()
            _managers.pop(self._manager, None)
        self._manager = None

    def __del__(self):
        pool = getattr(self, '_pool', None)
        if pool is not None and not _shutdown:
            pool.dropped = True
            pool.wake()

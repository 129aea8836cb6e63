# concurrent.futures.thread: an executor whose jobs run in threads. Threads are
# started and woken as CPython does it; each job is told to the trace.
from _thread import _job_done
from _thread import _job_new
from _thread import _job_run
from _jobs import call_words
from concurrent.futures import _base
import os
import queue
import threading

_queues = {}  # thread: the queue that it takes its jobs from
_shutdown = False
_global_lock = threading.Lock()


def _python_exit():
    global _shutdown
    with _global_lock:
        _shutdown = True
    threads = [*_queues.items()]
    for thread, jobs in threads:
        jobs.put(None)
    for thread, jobs in threads:
        thread.join()


threading._register_atexit(_python_exit)


class BrokenThreadPool(_base.BrokenExecutor):
    pass


class _Job:
    def __init__(self, future, fn, args, kwargs):
        self.future = future
        self.fn = fn
        self.args = args
        self.kwargs = kwargs
        self.id = future._job = _job_new(call_words, fn, args)

    def run(self):
        if not self.future.set_running_or_notify_cancel():
            return
        _job_run(self.id)
        try:
            result = self.fn(*self.args, **self.kwargs)
        except BaseException as exc:
            _job_done(self.id, 'error', exc)
            self.future.set_exception(exc)
            # the exception's traceback holds this frame: no ring of the two
            self = None
        else:
            _job_done(self.id, 'result', result)
            self.future.set_result(result)


class _Pool:
    # What an executor and its threads share. The threads don't hold the
    # executor itself: when the program drops it, they end.
    def __init__(self):
        self.jobs = queue.SimpleQueue()
        self.jobs._count._cond._words = 'a job'
        self.idle = threading.Semaphore(0)
        self.lock = threading.Lock()
        self.closed = False   # shutdown() was called
        self.dropped = False
        self.broken = False

    def break_down(self):
        with self.lock:
            self.broken = ('A thread initializer failed, the thread pool is '
                           'not usable anymore')
            for job in self.left_over():
                exc = BrokenThreadPool(self.broken)
                _job_done(job.id, 'error', exc)
                job.future.set_exception(exc)

    def left_over(self):
        while True:
            try:
                job = self.jobs.get_nowait()
            except queue.Empty:
                return
            if job is not None:
                yield job


def _worker(pool, initializer, initargs):
    if initializer is not None:
        try:
            initializer(*initargs)
        except BaseException:
            _base._logger().critical('Exception in initializer:',
                                     exc_info=True)
            if not pool.dropped:
                pool.break_down()
            return
    try:
        while True:
            job = pool.jobs.get()
            if job is not None:
                job.run()
                del job  # it holds the arguments
                if not pool.dropped:
                    pool.idle.release()
            elif _shutdown or pool.dropped or pool.closed:
                pool.closed = True
                pool.jobs.put(None)  # for the next one
                return
    except BaseException:
        _base._logger().critical('Exception in worker', exc_info=True)


class ThreadPoolExecutor(_base.Executor):
    _made = 0

    def __init__(self, max_workers=None, thread_name_prefix='',
                 initializer=None, initargs=()):
        if max_workers is None:
            max_workers = min(32, (os.cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers = max_workers
        self._pool = _Pool()
        self._threads = {}  # a set in the order of creation
        if not thread_name_prefix:
            thread_name_prefix = f'ThreadPoolExecutor-{self._made}'
            ThreadPoolExecutor._made += 1
        self._thread_name_prefix = thread_name_prefix
        self._initializer = initializer
        self._initargs = initargs

    # CPython's names for them, which programs like to look at
    _work_queue = property(lambda self: self._pool.jobs)
    _idle_semaphore = property(lambda self: self._pool.idle)
    _shutdown_lock = property(lambda self: self._pool.lock)
    _shutdown = property(lambda self: self._pool.closed)
    _broken = property(lambda self: self._pool.broken)

    def submit(self, fn, /, *args, **kwargs):
        with self._shutdown_lock, _global_lock:
            if self._pool.broken:
                raise BrokenThreadPool(self._pool.broken)
            if self._pool.closed:
                raise RuntimeError('cannot schedule new futures after '
                                   'shutdown')
            if _shutdown:
                raise RuntimeError('cannot schedule new futures after '
                                   'interpreter shutdown')
            future = _base.Future()
            self._pool.jobs.put(_Job(future, fn, args, kwargs))
            self._add_thread()
            return future

    def _add_thread(self):
        # one that is idle, or will be when it has ended its job, takes it
        if self._pool.idle.acquire(timeout=0):
            return
        n = len(self._threads)
        if n >= self._max_workers:
            return
        thread = threading.Thread(
            name=f'{self._thread_name_prefix}_{n}', target=_worker,
            args=(self._pool, self._initializer, self._initargs))
        thread.start()
        self._threads[thread] = True
        _queues[thread] = self._pool.jobs

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._pool.lock:
            self._pool.closed = True
            if cancel_futures:
                for job in self._pool.left_over():
                    job.future.cancel()
            self._pool.jobs.put(None)
        if wait:
            for thread in self._threads:
                thread.join()
                _queues.pop(thread, None)

    def __del__(self):
        pool = getattr(self, '_pool', None)
        if pool is not None and not _shutdown:
            pool.dropped = True
            pool.jobs.put(None)

# The part of asyncio that is written in the sandbox's own language: what waits
# on other things by awaiting them, and where speed is no matter. It stands in
# the namespace of the module, beside what C has put there.
import collections as _collections
import functools as _functools

FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'


# What is defined says that it is from the module of this name.
__name__ = 'asyncio.coroutines'


def iscoroutinefunction(func):
    while True:
        if hasattr(func, '__func__'):
            func = func.__func__
        elif type(func).__name__ == 'partial' and hasattr(func, 'func'):
            func = func.func
        else:
            break
    code = getattr(func, '__code__', None)
    return code is not None and bool(code.co_flags & 0x80)


__name__ = 'asyncio.exceptions'


class IncompleteReadError(EOFError):
    def __init__(self, partial, expected):
        of = 'undefined' if expected is None else repr(expected)
        super().__init__(
            f'{len(partial)} bytes read on a total of {of} expected bytes')
        self.partial = partial
        self.expected = expected

    def __reduce__(self):
        return type(self), (self.partial, self.expected)


class LimitOverrunError(Exception):
    def __init__(self, message, consumed):
        super().__init__(message)
        self.consumed = consumed

    def __reduce__(self):
        return type(self), (self.args[0], self.consumed)


__name__ = 'asyncio.events'


def _run(callback, *args):
    # never called: stands for the loop in tracebacks
    callback(*args)


# -- waiting for several --

__name__ = 'asyncio.tasks'


def _release_waiter(waiter, *args):
    if not waiter.done():
        waiter.set_result(None)


def _expire(limit, at_end, *args):
    _event('timeout.expire', limit.id)
    at_end(*args)


class _Limit:
    # calls something when time is up, and says so in the trace
    def __init__(self, loop, timeout, at_end, *args):
        self.when = loop.time() + timeout
        self.timer = loop._call_timeout(self.when, _expire, self, at_end, *args)
        self.id = 0

    def tell(self, what, of=None):
        self.id = _event('timeout.new', what=what, when=self.when, of=of)

    def cancel(self):
        self.timer.cancel()

    def leave(self):
        # the timer lets go of this and of the waiter
        self.timer.cancel()
        _event('timeout.exit', self.id)


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(  #: asyncio/tasks.py:416
            f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError('Set of Tasks/Futures is empty.')
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f'Invalid return_when value: {return_when}')
    fs = set(fs)
    if any(iscoroutine(f) for f in fs):
        raise TypeError(  #: asyncio/tasks.py:425
            "Passing coroutines is forbidden, use tasks explicitly.")
    loop = get_running_loop()
    return await _wait(fs, timeout, return_when, loop)  #: asyncio/tasks.py:428


_FIRST = {FIRST_COMPLETED: 'first of {}', ALL_COMPLETED: 'all of {}',
          FIRST_EXCEPTION: 'all of {} or an error'}


async def _wait(fs, timeout, return_when, loop):
    left = len(fs)
    waiter = _future(loop, 'wait', fs,
                     'wait, ' + _FIRST[return_when].format(left))
    limit = None
    if timeout is not None:
        limit = _Limit(loop, timeout, _release_waiter, waiter)
        limit.tell('wait')

    def _on_completion(f):
        nonlocal left
        left -= 1
        enough = left <= 0 or return_when == FIRST_COMPLETED
        if not enough and return_when == FIRST_EXCEPTION:
            enough = not f.cancelled() and f.exception() is not None
        if enough:
            if limit is not None:
                limit.cancel()
            _release_waiter(waiter)

    for f in fs:
        f.add_done_callback(_on_completion)
    try:
        await waiter  #: asyncio/tasks.py:535
    finally:
        if limit is not None:
            limit.leave()
        for f in fs:
            f.remove_done_callback(_on_completion)
    done, pending = set(), set()
    for f in fs:
        (done if f.done() else pending).add(f)
    return done, pending


async def _cancel_and_wait(fut, loop):
    waiter = _future(loop, 'wait_for', (fut,), _label(fut) + ' to end')

    on_done = _functools.partial(_release_waiter, waiter)
    fut.add_done_callback(on_done)
    try:
        fut.cancel()
        # not fut itself: whoever waits here can be cancelled on its own
        await waiter  #: asyncio/tasks.py:562
    finally:
        fut.remove_done_callback(on_done)


async def wait_for(fut, timeout):
    loop = get_running_loop()
    if timeout is None:
        return await fut  #: asyncio/tasks.py:452
    if timeout <= 0:
        fut = ensure_future(fut, loop=loop)  #: asyncio/tasks.py:455
        if fut.done():
            return fut.result()  #: asyncio/tasks.py:458
        await _cancel_and_wait(fut, loop)  #: asyncio/tasks.py:460
        try:
            return fut.result()  #: asyncio/tasks.py:462
        except CancelledError as exc:
            raise TimeoutError() from exc  #: asyncio/tasks.py:464

    waiter = _future(loop, 'wait_for')
    limit = _Limit(loop, timeout, _release_waiter, waiter)

    on_done = _functools.partial(_release_waiter, waiter)
    fut = ensure_future(fut, loop=loop)  #: asyncio/tasks.py:470
    _say(waiter, f'wait_for({_label(fut)}, {timeout})')
    limit.tell('wait_for', fut)
    fut.add_done_callback(on_done)
    try:
        try:
            await waiter  #: asyncio/tasks.py:476
        except CancelledError:
            if fut.done():
                return fut.result()  #: asyncio/tasks.py:479
            fut.remove_done_callback(on_done)
            await _cancel_and_wait(fut, loop)  #: asyncio/tasks.py:485
            raise
        if fut.done():
            return fut.result()  #: asyncio/tasks.py:489
        fut.remove_done_callback(on_done)
        await _cancel_and_wait(fut, loop)  #: asyncio/tasks.py:495
        try:
            # it may have finished, or failed, in answer to the cancellation
            return fut.result()  #: asyncio/tasks.py:500
        except CancelledError as exc:
            raise TimeoutError() from exc  #: asyncio/tasks.py:502
    finally:
        limit.leave()


def as_completed(fs, *, timeout=None):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(
            f"expect an iterable of futures, not {type(fs).__name__}")
    finished = _quiet(Queue)
    loop = get_event_loop()
    # a dict for a set: CPython's order is by address, ours by place
    todo = {ensure_future(f, loop=loop): True for f in dict.fromkeys(fs)}
    limit = None

    def _on_timeout():
        # the ring of these functions and the timer stays, as in CPython: what
        # nobody asked for goes with the collector
        _event('timeout.exit', limit.id)
        for f in todo:
            f.remove_done_callback(_on_completion)
            finished.put_nowait(None)
        todo.clear()

    def _on_completion(f):
        if not todo:
            return
        del todo[f]
        finished.put_nowait(f)
        if not todo and limit is not None:
            limit.leave()

    async def _wait_for_one():
        f = await finished.get()  #: asyncio/tasks.py:611
        if f is None:
            raise TimeoutError  #: asyncio/tasks.py:614
        return f.result()  #: asyncio/tasks.py:615

    for f in todo:
        f.add_done_callback(_on_completion)
    if todo and timeout is not None:
        limit = _Limit(loop, timeout, _on_timeout)
        limit.tell('as_completed')
    for _ in range(len(todo)):
        yield _wait_for_one()


def shield(arg):
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = _future(inner.get_loop(), 'shield', (inner,),
                    f'shield({_label(inner)})')

    def _inner_done_callback(inner):
        if outer.cancelled():
            if not inner.cancelled():
                inner.exception()
            return
        if inner.cancelled():
            outer.cancel()
        elif inner.exception() is not None:
            outer.set_exception(inner.exception())
        else:
            outer.set_result(inner.result())

    def _outer_done_callback(outer):
        if not inner.done():
            inner.remove_done_callback(_inner_done_callback)

    inner.add_done_callback(_inner_done_callback)
    outer.add_done_callback(_outer_done_callback)
    return outer


# -- what Task.get_stack and print_stack say --

def _get_stack(coro, exception, limit):
    frame = getattr(coro, 'cr_frame', None) or getattr(coro, 'gi_frame', None)
    frames = []
    if frame is not None:
        while frame is not None and (limit is None or len(frames) < limit):
            frames.append(frame)
            frame = frame.f_back
        frames.reverse()
    elif exception is not None:
        tb = exception.__traceback__
        while tb is not None and (limit is None or len(frames) < limit):
            frames.append(tb.tb_frame)
            tb = tb.tb_next
    return frames


def _print_stack(task, exception, limit, file):
    import traceback
    entries = [traceback.FrameSummary(f.f_code.co_filename, f.f_lineno,
                                      f.f_code.co_name)
               for f in task.get_stack(limit=limit)]
    if not entries:
        print(f'No stack for {task!r}', file=file)
    elif exception is not None:
        print(f'Traceback for {task!r} (most recent call last):', file=file)
    else:
        print(f'Stack for {task!r} (most recent call last):', file=file)
    traceback.print_list(entries, file=file)
    if exception is not None:
        for line in traceback.format_exception_only(exception):
            print(line, file=file, end='')


# -- threads: what there is to it comes on first use --

__name__ = 'asyncio.threads'


async def to_thread(func, /, *args, **kwargs):
    import _asyncio_threads
    loop = get_running_loop()
    return await _asyncio_threads.to_thread(loop, func, args, kwargs)


__name__ = 'asyncio.futures'


def wrap_future(future, *, loop=None):
    import _asyncio_threads
    return _asyncio_threads.wrap_future(future, loop)


__name__ = 'asyncio.tasks'


def run_coroutine_threadsafe(coro, loop):
    import _asyncio_threads
    return _asyncio_threads.run_coroutine_threadsafe(coro, loop)


# -- task groups --

__name__ = 'asyncio.taskgroups'


class TaskGroup:
    def __init__(self):
        self._entered = False
        self._exiting = False
        self._aborting = False
        self._loop = None
        self._parent_task = None
        self._parent_cancel_requested = False
        self._tasks = {}  # a set in the order of creation
        self._errors = []
        self._base_error = None
        self._on_completed_fut = None
        self._name = _name()
        self._id = _event('group.new', name=self._name)

    def __repr__(self):
        info = ''
        if self._tasks:
            info += f' tasks={len(self._tasks)}'
        if self._errors:
            info += f' errors={len(self._errors)}'
        if self._aborting:
            info += ' cancelling'
        elif self._entered:
            info += ' entered'
        return f'<TaskGroup{info}>'

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(
                f"TaskGroup {self!r} has already been entered")
        self._entered = True
        if self._loop is None:
            self._loop = get_running_loop()
        self._parent_task = current_task(self._loop)
        if self._parent_task is None:
            raise RuntimeError(
                f'TaskGroup {self!r} cannot determine the parent task')
        _event('group.enter', self._id)
        return self

    async def __aexit__(self, et, exc, tb):
        self._exiting = True
        if exc is not None and _is_base(exc) and self._base_error is None:
            self._base_error = exc
        cancelled = exc if et is CancelledError else None
        if self._parent_cancel_requested:
            if self._parent_task.uncancel() == 0:
                # it was the group that cancelled, and nobody else
                cancelled = None
        if et is not None and not self._aborting:
            self._abort('cancelled' if cancelled is not None else 'body')

        # again and again, since the parent may be cancelled more than once
        while self._tasks:
            if self._on_completed_fut is None:
                self._on_completed_fut = _future(
                    self._loop, 'group', self._tasks,
                    f'task group {self._name or ""}'.strip())
                _event('group.wait', self._id)
            try:
                await self._on_completed_fut  #: asyncio/taskgroups.py:110
            except CancelledError as ex:
                if not self._aborting:
                    cancelled = ex
                    self._abort('cancelled')
            self._on_completed_fut = None

        own = et is not None and et is not CancelledError
        _event('group.exit', self._id, errors=len(self._errors) + own)
        if self._base_error is not None:
            raise self._base_error  #: asyncio/taskgroups.py:129
        if cancelled and not self._errors:
            raise cancelled  #: asyncio/taskgroups.py:134
        if et is not None and et is not CancelledError:
            self._errors.append(exc)
        if self._errors:
            try:
                group = BaseExceptionGroup(
                    'unhandled errors in a TaskGroup', self._errors)
                raise group from None  #: asyncio/taskgroups.py:145
            finally:
                self._errors = None

    def create_task(self, coro, *, name=None, context=None):
        if not self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has not been entered")
        if self._exiting and not self._tasks:
            raise RuntimeError(f"TaskGroup {self!r} is finished")
        if self._aborting:
            raise RuntimeError(f"TaskGroup {self!r} is shutting down")
        task = create_task(coro, name=name, context=context)
        task.add_done_callback(self._on_task_done)
        self._tasks[task] = True
        _event('group.task', self._id, task=task)
        return task

    def _abort(self, why, task=None):
        self._aborting = True
        _event('group.abort', self._id, why=why, task=task)
        for t in self._tasks:
            if not t.done():
                t.cancel()

    def _on_task_done(self, task):
        self._tasks.pop(task, None)
        if self._on_completed_fut is not None and not self._tasks:
            if not self._on_completed_fut.done():
                self._on_completed_fut.set_result(True)
        if task.cancelled():
            return
        exc = task.exception()
        if exc is None:
            return
        self._errors.append(exc)
        if _is_base(exc) and self._base_error is None:
            self._base_error = exc
        if self._parent_task.done():
            self._loop.call_exception_handler({
                'message': f'Task {task!r} has errored out but its parent '
                           f'task {self._parent_task} is already completed',
                'exception': exc,
                'task': task,
            })
            return
        if not self._aborting and not self._parent_cancel_requested:
            # the parent is told by a cancellation, which __aexit__ takes back
            self._abort('error', task)
            self._parent_cancel_requested = True
            self._parent_task.cancel()


def _is_base(exc):
    return isinstance(exc, (SystemExit, KeyboardInterrupt))


# -- timeouts --

__name__ = 'asyncio.timeouts'


class Timeout:
    def __init__(self, when):
        self._state = 'created'
        self._timeout_handler = None
        self._task = None
        self._when = when
        self._id = 0

    def when(self):
        return self._when

    def reschedule(self, when):
        if self._state != 'active':
            if self._state == 'created':
                raise RuntimeError("Timeout has not been entered")
            raise RuntimeError(f"Cannot change state of {self._state} Timeout")
        self._when = when
        _event('timeout.reschedule', self._id, when=when)
        if self._timeout_handler is not None:
            self._timeout_handler.cancel()
        self._set_timer()

    def _set_timer(self):
        when = self._when
        if when is None:
            self._timeout_handler = None
            return
        loop = get_running_loop()
        if when <= loop.time():
            self._timeout_handler = loop.call_soon(self._on_timeout)
        else:
            self._timeout_handler = loop._call_timeout(when, self._on_timeout)

    def expired(self):
        return self._state in ('expiring', 'expired')

    def __repr__(self):
        info = ''
        if self._state == 'active':
            when = round(self._when, 3) if self._when is not None else None
            info = f" when={when}"
        return f"<Timeout [{self._state}]{info}>"

    async def __aenter__(self):
        if self._state != 'created':
            raise RuntimeError("Timeout has already been entered")
        self._task = current_task()
        if self._task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._state = 'active'
        self._cancelling = self._task.cancelling()
        self._id = _event('timeout.new', what='timeout', when=self._when)
        self._set_timer()
        return self

    async def __aexit__(self, exc_type, exc_val, exc_tb):
        assert self._state in ('active', 'expiring')
        if self._timeout_handler is not None:
            self._timeout_handler.cancel()
            self._timeout_handler = None
        _event('timeout.exit', self._id)
        if self._state == 'expiring':
            self._state = 'expired'
            if (self._task.uncancel() <= self._cancelling
                    and exc_type is CancelledError):
                raise TimeoutError from exc_val  #: asyncio/timeouts.py:115
        elif self._state == 'active':
            self._state = 'finished'
        return None

    def _on_timeout(self):
        assert self._state == 'active'
        _event('timeout.expire', self._id)
        self._task.cancel()
        self._state = 'expiring'
        self._timeout_handler = None


def timeout(delay):
    loop = get_running_loop()
    return Timeout(loop.time() + delay if delay is not None else None)


def timeout_at(when):
    return Timeout(when)


# -- condition and barrier --

__name__ = 'asyncio.locks'


class Condition(_ContextManagerMixin):
    _loop = None

    def __init__(self, lock=None):
        if lock is None:
            lock = Lock()
        self._lock = lock
        self.locked = lock.locked
        self.acquire = lock.acquire
        self.release = lock.release
        self._waiters = _collections.deque()
        self._kind = 'condition'
        self._name = _name()
        self._id = _event('sync.new', kind='condition', name=self._name,
                          uses=_sync_id(lock))

    def _get_loop(self):
        loop = get_running_loop()
        if self._loop is None:
            self._loop = loop
        if loop is not self._loop:
            raise RuntimeError(f'{self!r} is bound to a different event loop')
        return loop

    def __repr__(self):
        extra = 'locked' if self.locked() else 'unlocked'
        if self._waiters:
            extra = f'{extra}, waiters:{len(self._waiters)}'
        return f'<{object.__repr__(self)[1:-1]} [{extra}]>'

    async def __aenter__(self):
        await self.acquire()
        return None

    async def __aexit__(self, exc_type, exc, tb):
        self.release()

    for _f in (__aenter__, __aexit__):
        _f.__qualname__ = '_ContextManagerMixin.' + _f.__name__
    del _f

    async def wait(self):
        if not self.locked():
            raise RuntimeError('cannot wait on un-acquired lock')
        self.release()
        try:
            fut = _future(self._get_loop(), self._kind, None, self._name)
            self._waiters.append(fut)
            _event('sync.block', self._id)
            try:
                await fut
                return True
            except CancelledError:
                _event('sync.unblock', self._id, why='cancelled')
                raise
            finally:
                self._waiters.remove(fut)
        finally:
            # the lock is taken again, come what may
            cancelled = False
            while True:
                try:
                    await self.acquire()
                    break
                except CancelledError:
                    cancelled = True
            if cancelled:
                raise CancelledError

    async def wait_for(self, predicate):
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        if not self.locked():
            raise RuntimeError('cannot notify on un-acquired lock')
        woken = [fut for fut in self._waiters if not fut.done()][:max(n, 0)]
        if woken or self._kind == 'condition':
            _event('sync.notify', self._id, value=len(woken))
        for fut in woken:
            _event('sync.unblock', self._id, task=fut, why='woken')
            fut.set_result(False)

    def notify_all(self):
        self.notify(len(self._waiters))


class Barrier:
    def __init__(self, parties):
        if parties < 1:
            raise ValueError('parties must be > 0')
        self._cond = _quiet(Condition)
        self._parties = parties
        self._state = 'filling'
        self._count = 0
        # in the trace the barrier is one thing: its condition speaks for it
        self._cond._kind = 'barrier'
        self._cond._name = _name()
        self._cond._id = _event('sync.new', kind='barrier', value=parties,
                                name=self._cond._name)

    def __repr__(self):
        extra = self._state
        if not self.broken:
            extra += f', waiters:{self.n_waiting}/{self.parties}'
        return f'<{object.__repr__(self)[1:-1]} [{extra}]>'

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *args):
        pass

    async def wait(self):
        async with self._cond:
            await self._block()
            try:
                index = self._count
                self._count += 1
                if index + 1 == self._parties:
                    await self._release()
                else:
                    await self._wait()
                return index
            finally:
                self._count -= 1
                self._exit()

    async def _block(self):
        # until those of the round before have left
        await self._cond.wait_for(
            lambda: self._state not in ('draining', 'resetting'))
        if self._state == 'broken':
            raise BrokenBarrierError("Barrier aborted")

    async def _release(self):
        self._state = 'draining'
        self._cond.notify_all()

    async def _wait(self):
        await self._cond.wait_for(lambda: self._state != 'filling')
        if self._state in ('broken', 'resetting'):
            raise BrokenBarrierError("Abort or reset of barrier")

    def _exit(self):
        if self._count == 0:
            if self._state in ('resetting', 'draining'):
                self._state = 'filling'
            self._cond.notify_all()

    async def reset(self):
        async with self._cond:
            _event('sync.break', self._cond._id, why='reset')
            if self._count > 0:
                if self._state != 'resetting':
                    self._state = 'resetting'
            else:
                self._state = 'filling'
            self._cond.notify_all()

    async def abort(self):
        async with self._cond:
            _event('sync.break', self._cond._id, why='abort')
            self._state = 'broken'
            self._cond.notify_all()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == 'filling' else 0

    @property
    def broken(self):
        return self._state == 'broken'


# -- policies --

__name__ = 'asyncio.events'


class AbstractEventLoopPolicy:
    def get_event_loop(self):
        raise NotImplementedError

    def set_event_loop(self, loop):
        raise NotImplementedError

    def new_event_loop(self):
        raise NotImplementedError


class DefaultEventLoopPolicy(AbstractEventLoopPolicy):
    def get_event_loop(self):
        return _default_get_event_loop()

    def set_event_loop(self, loop):
        set_event_loop(loop)

    def new_event_loop(self):
        return _default_new_event_loop()


def get_event_loop_policy():
    if _get_policy() is None:
        set_event_loop_policy(DefaultEventLoopPolicy())
    return _get_policy()


# -- what the sandbox has no world for; the names are there for annotations --

__name__ = 'asyncio.streams'


class _Outside:
    def __init__(self, *args, **kwargs):
        raise NotImplementedError(
            "loopscope's sandbox has no network and no processes: "
            f"asyncio.{type(self).__name__} is not available")


class StreamReader(_Outside):
    pass


class StreamWriter(_Outside):
    pass


class StreamReaderProtocol(_Outside):
    pass


class AbstractServer(_Outside):
    pass


class Server(_Outside):
    pass


class BaseTransport(_Outside):
    pass


class Transport(_Outside):
    pass


class BaseProtocol:
    pass


class Protocol(BaseProtocol):
    pass


class DatagramProtocol(BaseProtocol):
    pass


__name__ = 'asyncio'

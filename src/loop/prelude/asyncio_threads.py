# The part of asyncio that deals with threads: executors, and futures of the two
# kinds tied to each other. It is loaded on first use, since it brings
# threading and concurrent.futures along.
import asyncio
from asyncio import isfuture
from concurrent.futures import _base
import functools


# -- futures that follow each other --

def _translated(exc):
    # what the one kind raises, in terms of the other: a new exception, which
    # knows nothing of the thread
    if type(exc) is _base.CancelledError:
        return asyncio.CancelledError(*exc.args)
    if type(exc) is _base.InvalidStateError:
        return asyncio.InvalidStateError(*exc.args)
    if type(exc) is TimeoutError:
        return TimeoutError(*exc.args)
    return exc


def _copy_outcome(source, destination):
    exc = source.exception()
    if exc is not None:
        destination.set_exception(_translated(exc))
    else:
        destination.set_result(source.result())


def _to_asyncio(source, destination):
    if destination.cancelled():
        return
    if source.cancelled():
        destination.cancel()
    else:
        _copy_outcome(source, destination)


def _to_thread(source, destination):
    if source.cancelled():
        destination.cancel()
    if destination.set_running_or_notify_cancel():
        _copy_outcome(source, destination)


def _check_kind(future, what):
    if not isfuture(future) and not isinstance(future, _base.Future):
        raise TypeError(f'A future is required for {what} argument')


def chain(source, destination):
    # The outcome of source becomes that of destination, and a cancellation of
    # destination that of source; each is told in its own loop's thread.
    _check_kind(source, 'source')
    _check_kind(destination, 'destination')
    source_loop = source.get_loop() if isfuture(source) else None
    to_loop = destination.get_loop() if isfuture(destination) else None

    def _set_state(destination, source):
        copy = _to_asyncio if isfuture(destination) else _to_thread
        copy(source, destination)

    def _call_check_cancel(destination):
        if destination.cancelled():
            if source_loop is None or source_loop is to_loop:
                source.cancel()
            else:
                source_loop.call_soon_threadsafe(source.cancel)

    def _call_set_state(source):
        if to_loop is not None and to_loop.is_closed() and (
                destination.cancelled() or to_loop is not source_loop):
            return
        if to_loop is None or to_loop is source_loop:
            _set_state(destination, source)
        else:
            to_loop.call_soon_threadsafe(_set_state, destination, source)

    for function in (_set_state, _call_check_cancel, _call_set_state):
        function.__qualname__ = f'_chain_future.<locals>.{function.__name__}'
    destination.add_done_callback(_call_check_cancel)
    source.add_done_callback(_call_set_state)


def wrap_future(future, loop, words='wrap_future()'):
    if isfuture(future):
        return future
    assert isinstance(future, _base.Future), (
        f'concurrent.futures.Future is expected, got {future!r}')
    if loop is None:
        loop = asyncio.get_event_loop()
    wrapped = asyncio._future(loop, 'executor', None, words)
    chain(future, wrapped)
    return wrapped


def run_coroutine_threadsafe(coro, loop):
    if not asyncio.iscoroutine(coro):
        raise TypeError('A coroutine object is required')
    future = _base.Future()

    def callback():
        try:
            chain(asyncio.ensure_future(coro, loop=loop), future)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            if future.set_running_or_notify_cancel():
                future.set_exception(exc)
            raise

    callback.__qualname__ = 'run_coroutine_threadsafe.<locals>.callback'
    loop.call_soon_threadsafe(callback)
    return future


# -- executors --

def _default_executor(loop):
    if loop._executor_shutdown_called:
        raise RuntimeError('Executor shutdown has been called')
    if loop._default_executor is None:
        from concurrent.futures.thread import ThreadPoolExecutor
        loop._default_executor = ThreadPoolExecutor(
            thread_name_prefix='asyncio')
    return loop._default_executor


def _name(func):
    while isinstance(func, functools.partial):
        func = func.func
    return getattr(func, '__name__', type(func).__name__)


def _check_function(func):
    if asyncio.iscoroutine(func) or asyncio.iscoroutinefunction(func):
        raise TypeError("coroutines cannot be used with run_in_executor()")
    if not callable(func):
        raise TypeError("a callable object was expected by "
                        f"run_in_executor(), got {func!r}")


def run_in_executor(loop, executor, func, args, words=None):
    if loop.get_debug():
        _check_function(func)
    if executor is None:
        executor = _default_executor(loop)
    return wrap_future(executor.submit(func, *args), loop,
                       words or f'run_in_executor({_name(func)})')


def to_thread(loop, func, args, kwargs):
    from contextvars import copy_context
    call = functools.partial(copy_context().run, func, *args, **kwargs)
    return run_in_executor(loop, None, call, (), f'to_thread({_name(func)})')


def set_default_executor(loop, executor):
    from concurrent.futures.thread import ThreadPoolExecutor
    if not isinstance(executor, ThreadPoolExecutor):
        raise TypeError('executor must be ThreadPoolExecutor instance')
    loop._default_executor = executor


def _do_shutdown(loop, future):
    try:
        loop._default_executor.shutdown(wait=True)
        if not loop.is_closed():
            loop.call_soon_threadsafe(future.set_result, None)
    except Exception as exc:
        if not loop.is_closed():
            loop.call_soon_threadsafe(future.set_exception, exc)


def start_shutdown(loop):
    # The thread that waits for the executor's, and the future that it sets.
    import threading
    future = asyncio._future(loop, 'executor', None,
                             'the executor to shut down')
    thread = threading.Thread(target=_do_shutdown, args=(loop, future))
    thread.start()
    return future, thread


def close_executor(executor):
    executor.shutdown(wait=False)

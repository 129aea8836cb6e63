# concurrent.futures: the names that programs import, from where they are made.
# The executors come when they are asked for.
from concurrent.futures._base import ALL_COMPLETED
from concurrent.futures._base import BrokenExecutor
from concurrent.futures._base import CancelledError
from concurrent.futures._base import Executor
from concurrent.futures._base import FIRST_COMPLETED
from concurrent.futures._base import FIRST_EXCEPTION
from concurrent.futures._base import Future
from concurrent.futures._base import InvalidStateError
from concurrent.futures._base import TimeoutError
from concurrent.futures._base import as_completed
from concurrent.futures._base import wait

__all__ = ['FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED',
           'CancelledError', 'TimeoutError', 'InvalidStateError',
           'BrokenExecutor', 'Future', 'Executor', 'wait', 'as_completed',
           'ProcessPoolExecutor', 'ThreadPoolExecutor']


def __getattr__(name):
    if name == 'ThreadPoolExecutor':
        from concurrent.futures import thread as module
    elif name == 'ProcessPoolExecutor':
        from concurrent.futures import process as module
    else:
        raise AttributeError(
            f"module 'concurrent.futures' has no attribute {name!r}")
    globals()[name] = getattr(module, name)
    return globals()[name]

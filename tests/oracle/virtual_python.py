"""Runs a program in real CPython under a virtual clock, for comparison.

    PYTHONHASHSEED=0 python3 virtual_python.py [--steps FILE] PROGRAM [ARG ...]

What a program prints here depends on the program alone: nothing sleeps, equal
deadlines fire in the order in which they were set, time starts at 0 (UTC),
random starts as seed(0) and os.urandom is a seeded stream. Threads and forked
processes are real and run one at a time (lanes.py). Its stdout, stderr
and exit status are the program's own; 5 when nothing is ready and no timer is
set. --steps writes a line for each task step: time, task name, coroutine name.
"""
import lanes
from lanes import InOrder, lanes as world

lanes.virtual_clock()
lanes.virtual_threads()

import asyncio
import builtins
import ctypes
import datetime
import hashlib
import heapq
import importlib.machinery
import itertools
import math
import os
import random
import selectors
import sys
import types

steps = None
# What the first task hashes to is one more. A multiple of a power of two, so
# that few sets of tasks go round their table's end.
FIRST_HASH = 0x7f000000000
TP_HASH = 15 * ctypes.sizeof(ctypes.c_void_p)   # in a PyTypeObject
kept = []                                       # until the very end


class Timer(asyncio.TimerHandle):
    count = 0

    def __init__(self, *args):
        super().__init__(*args)
        Timer.count += 1
        self.order = Timer.count

    def __lt__(self, other):
        return (self._when, self.order) < (other._when, other.order)


class EpollSelector(selectors._BaseSelectorImpl):
    """The loop's lane waits here for its next timer, or for another lane."""
    lane = None

    def select(self, timeout=None):
        if timeout is not None and timeout <= 0:
            world.let_others()
            return []
        timers = self.loop._scheduled
        self.lane = world.current
        world.block(timers[0]._when if timers else None)
        self.lane = None
        return []


class Loop(asyncio.SelectorEventLoop):
    def __init__(self):
        selector = EpollSelector()
        super().__init__(selector)
        selector.loop = self
        self._asyncgens.data = InOrder()

    def time(self):
        return world.now

    def _write_to_self(self):
        if self._selector.lane:
            world.wake(self._selector.lane)

    @property
    def _clock_resolution(self):
        return math.ulp(world.now)

    @_clock_resolution.setter
    def _clock_resolution(self, value):
        pass

    def _call_soon(self, callback, args, context):
        if not steps or not is_step(callback):
            return super()._call_soon(callback, args, context)
        handle = Step(callback, args, self, context)
        self._ready.append(handle)
        return handle

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        timer = Timer(when, callback, args, self, context)
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer


def is_step(callback):
    """Is it what a task gives the loop so that it is stepped or woken?"""
    return type(callback).__name__ == "TaskStepMethWrapper" or \
        getattr(callback, "__qualname__", None) == "Task.task_wakeup"


class Step(asyncio.Handle):
    """A task's step, which is written down and then done by the task that
    CPython has in C: nothing is kept alive that would go without --steps."""
    __slots__ = ()

    def _run(self):
        task = self._callback.__self__
        coro = task.get_coro()
        print("%.6f %s %s" % (world.now, task.get_name(),
                              getattr(coro, "__name__", type(coro).__name__)),
              file=steps, flush=True)
        del task, coro
        try:
            super()._run()
        finally:
            self = None


# As messages have the methods that these stand for.
Loop.time.__qualname__ = "BaseEventLoop.time"
Loop.call_at.__qualname__ = "BaseEventLoop.call_at"
Loop.time.__module__ = Loop.call_at.__module__ = "asyncio.base_events"
Step.__name__ = Step.__qualname__ = "Handle"
Timer.__name__ = Timer.__qualname__ = "TimerHandle"
Loop.__name__ = Loop.__qualname__ = "_UnixSelectorEventLoop"
for method in Loop.time, Loop.call_at:
    method.__qualname__ = "BaseEventLoop." + method.__name__


class Policy(asyncio.DefaultEventLoopPolicy):
    _loop_factory = Loop


def hash_by_number(kind):
    """Objects of this type hash in the order in which they were first hashed.
    A class of Python's in its place would show in messages and reprs, so a slot
    of CPython's own type is set."""
    numbers = itertools.count(FIRST_HASH + 1)
    signature = ctypes.CFUNCTYPE(ctypes.c_ssize_t, ctypes.py_object)

    @signature
    def number(thing):
        try:
            return thing.__number
        except AttributeError:
            thing.__number = next(numbers)
            return thing.__number

    tp_hash = ctypes.c_void_p.from_address(id(kind) + TP_HASH)
    tp_hash.value = ctypes.cast(number, ctypes.c_void_p).value
    kept.append(number)


def order_tasks():
    """Sets of tasks go by addresses in CPython, so that what it does with them
    wavers from run to run. Here tasks hash by their numbers, as neighbours in
    memory may; and where asyncio itself goes through a set, it goes by the
    order of creation."""
    tasks = asyncio.tasks
    hash_by_number(asyncio.Task)

    def all_tasks(loop):
        return InOrder(sorted(tasks.all_tasks(loop), key=hash))

    def some_set(items=()):
        """For asyncio.tasks. Coroutines come in a set only to be made tasks."""
        items = list(items)
        if any(map(asyncio.iscoroutine, items)):
            return list(InOrder(items))
        return set(items)

    tasks.set = some_set
    tasks._all_tasks.data = InOrder()
    asyncio.taskgroups.set = InOrder
    asyncio.runners.tasks = types.SimpleNamespace(
        **dict(vars(tasks), all_tasks=all_tasks))


def virtual_datetime():
    """A subclass with our clock. Messages call a type by the name that is set
    last here, as they call one written in C by its module's name too."""
    class Named(type):
        __name__ = property(lambda cls: "datetime")

    class Datetime(datetime.datetime, metaclass=Named):
        @classmethod
        def now(cls, tz=None):
            if tz is None:
                return cls.utcfromtimestamp(world.now)
            return cls.fromtimestamp(world.now, tz)

        @classmethod
        def utcnow(cls):
            return cls.utcfromtimestamp(world.now)
    Datetime.__qualname__ = Datetime.__module__ = "datetime"
    type.__dict__["__name__"].__set__(Datetime, "datetime.datetime")
    datetime.datetime = Datetime


def seeded_stream():
    drawn = 0

    def urandom(n):
        nonlocal drawn
        out = b""
        while len(out) < n:
            out += hashlib.blake2b(b"loopscope%d" % drawn,
                                   digest_size=32).digest()
            drawn += 1
        return out[:n]
    os.urandom = urandom


def main_module(path):
    """With the names that the interpreter's own has, in their order."""
    module = types.ModuleType("__main__")
    module.__loader__ = importlib.machinery.SourceFileLoader("__main__", path)
    module.__annotations__ = {}
    module.__builtins__ = builtins
    module.__file__ = path
    module.__cached__ = None
    return module


def flush():
    """As the interpreter does when the code has run, whatever the program put
    in their places."""
    for name in "stderr", "stdout":
        try:
            getattr(sys, name).flush()
        except Exception:
            pass


def run(path):
    module = main_module(path)
    sys.modules["__main__"] = module
    with open(path, "rb") as file:
        source = file.read()
    try:
        exec(compile(source, path, "exec"), module.__dict__)
    except SystemExit:
        raise
    except BaseException as error:
        flush()
        error.__traceback__ = error.__traceback__.tb_next
        # Kept until the very end, as the interpreter does.
        sys.last_value, sys.last_traceback = error, error.__traceback__
        # The interpreter's own display: the traceback module marks other
        # columns of a syntax error that goes over several lines.
        show_uncaught(error)
        return 130 if isinstance(error, KeyboardInterrupt) else 1
    return 0


# The interpreter calls the hook from no frame at all: a warning of a coroutine
# that the hook left says then that it is of line 1 of sys.
CALL_HOOK = compile("hook(*given)", "sys", "exec")


def show_uncaught(error):
    """As the interpreter does at its end, where a hook may fail itself."""
    given = type(error), error, error.__traceback__
    try:
        exec(CALL_HOOK, {"hook": sys.excepthook, "given": given})
    except Exception as failed:
        failed.__context__ = None  # the interpreter handles nothing meanwhile
        sys.stderr.write("Error in sys.excepthook:\n")
        failed.__traceback__ = failed.__traceback__.tb_next.tb_next
        sys.__excepthook__(type(failed), failed, failed.__traceback__)
        sys.stderr.write("\nOriginal exception was:\n")
        sys.__excepthook__(*given)


def main():
    global steps
    args = sys.argv[1:]
    if args[0] == "--steps":
        steps = open(args[1], "w")
        args = args[2:]
    sys.argv = args
    asyncio.set_event_loop_policy(Policy())
    order_tasks()
    virtual_datetime()
    seeded_stream()
    random.seed(0)
    with open(args[0], "rb") as file:
        lanes.virtual_processes(file.read())
    sys.path[0] = os.path.dirname(os.path.abspath(args[0]))
    sys.exit(run(args[0]))


if __name__ == "__main__":
    main()

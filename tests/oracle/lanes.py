"""Real threads of CPython, one at a time, on a clock that jumps.

A lane is a thread. One lane runs; it gives the baton away only where it blocks
(a sleep, a lock that is held, the loop's select) or ends. Lanes that could run
stand in a queue, first come, first served. When there is none, the clock jumps
to the earliest deadline, and the lanes that are due become ready in the order
(deadline, when they began to wait). Each lane of this process sleeps on a real
lock of its own, its gate, while another has the baton.

install() puts these functions in the place of those of `_thread` and `time`
and gives CPython's threading module anew, so that its own Python code, that of
queue and that of concurrent.futures run on locks of this file. It comes before
whatever imports threading.

It knows nothing of event loops. forks.py adds lanes that are processes.
"""
import _thread
import collections
import functools
import heapq
import inspect
import itertools
import os
import sys
import time

DEADLOCK = 5
PROCESSORS = 4

real_lock = _thread.allocate_lock
real_start = _thread.start_new_thread
real_sleep = time.sleep


class Lane:
    """A thread: the one that runs, or in `ready`, or waiting."""
    idents = itertools.count(1)
    here = True             # of this process

    def __init__(self):
        self.ident = next(Lane.idents)
        self.waiting = None         # which wait it is in, a number
        self.sentinel = None        # released when the lane ends
        self.call = None            # function, args, kwargs: not begun yet
        self.gate = real_lock()
        self.gate.acquire()


now = 0.0
ready = collections.deque()
timed = []                  # a heap of (deadline, wait, lane); some have ended
waits = itertools.count(1)
current = Lane()
started = 0                 # threads that have begun and not ended
ask_outside = None          # in a forked process: how it waits for its parent


# -- the baton ----------------------------------------------------------------

def wait(lane, deadline=None):
    """The lane isn't ready until wake() or until the deadline."""
    lane.waiting = next(waits)
    if deadline is not None:
        heapq.heappush(timed, (deadline, lane.waiting, lane))


def wake(lane):
    """To the back of the ready lanes, if it waits."""
    if lane.waiting is not None:
        lane.waiting = None
        ready.append(lane)


def block(deadline=None):
    """The running lane waits and hands the baton on."""
    wait(current, deadline)
    hand_on()


def let_others():
    """The running lane lines up behind the lanes that are ready."""
    if ready:
        ready.append(current)
        hand_on()


def hand_on():
    global current
    me = current
    current = choose()
    if current is not me:
        current.gate.release()
        me.gate.acquire()


def choose():
    """The next lane of this process that has a turn. Lanes that are other
    processes have theirs in here."""
    while True:
        while not ready:
            advance()
        lane = ready.popleft()
        if lane.here:
            return lane
        lane.visit()


def earliest():
    """The nearest deadline of a lane that still waits for it."""
    while timed and timed[0][2].waiting != timed[0][1]:
        heapq.heappop(timed)
    return timed[0][0] if timed else None


def advance():
    """Nobody is ready: time passes."""
    global now
    deadline = earliest()
    if ask_outside:
        now = ask_outside(deadline)
    elif deadline is None:
        deadlock()
    else:
        now = max(now, deadline)
    while earliest() is not None and timed[0][0] <= now:
        wake(heapq.heappop(timed)[2])


def deadlock():
    sys.stdout.flush()
    print("deadlock: nothing is ready and no timer is set", file=sys.stderr)
    os._exit(DEADLOCK)


# -- what a program calls -----------------------------------------------------

def sleep(*args, **options):
    if len(args) != 1 or options:
        return real_sleep(*args, **options)
    seconds, = args
    if not isinstance(seconds, (int, float)) or seconds != seconds:
        real_sleep(seconds)         # CPython's own complaint
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    if seconds * 1e9 >= 2.0 ** 63:
        real_sleep(seconds)         # too long for any clock, which it says
    if seconds == 0:
        let_others()
    else:
        block(now + seconds)


class lock:
    """A lock of `_thread`, under its own name since that shows in its repr."""
    __slots__ = ("held", "waiters", "__weakref__")

    def __init__(self):
        self._at_fork_reinit()

    def _at_fork_reinit(self):
        self.held = False
        self.waiters = collections.deque()

    def acquire(self, blocking=True, timeout=-1):
        if not blocking and timeout != -1:
            raise ValueError(
                "can't specify a timeout for a non-blocking call")
        if timeout < 0 and timeout != -1:
            raise ValueError("timeout value must be positive")
        if self.held and blocking and timeout != 0:
            self.queue_up(None if timeout == -1 else now + timeout)
        if self.held:
            return False
        self.held = True
        return True

    def queue_up(self, deadline):
        """Waits until the lock is free or the time is over. A waiter whose
        turn comes too late, since somebody took the lock, begins again."""
        while self.held and (deadline is None or now < deadline):
            me = current
            self.waiters.append(me)
            block(deadline)
            if me in self.waiters:
                self.waiters.remove(me)

    def release(self):
        if not self.held:
            raise RuntimeError("release unlocked lock")
        self.held = False
        if self.waiters:
            wake(self.waiters.popleft())

    def locked(self):
        return self.held

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc_info):
        self.release()

    acquire_lock = acquire
    release_lock = release
    locked_lock = locked

    def __repr__(self):
        return "<%s _thread.lock object at %#x>" % (
            "locked" if self.held else "unlocked", id(self))


for method in vars(lock).values():
    if inspect.isfunction(method):
        method.__module__ = "_thread"   # that shows when a call is wrong


lock.__module__ = "_thread"


def start_new_thread(function, args, kwargs={}):
    global started
    if not callable(function):
        raise TypeError("first arg must be callable")
    if not isinstance(args, tuple):
        raise TypeError("2nd arg must be a tuple")
    if not isinstance(kwargs, dict):
        raise TypeError("optional 3rd arg must be a dictionary")
    lane = Lane()
    lane.call = function, args, kwargs
    started += 1
    real_start(run_lane, (lane,))
    ready.append(lane)
    return lane.ident


def run_lane(lane):
    """The whole life of a lane. What it was called with is let go of before
    the baton goes on: then nothing of the program runs beside another lane."""
    lane.gate.acquire()
    call_function(lane)
    end_lane(lane)


def call_function(lane):
    function, args, kwargs = lane.call
    lane.call = None
    try:
        function(*args, **kwargs)
    except SystemExit:
        pass
    except BaseException as error:
        print("Exception ignored in thread started by: %r" % function,
              file=sys.stderr)
        sys.excepthook(type(error), error, error.__traceback__.tb_next)


def end_lane(lane):
    global current, started
    started -= 1
    if lane.sentinel and lane.sentinel.held:
        lane.sentinel.release()
    current = choose()
    current.gate.release()


def set_sentinel():
    current.sentinel = lock()
    return current.sentinel


def forget_others():
    """In a forked process: the other lanes are the parent's."""
    global started
    ready.clear()
    timed.clear()
    started = 0


# -- putting it in place ------------------------------------------------------

def install():
    allocate = functools.partial(lock)      # no class: isinstance() refuses it
    functions = {
        "allocate_lock": allocate, "allocate": allocate, "LockType": lock,
        "start_new_thread": start_new_thread, "start_new": start_new_thread,
        "_set_sentinel": set_sentinel,
        "get_ident": lambda: current.ident, "_count": lambda: started,
    }
    for name, function in functions.items():
        setattr(_thread, name, function)
    time.sleep = sleep
    os.cpu_count = lambda: PROCESSORS
    use_python_versions()
    pool_in_order()
    end_in_time()


def rlock_of(python_version):
    class RLock(python_version):
        def acquire(self, *args, **kwargs):
            return bool(super().acquire(*args, **kwargs))
        __enter__ = acquire
    RLock.__module__, RLock.__qualname__ = "_thread", "RLock"
    return RLock


def use_python_versions():
    """Classes that are C get their Python version, which has the same order of
    lock operations but on the locks of this file."""
    import _queue
    del _thread.RLock
    del _queue.SimpleQueue
    old = sys.modules.pop("threading", None)
    import queue
    import threading
    for module in list(sys.modules.values()):       # imported before
        if old and vars(module).get("threading") is old:
            module.threading = threading
    threading._PyRLock = rlock_of(threading._PyRLock)
    functools.RLock = threading.RLock
    queue.SimpleQueue.__module__ = "_queue"
    queue.SimpleQueue.__name__ = queue.SimpleQueue.__qualname__ = "SimpleQueue"


class InOrder(dict):
    """A set that goes by the order in which things came into it."""

    def __init__(self, items=()):
        super().__init__(dict.fromkeys(items))

    add = dict.setdefault
    remove = dict.__delitem__

    def discard(self, item):
        self.pop(item, None)

    def __sub__(self, other):
        return InOrder(item for item in self if item not in other)


def pool_in_order():
    """A pool waits for its threads one after the other: in the order of a set
    in CPython, which is that of addresses, so that who goes on first wavers."""
    import concurrent.futures.thread
    concurrent.futures.thread.set = InOrder


def end_in_time():
    """as_completed() waits again as long as its time isn't over by anything:
    without end on a clock that stands still. And what is done already it gives
    in the order of a set, which is that of addresses."""
    import concurrent.futures
    import inspect
    base = concurrent.futures._base
    source = inspect.getsource(base.as_completed)
    for old, new in (("wait_timeout < 0", "wait_timeout <= 0"),
                     ("set(", "InOrder("),
                     ("list(finished)", "list(finished)[::-1]")):
        assert old in source
        source = source.replace(old, new)
    base.InOrder = InOrder
    exec(compile(source, base.__file__, "exec"), base.__dict__)
    concurrent.futures.as_completed = base.as_completed

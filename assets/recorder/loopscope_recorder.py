"""Records an asyncio program, run by real CPython, as a loopscope trace.

    python3 -m loopscope_recorder [-o TRACE] [--virtual] [--lines none|user|all]
                                  [--at-once] PROGRAM [ARG ...]

or, around a part of a program:

    with loopscope_recorder.record("t.jsonl"):
        ...

The program runs as it does without: its own tasks, futures, locks and queues
(CPython's, in C where they are in C), the same output, tracebacks and exit
status. What happens is seen from outside: a loop's ready queue tells of each
handle that joins it and runs; futures, timers and handles are of subclasses
that say when they are done, fire or are cancelled; the attributes in which
locks, queues, groups and timeouts keep their state say when they are set.

Threads are lanes, and calls handed to executors are jobs of them. Locks that
the program makes are real ones, which are told of; what waits on a condition,
an event, a queue, a future or another thread says so, with the words of the
sandbox. Child processes run as they do without: that multiprocessing forks one,
waits for it and finds that it is over is told; what it does is not seen from its
parent. A loop that is not asyncio's own, such as
uvloop's, tells of its tasks alone: their steps go through its call_soon.

Frames and lines are told of the program's own files: the main one and modules
that are neither of the standard library nor installed (--lines user); of none;
or of all that is written in Python (--lines all).
With --virtual the program runs under a virtual clock that starts at 0: nothing
sleeps, random starts as seed(0), os.urandom is a seeded stream, so that a
trace depends on the program alone; a deadlock ends it with status 5. Threads
and the processes of multiprocessing take turns then, one at a time, and switch
where they block; each child writes its own events into the trace.
With --at-once each event is in the file as soon as it has happened: whoever
reads along sees what the program does now, also when that holds it for long.

The events are those of src/trace/events.def, in the order that its comment
gives. One plain file, no dependencies, Python 3.8 on.
"""
import sys

if sys.version_info < (3, 8):  # what is older must get as far as this
    sys.exit("loopscope_recorder: this is Python %d.%d; recording needs 3.8 "
             "or newer" % sys.version_info[:2])

import _thread
import collections
import errno
import functools
import heapq
import inspect
import itertools
import os
import pickle
import signal
import struct
import time


# -- the virtual world: lanes and their clock ----------------------------------
#
# What stands from here to the end of this part needs nothing of what comes
# behind it: tests/oracle/lanes.py takes it as it is, to run programs in the
# same world while nobody looks on.

DEADLOCK = 5            # exit status
PROCESSORS = 4

real_lock = _thread.allocate_lock
real_start = _thread.start_new_thread
real_sleep = time.sleep
real_getpid, real_kill, real_exit = os.getpid, os.kill, os._exit


class Lane:
    """A thread: the one that runs, or one that is ready, or that waits."""
    here = True             # of this process

    def __init__(self, ident, name):
        self.ident = ident
        self.name = name
        self.waiting = None         # which wait it is in, a number
        self.due = False            # it was its deadline that woke it
        self.sentinel = None        # released when the lane ends
        self.handle = None          # so is this, from 3.13 on
        self.call = None            # function, args, kwargs: not begun yet
        self.gate = real_lock()
        self.gate.acquire()


class Nobody:
    """Who listens to the lanes when nobody does."""

    def new(self, lane, kind):
        """A lane is made."""

    def run(self, lane, first):
        """It goes on, or begins, in this thread."""

    def block(self, lane, words):
        """It waits."""

    def done(self, lane):
        """It is over."""

    def held(self, since):
        """A call that began then was no shorter than until now."""

    def lock(self, lock, frame):
        """A lock is made in this frame. What is told of it, or None."""

    def deadlock(self):
        """All wait, and for ever."""

    def hand_over(self):
        """Another process has its turn. What it is to know."""

    def take_over(self, told):
        """The turn is this process's, to which that was told."""

    def forked(self):
        """This is a child, of which only the running lane is left."""

    def job_new(self, function, args):
        """A call is handed to a pool. Its number, or None."""

    def job_run(self, job):
        """The running lane takes it."""

    def job_done(self, job, well, value):
        """It has come to its end."""


class Lanes:
    """The real threads of CPython, one at a time, on a clock that jumps.

    A lane is a thread. One lane runs; it gives the baton away only where it
    blocks (a sleep, a lock that is held, the loop's select) or ends. Lanes that
    could run stand in a queue, first come, first served. When there is none,
    the clock jumps to the earliest deadline, and the lanes that are due become
    ready in the order (deadline, when they began to wait). Each lane of this
    process sleeps on a real lock of its own, its gate, while another has the
    baton. Lanes that are processes are added by those who know of them."""

    def __init__(self):
        self.now = 0.0
        self.ready = collections.deque()
        self.timed = []         # a heap of (deadline, wait, lane); some ended
        self.waits = itertools.count(1)
        self.made = 1           # lanes so far
        self.alive = 1          # lanes that have not ended
        self.started = 0        # threads that have begun and not ended
        self.current = Lane(1, "MainThread")
        self.ask_outside = None  # in a fork: how it waits for its parent
        self.listener = Nobody()

    def many(self):
        return self.alive > 1 or self.ask_outside is not None

    def add(self, lane, kind):
        """A new one, which is ready."""
        self.alive += 1
        self.listener.new(lane, kind)
        self.ready.append(lane)

    def next_ident(self):
        self.made += 1
        return self.made

    # the baton

    def wait(self, lane, deadline=None):
        """The lane isn't ready until wake() or until the deadline."""
        lane.waiting = next(self.waits)
        lane.due = False
        if deadline is not None:
            heapq.heappush(self.timed, (deadline, lane.waiting, lane))

    def wake(self, lane):
        """To the back of the ready lanes, if it waits."""
        if lane.waiting is not None:
            lane.waiting = None
            self.ready.append(lane)

    def block(self, deadline=None, words="a lock"):
        """The running lane waits and hands the baton on."""
        me, since = self.current, self.now
        self.listener.block(me, words)
        self.wait(me, deadline)
        self.hand_on()
        self.listener.run(me, False)
        self.listener.held(since)

    def let_others(self):
        """The running lane lines up behind the lanes that are ready."""
        if self.ready:
            me = self.current
            self.ready.append(me)
            self.hand_on()
            self.listener.run(me, False)

    def hand_on(self):
        me = self.current
        self.current = self.choose()
        if self.current is not me:
            self.current.gate.release()
            me.gate.acquire()

    def choose(self):
        """The next lane of this process that has a turn. Lanes that are other
        processes have theirs in here."""
        while True:
            while not self.ready:
                self.advance()
            lane = self.ready.popleft()
            if lane.here:
                return lane
            lane.visit()

    def earliest(self):
        """The nearest deadline of a lane that still waits for it."""
        timed = self.timed
        while timed and timed[0][2].waiting != timed[0][1]:
            heapq.heappop(timed)
        return timed[0][0] if timed else None

    def advance(self):
        """Nobody is ready: time passes."""
        deadline = self.earliest()
        if self.ask_outside:
            self.now = self.ask_outside(deadline)
        elif deadline is None:
            self.deadlock()
        else:
            self.now = max(self.now, deadline)
        while self.earliest() is not None and self.timed[0][0] <= self.now:
            lane = heapq.heappop(self.timed)[2]
            lane.due = True
            self.wake(lane)

    def deadlock(self):
        self.listener.deadlock()
        sys.stdout.flush()
        print("deadlock: nothing is ready and no timer is set",
              file=sys.stderr)
        sys.stderr.flush()
        real_exit(DEADLOCK)

    # a lane's life

    def start(self, function, args, kwargs):
        lane = Lane(self.next_ident(), self.name_for(function))
        lane.call = function, args, kwargs
        self.started += 1
        real_start(self.live, (lane,))
        self.add(lane, "thread")
        return lane

    def name_for(self, function):
        thread = getattr(function, "__self__", None)
        return getattr(thread, "_name", None) or "thread %d" % (
            self.started + 1)

    def live(self, lane):
        """The whole life of a lane. What it was called with is let go of before
        the baton goes on: then nothing of the program runs beside another."""
        lane.gate.acquire()
        self.listener.run(lane, True)
        self.call_function(lane)
        self.end(lane)

    def call_function(self, lane):
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

    def end(self, lane):
        self.started -= 1
        self.alive -= 1
        if lane.sentinel and lane.sentinel.held:
            lane.sentinel.release()
        if lane.handle:
            lane.handle._set_done()
        self.listener.done(lane)
        self.current = self.choose()
        self.current.gate.release()

    def forget_others(self):
        """In a forked process: the other lanes are the parent's."""
        self.ready.clear()
        self.timed.clear()
        ThreadEnd.awaited.clear()
        self.started = 0
        self.alive = 1


lanes = Lanes()


# -- the virtual world: what a program calls -----------------------------------

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
        lanes.let_others()
    elif lanes.many():
        lanes.block(lanes.now + seconds, "sleep(%g)" % seconds)
    else:
        since = lanes.now
        lanes.now = since + seconds
        lanes.listener.held(since)


sleep.__module__ = "time"   # where pickle finds it


class lock:
    """A lock of `_thread`, under its own name since that shows in its repr."""
    __slots__ = ("held", "waiters", "told", "__weakref__")

    def __init__(self):
        self._at_fork_reinit()
        self.told = lanes.listener.lock(self, sys._getframe(1))

    def _at_fork_reinit(self):
        self.held = False
        self.waiters = collections.deque()

    def acquire(self, blocking=True, timeout=-1):
        if not blocking and timeout != -1:
            raise ValueError(
                "can't specify a timeout for a non-blocking call")
        if timeout < 0 and timeout != -1:
            raise ValueError("timeout value must be positive")
        waits = self.held and blocking and timeout != 0
        if waits:
            self.queue_up(None if timeout == -1 else lanes.now + timeout)
        if self.held:
            return False
        self.held = True
        if self.told:
            self.told.taken(waits)
        return True

    def queue_up(self, deadline):
        """Waits until the lock is free or the time is over. A waiter whose
        turn comes too late, since somebody took the lock, begins again."""
        words = self.told.words() if self.told else "a lock"
        while self.held and (deadline is None or lanes.now < deadline):
            me = lanes.current
            if self.told:
                self.told.block()
            self.waiters.append(me)
            lanes.block(deadline, words)
            if me in self.waiters:
                self.waiters.remove(me)
            if me.due and self.held and self.told:
                self.told.unblock(me.ident, "late")

    def release(self):
        if not self.held:
            raise RuntimeError("release unlocked lock")
        self.held = False
        if self.told:
            self.told.released()
        if self.waiters:
            first = self.waiters.popleft()
            if self.told:
                self.told.unblock(first.ident, "woken")
            lanes.wake(first)

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
    if not callable(function):
        raise TypeError("first arg must be callable")
    if not isinstance(args, tuple):
        raise TypeError("2nd arg must be a tuple")
    if not isinstance(kwargs, dict):
        raise TypeError("optional 3rd arg must be a dictionary")
    return lanes.start(function, args, kwargs).ident


def set_sentinel():
    lanes.current.sentinel = lock()
    return lanes.current.sentinel


class ThreadEnd:
    """A thread's end, as CPython knows of it from 3.13 on."""
    awaited = []                # of threads that are no daemons, with them

    def __init__(self, ident=None):
        self.ident = ident
        self.over = False
        self.joiners = []

    def is_done(self):
        return self.over

    def _set_done(self):
        self.over = True
        for lane in self.joiners:
            lanes.wake(lane)

    def join(self, timeout=None):
        thread = sys._getframe(1).f_locals.get("self")
        self.wait_for(thread, timeout)

    def wait_for(self, thread, timeout=None):
        deadline = None if timeout is None or timeout < 0 \
            else lanes.now + timeout
        while not self.over and (deadline is None or lanes.now < deadline):
            self.joiners.append(lanes.current)
            lanes.block(deadline, "join " + getattr(thread, "_name", "it"))
            self.joiners.remove(lanes.current)


def start_joinable_thread(function, handle=None, daemon=True):
    lane = lanes.start(function, (), {})
    lane.handle = handle or ThreadEnd()
    lane.handle.ident = lane.ident
    if not daemon:
        ThreadEnd.awaited.append((lane.handle, function.__self__))
    return lane.handle


def join_all():
    """At the end of the program, also those that are started meanwhile."""
    while ThreadEnd.awaited:
        ThreadEnd.wait_for(*ThreadEnd.awaited.pop(0))


# -- the virtual world: putting it in place ------------------------------------

def virtual_clock():
    """Before the modules that keep a name of time's, as threading does."""
    gmtime, strftime, asctime = time.gmtime, time.strftime, time.asctime

    for name in ("time", "monotonic", "perf_counter", "process_time"):
        setattr(time, name, lambda: lanes.now)
        setattr(time, name + "_ns", lambda: int(lanes.now * 1e9))
    time.sleep = sleep
    # No function of Python's: classes keep it, and it must not become a method.
    time.gmtime = time.localtime = functools.partial(
        lambda s=None: gmtime(lanes.now if s is None else s))
    time.strftime = lambda f, t=None: strftime(
        f, time.gmtime() if t is None else t)
    time.ctime = lambda s=None: asctime(time.gmtime(s))


def virtual_threads():
    """Puts these functions in the place of those of `_thread` and gives
    CPython's threading module anew, so that its own Python code, that of queue
    and that of concurrent.futures run on locks of this file. It comes before
    whatever imports threading."""
    allocate = functools.partial(lock)      # no class: isinstance() refuses it
    functions = {
        "allocate_lock": allocate, "allocate": allocate, "LockType": lock,
        "start_new_thread": start_new_thread, "start_new": start_new_thread,
        "_set_sentinel": set_sentinel,
        "get_ident": lambda: lanes.current.ident,
        "_count": lambda: lanes.started,
    }
    if hasattr(_thread, "start_joinable_thread"):
        functions.update({
            "start_joinable_thread": start_joinable_thread,
            "_ThreadHandle": ThreadEnd, "_make_thread_handle": ThreadEnd,
            "_shutdown": join_all, "_get_main_thread_ident": lambda: 1,
        })
    for name, function in functions.items():
        setattr(_thread, name, function)
    os.cpu_count = lambda: PROCESSORS
    use_python_versions()
    end_in_order()
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
    del _queue.SimpleQueue
    old = sys.modules.pop("threading", None)
    import queue
    import threading
    for module in list(sys.modules.values()):       # imported before
        if old and vars(module).get("threading") is old:
            module.threading = threading
    threading._PyRLock = rlock_of(threading._PyRLock)
    threading._CRLock = None
    threading._active_limbo_lock = threading.RLock()
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

    def difference_update(self, items):
        for item in items:
            self.discard(item)

    def __sub__(self, other):
        return InOrder(item for item in self if item not in other)


def end_in_order():
    """At its end a program waits for its threads one after the other: in the
    order of a set in CPython, which is that of addresses."""
    import threading
    if hasattr(threading, "_shutdown_locks"):
        threading._shutdown_locks = InOrder()


def pool_in_order():
    """So does a pool."""
    import concurrent.futures.thread
    concurrent.futures.thread.set = InOrder


def end_in_time():
    """as_completed() waits again as long as its time isn't over by anything:
    without end on a clock that stands still. And what is done already it gives
    in the order of a set, which is that of addresses."""
    import concurrent.futures
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


# -- the virtual world: processes ----------------------------------------------

class Processes:
    """Forked processes as lanes, and pools of them.

    A child process is really forked, by multiprocessing's own Process; only the
    way in which it is started and waited for is replaced. It runs while its
    lane has the baton: its parent grants it the clock over a pipe and reads
    what comes back, until the child reports that all of its own lanes are
    blocked (and until when) or that it has ended. A child with children does
    the same with them."""

    def __init__(self):
        self.children = []      # of this process, running or not waited for
        self.parent = None      # in a child: (descriptor to read, to write)
        self.tasks = collections.deque()  # in a pool's worker: its messages
        self.worker = None      # the lane that takes them
        self.forking = False
        self.number = 1         # of this one, which programs see

    def report(self, *message):
        try:
            send_message(self.parent[1], *message)
        except BrokenPipeError:
            real_exit(1)        # the parent is gone

    def ask_parent(self, deadline):
        """All lanes are blocked: the baton goes back. Returns the time at which
        it comes again."""
        flush_bare_streams()
        self.report("blocked", deadline, lanes.listener.hand_over())
        return self.take_grant()

    def take_grant(self):
        grant = take_message(self.parent[0])
        if grant is None:
            real_exit(1)        # it is gone
        now, mail, told = grant
        lanes.listener.take_over(told)
        self.tasks.extend(mail)
        if self.worker and mail:
            lanes.wake(self.worker)
        return now

    def live(self, process, granted, reported):
        """A forked process from its first turn to its end."""
        code = 1
        try:
            for descriptor in self.parent or ():
                os.close(descriptor)
            for child in self.children:
                os.close(child.grants)
                os.close(child.reports)
            self.children.clear()
            self.parent = granted, reported
            self.number = lanes.made + 1
            lanes.forget_others()
            lanes.ask_outside = self.ask_parent
            lanes.listener.forked()
            lanes.now = self.take_grant()
            lanes.listener.run(lanes.current, False)
            seed_as_process(process._identity[-1])
            code = process._bootstrap(parent_sentinel=granted)
        finally:
            flush_bare_streams()
            self.leave(code)

    def leave(self, code):
        """A child tells its parent that it ends."""
        if self.parent:
            lanes.listener.done(lanes.current)
            self.report("ended", lanes.listener.hand_over())
        real_exit(code)


processes = Processes()


def seed_as_process(number):
    import random
    random.seed(number)         # CPython: from the system


def send_message(descriptor, *message):
    data = pickle.dumps(message)
    os.write(descriptor, struct.pack("<I", len(data)))
    while data:
        data = data[os.write(descriptor, data):]


def take_message(descriptor):
    """A message, or None when the other side has gone."""
    head = read_all(descriptor, 4)
    if len(head) < 4:
        return None
    return pickle.loads(read_all(descriptor, struct.unpack("<I", head)[0]))


def read_all(descriptor, size):
    data = b""
    while len(data) < size:
        more = os.read(descriptor, size - len(data))
        if not more:
            break
        data += more
    return data


def flush_bare_streams():
    for stream in (sys.__stdout__, sys.__stderr__):
        if not stream.closed:
            stream.flush()


class Child:
    """A lane that is another process."""
    here = False

    def __init__(self, name, pid, grants, reports):
        self.ident, self.name = lanes.next_ident(), name
        self.pid, self.grants, self.reports = pid, grants, reports
        self.waiting = None
        self.due = self.killed = False
        self.status = None
        self.joiners = []
        self.mail = []
        self.on_result = self.on_end = None
        processes.children.append(self)

    def visit(self):
        """Its turn: it runs until it is blocked or gone."""
        flush_bare_streams()
        try:
            send_message(self.grants, lanes.now, self.mail,
                         lanes.listener.hand_over())
        except BrokenPipeError:
            pass
        self.mail = []
        while True:
            kind, *rest = take_message(self.reports) or ("gone",)
            if kind == "result":
                self.on_result(*rest)
            elif kind == "blocked":
                deadline, told = rest
                lanes.listener.take_over(told)
                return self.sleep(deadline)
            elif kind == "ended":
                lanes.listener.take_over(*rest)
            else:
                return self.end()

    def sleep(self, deadline):
        lanes.wait(self, deadline)
        if self.mail:
            lanes.wake(self)

    def post(self, task):
        self.mail.append(task)
        lanes.wake(self)

    def kill(self, number):
        """It takes effect when the child's turn comes."""
        real_kill(self.pid, number)
        self.killed = True
        lanes.wake(self)

    def end(self):
        if self.killed:
            lanes.listener.done(self)
        _, status = os.waitpid(self.pid, 0)
        self.status = exit_code(status)
        processes.children.remove(self)
        lanes.alive -= 1
        os.close(self.grants)
        os.close(self.reports)
        for lane in self.joiners:
            lanes.wake(lane)
        if self.on_end:
            self.on_end()


def kill(pid, number):
    """os.kill, which knows processes by their numbers here, and no others."""
    for child in processes.children:
        if child.ident == pid:
            return child.kill(number)
    if pid != processes.number:
        raise ProcessLookupError(errno.ESRCH, os.strerror(errno.ESRCH))
    real_kill(real_getpid(), number)


def _exit(status):
    processes.leave(status)


for function in kill, _exit:
    function.__module__ = "os"      # where pickle finds it


def exit_code(status):
    return -os.WTERMSIG(status) if os.WIFSIGNALED(status) \
        else os.WEXITSTATUS(status)


class Launching:
    """How multiprocessing starts a process and waits for it."""

    def _launch(self, process):
        granted, grants = os.pipe()
        reports, reported = os.pipe()
        processes.forking = True
        self.pid = os.fork()
        processes.forking = False
        if not self.pid:
            processes.live(process, granted, reported)
        os.close(granted)
        os.close(reported)
        self.sentinel = reports
        self.lane = Child(process.name, self.pid, grants, reports)
        self.pid = self.lane.ident
        lanes.add(self.lane, "process")

    def poll(self, flag=0):
        self.returncode = self.lane.status
        return self.returncode

    def wait(self, timeout=None):
        deadline = None if timeout is None else lanes.now + timeout
        while self.poll() is None and (
                deadline is None or lanes.now < deadline):
            self.lane.joiners.append(lanes.current)
            lanes.block(deadline, "join " + self.lane.name)
            self.lane.joiners.remove(lanes.current)
        return self.poll()

    def _send_signal(self, number):
        if self.poll() is None:
            self.lane.kill(number)


# -- the virtual world: pools of processes -------------------------------------
#
# A pool keeps CPython's methods, chunks and results; in the place of its helper
# threads or its queues stands a crew: a queue of tasks in the parent, of which
# the oldest goes to the free worker with the lowest number.

class Inbox:
    """In a worker: the queue of what it is sent; None at the end."""
    job = None                  # what the worker has in its hands

    @classmethod
    def get(cls, block=True):
        processes.worker = lanes.current
        while not processes.tasks:
            lanes.block(words="work")
        cls.job, task = pickle.loads(processes.tasks.popleft())
        if cls.job:
            lanes.listener.job_run(cls.job)
        return task


class Outbox:
    """In a worker: the queue of its results."""

    @staticmethod
    def put(result):
        job, Inbox.job = Inbox.job, None
        if job:
            lanes.listener.job_done(job, *outcome_of(result))
        processes.report("result", bytes(Crew.dumps(result)))


def outcome_of(result):
    """(did it go well?, the value or the exception)"""
    if isinstance(result, tuple):
        _, _, (well, value) = result
    else:
        well = result.exception is None
        value = result.result if well else result.exception
    if type(value).__name__.endswith("ExceptionWithTraceback"):
        value = value.exc
    return well, value


class Crew:
    """In the parent: worker processes, and what waits for one to be free."""

    def __init__(self, take_result, lost=None):
        self.take_result, self.lost = take_result, lost
        self.processes = []
        self.free = []                          # numbers of processes
        self.backlog = collections.deque()      # of pickled tasks

    @staticmethod
    def dumps(thing):
        from multiprocessing.reduction import ForkingPickler
        return ForkingPickler.dumps(thing)

    def add(self, process):
        """A process that has been started."""
        number = len(self.processes)
        self.processes.append(process)
        lane = process._popen.lane
        lane.on_result = lambda data: self.finish(number, data)
        lane.on_end = self.lost
        self.free.append(number)

    def hand_out(self, job, task):
        """A task, which is a job in the trace; it may refuse to be pickled."""
        self.backlog.append(bytes(self.dumps((job, task))))
        self.match()

    def match(self):
        """The oldest task to the free worker with the lowest number."""
        while self.backlog and self.free:
            self.free.sort()
            process = self.processes[self.free.pop(0)]
            process._popen.lane.post(self.backlog.popleft())

    def waiting(self):
        """How many tasks no worker has in its hands yet."""
        return len(self.backlog) + sum(
            len(process._popen.lane.mail) for process in self.processes)

    def finish(self, number, data):
        self.free.append(number)
        self.match()
        self.take_result(pickle.loads(data))

    def dismiss(self):
        for process in self.processes:
            if process.is_alive():
                process._popen.lane.post(pickle.dumps((None, None)))

    def join(self):
        for process in self.processes:
            process.join()


class Chunks:
    """A pool's queue of chunks, as CPython's methods of Pool know it."""

    def __init__(self, pool):
        self.pool = pool

    def put(self, entry):
        sequence, set_length = entry
        task = None
        for task in sequence:
            job = lanes.listener.job_new(task[2], task[3])
            try:
                self.pool.crew.hand_out(job, task)
            except Exception as error:
                if job:
                    lanes.listener.job_done(job, False, error)
                self.pool._cache[task[0]]._set(task[1], (False, error))
        if set_length:
            set_length(task[1] + 1 if task else 0)


class Pooling:
    """Of multiprocessing's Pool: what is done by its helper threads there."""

    def __init__(self, processes=None, initializer=None, initargs=(),
                 maxtasksperchild=None, context=None):
        self.crew = Crew(self.take_result)
        self.joiners = []
        self._pool = self.crew.processes
        self._state = "RUN"
        self._cache = {}
        self._change_notifier = None
        self._taskqueue = Chunks(self)
        if processes is None:
            processes = os.cpu_count()
        if processes < 1:
            raise ValueError("Number of processes must be at least 1")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        for _ in range(processes):
            process = context.Process(
                target=self.work, args=(Inbox, Outbox, initializer, initargs,
                                        None, True))
            process.name = process.name.replace("Process", "PoolWorker")
            process.daemon = True
            process.start()
            self.crew.add(process)

    def take_result(self, result):
        job, i, outcome = result
        if job in self._cache:
            self._cache[job]._set(i, outcome)
        if not self._cache:
            while self.joiners:
                lanes.wake(self.joiners.pop())

    def close(self):
        if self._state == "RUN":
            self._state = "CLOSE"

    def terminate(self):
        self._state = "TERMINATE"
        for process in self._pool:
            process.terminate()
        self.crew.join()

    def join(self):
        if self._state == "RUN":
            raise ValueError("Pool is still running")
        while self._cache:
            self.joiners.append(lanes.current)
            lanes.block(words="the last results of a pool")
        self.crew.dismiss()
        self.crew.join()


class CallQueue:
    """An executor's queue of calls: put() is the parent's, get() a worker's."""
    get = staticmethod(Inbox.get)

    def __init__(self, crew, size, complain, pending):
        self.crew, self.size, self.complain = crew, size, complain
        self.pending = pending
        self._reader = self

    def full(self):
        return self.crew.waiting() >= self.size

    def put(self, call, block=True):
        job = None
        if call is not None:    # the last word to a worker
            future = self.pending[call.work_id].future
            job = future.__dict__.get("_job")
        try:
            self.crew.hand_out(job, call)
        except Exception as error:
            self.complain(error, call)

    put_nowait = put

    def close(self):
        pass

    join_thread = close


class Results:
    """What the manager thread waits for: a worker's result, somebody who wants
    its attention, a worker that is gone."""
    put = staticmethod(Outbox.put)
    _closed = False

    def __init__(self, pending):
        self.pending = pending
        self.arrived = collections.deque()
        self.wanted = self.lost = False
        self.lane = None

    def take(self, result):
        work = self.pending.get(getattr(result, "work_id", None))
        if work:                # it may be the last word of a worker
            work.future.__dict__.pop("_job", None)  # the worker has told
        self.arrived.append(result)
        self.wake()

    def wakeup(self):
        self.wanted = True
        self.wake()

    def lose(self):
        self.lost = True
        self.wake()

    def wake(self):
        if self.lane:
            lanes.wake(self.lane)

    def wait(self):
        """A result or None, whether the pool is broken, and why."""
        self.lane = lanes.current
        while not (self.arrived or self.wanted or self.lost):
            lanes.block(words="a result")
        broken = not self.arrived and not self.wanted
        self.wanted = False
        return self.arrived.popleft() if self.arrived else None, broken, None

    def close(self):
        pass


class Executing:
    """Of ProcessPoolExecutor: what carries calls and results is replaced. Its
    manager thread, its workers and its futures are CPython's."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        pending = self._pending_work_items
        results = self._result_queue = Results(pending)
        self._executor_manager_thread_wakeup = results
        self.crew = Crew(results.take, results.lose)
        pipe = self._call_queue
        pipe.thread_wakeup = results
        self._call_queue = CallQueue(
            self.crew, pipe._maxsize, pipe._on_queue_feeder_error, pending)

    def _spawn_process(self):
        super()._spawn_process()
        self.crew.add(list(self._processes.values())[-1])


def stand_for(module, cls):
    """A class that shows as the one of the module on which it is built."""
    bare = getattr(module, cls[0])
    made = type(cls[0], (cls[1], bare), {
        "__module__": bare.__module__, "__qualname__": bare.__qualname__})
    setattr(module, cls[0], made)
    return made


def virtual_processes(text):
    """For a program with this text, in bytes: importing what it does not want
    takes its time."""
    if b"multiprocessing" in text or b"ProcessPool" in text:
        import multiprocessing.pool
        import multiprocessing.popen_fork
        os.getpid, os.kill = lambda: processes.number, kill
        os._exit = _exit
        multiprocessing.process.set = InOrder   # of children, at the end
        multiprocessing.process._children = InOrder()
        stand_for(multiprocessing.popen_fork, ("Popen", Launching))
        stand_for(multiprocessing.pool, ("Pool", Pooling)).work = staticmethod(
            multiprocessing.pool.worker)
        lanes.deadlock = leave_none(lanes.deadlock)
    if b"ProcessPool" in text:
        import concurrent.futures.process as process
        if not hasattr(process, "_ExecutorManagerThread"):
            sys.exit("loopscope_recorder: with pools of processes, --virtual "
                     "needs Python 3.9 or newer")
        stand_for(process, ("ProcessPoolExecutor", Executing))
        process._ExecutorManagerThread.wait_result_broken_or_wakeup = \
            lambda manager: manager.thread_wakeup.wait()


def leave_none(deadlock):
    def kill_and_end():
        for child in processes.children:
            real_kill(child.pid, signal.SIGKILL)
        deadlock()
    return kill_and_end


# -- the virtual world ends here -----------------------------------------------

def asked_for_virtual(args):
    """Does the command line want the virtual world? It must be in place before
    anything else is imported."""
    values = {"-o", "--lines"}
    for before, arg in zip([""] + args, args):
        if before not in values and (arg[:1] != "-" or arg == "--"):
            return False
        if arg == "--virtual":
            return True
    return False


# The tests load it under a name of their own, for the same world.
if __name__ == "virtual_recorder" or (
        __name__ == "__main__" and asked_for_virtual(sys.argv[1:])):
    virtual_clock()
    virtual_threads()

import ast
import asyncio
import asyncio.base_events
import asyncio.events
import asyncio.futures
import asyncio.locks
import asyncio.queues
import asyncio.selector_events
import asyncio.tasks
import atexit
import builtins
import codecs
import concurrent.futures
import concurrent.futures.thread
import contextvars
import datetime
import dis
import fcntl
import gc
import hashlib
import importlib.machinery
import io
import json
import logging
import math
import platform
import queue
import random
import re
import selectors
import socket
import stat
import threading
import tokenize
import types
import warnings
import weakref

__all__ = ["main", "record"]

VERSION = 1
CANT_USE = 3            # exit status
ASYNCIO = os.path.dirname(asyncio.__file__) + os.sep
OWN_FILE = (lambda: None).__code__.co_filename
current_task = asyncio.tasks.current_task
running_loop = asyncio.events._get_running_loop
get_ident = threading.get_ident
monotonic = time.monotonic


# -- the trace ----------------------------------------------------------------

class Count:
    """Counts from 1, on from where another process has come to."""

    __slots__ = ("last",)

    def __init__(self):
        self.last = 0

    def __next__(self):
        self.last += 1
        return self.last


class Trace:
    """Writes events as JSON Lines; gathers what the program prints into `out`.
    Numbers count from 1, in order of creation, per kind of entity.

    Any thread may emit at any time, and so may a signal handler or a finalizer
    in the middle of another event. So nobody ever waits for anybody here: a line
    joins the buffer whole, by one call of a method in C, and whoever finds that
    nobody else is at it takes the buffer to the file."""

    FULL = 256              # lines at which the buffer goes to the file
    LATE = 0.005            # seconds after which a pass of the loop sees to it

    def __init__(self, file, virtual):
        self.file = file
        self.virtual = virtual
        self.start = monotonic()
        self.clock = self.clock_text = None
        self.numbers = collections.defaultdict(
            Count if virtual else functools.partial(itertools.count, 1))
        self.printed = {}       # by thread: what it wrote since its last event
        self.buffer = []        # lines of the main lane, (lane, lines) of others
        self.drained = self.start
        self.busy = threading.Lock()    # only ever tried, never waited for
        self.main = get_ident()
        self.lane = 1           # that the file's last event is of
        self.blocked = False    # it was a thread.block
        self.latest = 0.0       # the time of that event, and as JSON
        self.latest_text = "0"
        self.many = False       # is there more than one lane?
        self.ended = False      # `end` has been said
        self.over = False       # nothing more is told

    def header(self, program, argv, text):
        self.say(json.dumps({
            "loopscope": VERSION, "min": VERSION,
            "engine": "CPython " + platform.python_version(),
            "clock": "virtual" if self.virtual else "real",
            "program": program, "argv": argv, "seed": 0,
            "sources": [{"file": program, "text": text}]},
            separators=(",", ":"), ensure_ascii=False) + "\n")
        self.drain()

    def time(self):
        """As JSON."""
        if not self.virtual:
            return "%.6f" % (monotonic() - self.start)
        if self.clock is not lanes.now:
            # for ever is no number of JSON's, but what is too large is
            self.clock, self.clock_text = lanes.now, "1e999" \
                if lanes.now == math.inf else repr(tidy(lanes.now))
        return self.clock_text

    def when(self, loop_time):
        """A time of a loop's clock, on that of the trace."""
        if loop_time is None or self.virtual:
            return tidy(loop_time)
        return round(loop_time - self.start, 6)

    def number(self, kind):
        return next(self.numbers[kind])

    def emit(self, event, **fields):
        if self.over:
            return
        if self.printed:
            self.flush()
        self.event(event, fields)

    def event(self, event, fields):
        parts = ['{"e":"', event, '","t":', self.time()]
        for name, value in fields.items():
            kind = type(value)
            if kind is int:
                if value or name not in IDS:
                    parts.append(',"%s":%d' % (name, value))
            elif kind is str:
                parts += ',"', name, '":', quoted(value)
            elif value is None or value != value or value == math.inf:
                if value is not None or name in TIMES:  # JSON has no word
                    parts.append(',"%s":null' % name)
            else:
                parts += ',"', name, '":', json.dumps(
                    value, separators=(",", ":"), ensure_ascii=False)
        parts.append("}\n")
        self.say("".join(parts))

    def say(self, lines):
        ident = get_ident()
        self.buffer.append(lines if ident == self.main or self.virtual else
                           (lane_number(ident), lines))
        if len(self.buffer) >= self.FULL:
            self.drain()

    def note(self, head, tail):
        """A line, with the time between its head and its tail."""
        line = "%s%s%s" % (head, self.time() if self.virtual else "%.6f" % (
            monotonic() - self.start), tail)
        if self.virtual or get_ident() == self.main:
            self.buffer.append(line)
            if len(self.buffer) >= self.FULL:
                self.drain()
        else:
            self.say(line)

    def wrote(self, stream, text):
        if not text or self.over:
            return
        mine = self.printed.setdefault(get_ident(), {"stdout": [],
                                                     "stderr": []})
        mine[stream].append(text)
        if text.endswith("\n"):
            self.flush()

    def flush(self):
        """Tells what this thread has printed."""
        for stream, parts in self.printed.pop(get_ident(), {}).items():
            if parts:
                text = "".join(parts)
                if sys.meta_path is None and stream == "stderr":
                    self.tell_late_warning(text)
                self.event("out", {"task": running(), "stream": stream,
                                   "text": text, "thread": lane()})

    def tell_late_warning(self, text):
        """Once its modules have gone, the interpreter shows warnings by
        itself."""
        shown = LATE_WARNING.fullmatch(text)
        if shown:
            self.event("warn", {"kind": shown[1], "text": shown[2]})

    def drain(self):
        """What is in the buffer goes to the file, unless somebody is at that:
        another thread, or this one below a signal handler or a finalizer."""
        while self.buffer and self.busy.acquire(False):
            try:
                self.drained = monotonic()
                taken = self.buffer[:]
                del self.buffer[:len(taken)]
                self.file.write("".join(self.in_lanes(taken) if self.many
                                        else taken))
            finally:
                self.busy.release()
            if self.file.descriptor is None:
                self.over = True

    def in_lanes(self, taken):
        """The lines, with thread.run where another lane than before goes on,
        and times that never go back."""
        for lines in taken:
            here = 1
            if type(lines) is tuple:
                here, lines = lines
            now = TIME.search(lines).group(1)
            if float(now) < self.latest:
                lines = lines.replace('"t":' + now,
                                      '"t":' + self.latest_text)
                now = self.latest_text
            self.latest, self.latest_text = float(now), now
            if lines.startswith('{"e":"thread.new"'):
                yield lines  # also where a thread says so of itself
                continue
            if lines.startswith('{"e":"thread.run"'):
                if here != self.lane or self.blocked:
                    yield lines
                self.lane, self.blocked = here, False
                continue
            if here != self.lane or self.blocked:
                yield '{"e":"thread.run","t":%s,"thread":%d}\n' % (now, here)
            self.lane = here
            self.blocked = lines.startswith('{"e":"thread.block"')
            yield lines

    def end(self, status, error):
        if self.over or self.ended:
            return
        self.emit("end", status=status, error=error)
        self.ended = self.over = True
        for _ in range(1000):
            self.drain()
            if not self.buffer:
                break
            real_sleep(0.001)  # another thread is at it
        self.file.close()

    def leave(self):
        """From here on this is another process, whose affairs are its own."""
        self.over = True
        self.file.close()


# A quotation mark in a text is escaped: this is found nowhere but in its place.
TIME = re.compile(r'"t":([^,}]+)')
LATE_WARNING = re.compile(r".+:\d+: (\w+): (.+)\n")
quoted = json.encoder.encode_basestring


class TraceFile:
    """The file of a trace. Its descriptor is out of the way of those that the
    program gets, and only this process writes there. It is locked as long as it
    is open: who reads it can tell that it is not whole yet. When no more can be
    written, what was written is kept, to the last whole line."""

    def __init__(self, path):
        self.path = path
        self.pid = real_getpid()
        self.size = 0
        self.failed = None
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC
        opened = os.open(path, flags, 0o666)
        try:
            self.descriptor = fcntl.fcntl(opened, fcntl.F_DUPFD_CLOEXEC, 200)
            os.close(opened)
        except OSError:  # the process may not have so many
            self.descriptor = opened
        try:
            fcntl.flock(self.descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            pass  # a pipe, or a file system without locks

    def write(self, text):
        data = text.encode("utf-8", "backslashreplace")
        done = 0
        while self.descriptor is not None and done < len(data):
            try:
                done += os.write(self.descriptor, data[done:])
            except OSError as error:
                self.failed = error
                self.cut(self.size + data.rfind(b"\n", 0, done) + 1)
                self.close()
        self.size += done

    def cut(self, size):
        try:
            os.ftruncate(self.descriptor, size)
        except OSError:
            pass  # a pipe; or the program has closed what is not its own

    def close(self):
        descriptor, self.descriptor = self.descriptor, None
        if descriptor is not None:
            try:
                os.close(descriptor)
            except OSError as error:
                self.failed = self.failed or error



# Fields that hold the number of an entity: 0 is none and is left out.
IDS = {"task", "handle", "timer", "future", "loop", "parent", "by", "item",
       "next", "of", "uses"}


TIMES = {"timeout", "when"}  # null: for ever


def tidy(seconds):
    """A whole number of seconds is written without its fraction."""
    if isinstance(seconds, float) and seconds.is_integer():
        return int(seconds)
    return seconds


trace = None


def safe_repr(value, depth=0):
    """A repr that is bounded and runs none of the program's code, so that
    looking at a value never changes the run."""
    kind = type(value)
    if kind in PLAIN:
        return repr(value)
    if kind is type or kind is Stand:
        return type.__repr__(value)
    if kind is str:
        return repr(value[:400])
    if depth >= 4:
        return "..."
    if kind is dict:
        pairs = ["%s: %s" % (safe_repr(k, depth + 1), safe_repr(v, depth + 1))
                 for k, v in itertools.islice(value.items(), 8)]
        return "{%s}" % some(pairs, len(value))
    if kind in BRACKETS:
        if not value:
            return repr(value)
        left, right = BRACKETS[kind]
        if kind is tuple and len(value) == 1:
            right = ",)"
        return left + some([safe_repr(v, depth + 1) for v in
                            itertools.islice(value, 8)], len(value)) + right
    if kind is types.FunctionType:
        return "<function %s>" % value.__qualname__
    if issubclass(kind, type):
        return "<class %s>" % QUALNAME(value)
    if issubclass(kind, BaseException):
        args = BaseException.args.__get__(value)
        return "%s(%s)" % (kind.__name__, some([safe_repr(
            v, depth + 1) for v in args[:8]], len(args)))
    if kind is StandIn:
        return safe_repr(value.bare)
    if kind in COROUTINES:
        return "<%s %s>" % (kind.__name__, value.__qualname__)
    if kind in (Call, Unbound):
        kind = type(value.bare)
    return "<%s object>" % full_name(kind)


PLAIN = {int, bool, float, complex, type(None), type(Ellipsis),
         type(NotImplemented), range, bytes}
BRACKETS = {list: "[]", tuple: "()", set: "{}", dict: "{}",
            frozenset: ("frozenset({", "})")}
COROUTINES = {types.CoroutineType, types.GeneratorType,
              types.AsyncGeneratorType}


QUALNAME = type.__dict__["__qualname__"].__get__


def some(texts, count):
    return ", ".join(texts) + (", ..." if count > len(texts) else "")


def full_name(kind):
    """As messages of CPython name a type: those in C with their module."""
    kind = kind.__dict__.get("_bare", kind)
    if kind.__module__ == "builtins" or any(map(in_python, kind.__mro__)):
        return kind.__name__
    return kind.__module__ + "." + kind.__name__


def in_python(kind):
    """Was the class made by a statement? One in C has no such base."""
    return kind.__flags__ & HEAP_TYPE and (
        kind.__module__ == "__main__" or "__weakref__" in kind.__dict__
        or types.FunctionType in map(type, kind.__dict__.values()))


HEAP_TYPE = 1 << 9


def short_repr(value):
    text = safe_repr(value)
    return text if len(text) <= 80 else text[:77] + "..."


class OnSet:
    """Stands in a class for an attribute of its objects: what is stored goes
    through a function (object, new value, old value) that gives what to store.
    Reading finds the object's own attribute, at no cost."""

    def __init__(self, name, seen):
        self.name = name
        self.seen = seen

    def __set__(self, owner, value):
        fields = owner.__dict__
        fields[self.name] = self.seen(owner, value, fields.get(self.name))

    def __delete__(self, owner):
        owner.__dict__.pop(self.name, None)


class Patches:
    """What was set in the place of something else, to be put back."""

    def __init__(self):
        self.kept = []

    def put(self, owner, name, value):
        self.kept.append((owner, name, vars(owner).get(name, self)))
        setattr(owner, name, value)

    def undo(self):
        while self.kept:
            owner, name, before = self.kept.pop()
            if before is self and name == "__new__":
                owner.__new__ = plain_new
            elif before is self:
                delattr(owner, name)
            else:
                setattr(owner, name, before)


def plain_new(cls, *args, **kwargs):
    """A class that once had a __new__ of its own refuses arguments when it is
    taken away again: this goes on as before."""
    return object.__new__(cls)


patches = Patches()


def watch(cls, **hooks):
    for name, seen in hooks.items():
        patches.put(cls, name, OnSet(name, seen))


def caller(name, frame):
    """Is the frame asyncio's own function of this name?"""
    return frame.f_code.co_name == name and in_asyncio(frame)


def in_asyncio(frame):
    return frame.f_code.co_filename.startswith(ASYNCIO)


def place(frame):
    return (frame.f_code.co_filename[len(ASYNCIO):] if in_asyncio(frame)
            else None, frame.f_code.co_name)


# -- names of what was made ---------------------------------------------------

STORES = {"STORE_FAST", "STORE_DEREF", "STORE_GLOBAL", "STORE_NAME"}
ENTERS = {"BEFORE_WITH", "BEFORE_ASYNC_WITH", "SETUP_WITH", "GET_AWAITABLE",
          "LOAD_CONST", "SEND", "YIELD_VALUE", "RESUME", "CACHE",
          "JUMP_BACKWARD_NO_INTERRUPT", "YIELD_FROM", "SETUP_ASYNC_WITH",
          "GET_AWAITABLE", "END_SEND"}
TURNS = {"ROT_TWO": 2, "ROT_THREE": 3, "ROT_FOUR": 4}
ONES = {"POP_TOP": 1, "STORE_ATTR": 2, "STORE_SUBSCR": 3}


def target_name(frame):
    """The variable or attribute to which the statement that runs in a frame
    will bind what its call makes: the instructions behind the call are
    followed, with how many values lie above the one that is asked for."""
    above = 0
    instructions = iter([i for i in dis.get_instructions(frame.f_code)
                         if i.offset > frame.f_lasti])
    for i in instructions:
        name = i.opname
        if name in STORES:
            if above == 0:
                return i.argval
            above -= 1
        elif name == "STORE_ATTR" and above == 1:
            return i.argval
        elif name in ENTERS and above == 0:
            if name != "LOAD_CONST":
                return entered_name(instructions)
            above = 1
        elif name in ("COPY", "DUP_TOP") and above == 0:
            pass
        elif name == "SWAP":
            above = {0: i.arg - 1, i.arg - 1: 0}.get(above, above)
        elif name in TURNS:  # the top one goes below the others
            n = TURNS[name]
            if above < n:
                above = n - 1 if above == 0 else above - 1
        elif name == "BUILD_TUPLE" and above < i.arg:
            count, at = i.arg, i.arg - 1 - above
            following = next(instructions, None)
            if not following or (following.opname, following.arg) != (
                    "UNPACK_SEQUENCE", count):
                return None
            above = at
        else:
            above = pass_over(i, above)
            if above is None:
                return None
    return None


def pass_over(i, above):
    """How many values are above after another instruction; None when it takes
    ours, or goes elsewhere."""
    if i.opcode in dis.hasjrel or i.opcode in dis.hasjabs:
        return None
    effect = dis.stack_effect(i.opcode, i.arg)
    taken = ONES.get(i.opname, max(0, 1 - effect))
    if i.opname in ("CACHE", "NOP", "RESUME"):
        taken = 0
    return None if above < taken else above + effect


def entered_name(instructions):
    """The name in "with x() as name", behind what enters x."""
    for i in instructions:
        if i.opname in STORES:
            return i.argval
        if i.opname not in ENTERS:
            return None
    return None


class Thing:
    """What is known of a lock, queue, group or timeout of the program."""

    def __init__(self, name=None, quiet=False):
        self.name = name
        self.quiet = quiet      # asyncio has it for itself
        self.number = 0
        self.kind = None
        self.told = None        # what the last event about it said
        self.items = {}         # queue: numbers of items by their id()
        self.waited = set()     # lanes that wait for it, or have

    def emit(self, event, **fields):
        if self.number:
            trace.emit(event, **{event.split(".")[0]: self.number}, **fields)

    def new(self, event, **fields):
        if not self.quiet:
            kind = event.split(".")[0]
            self.number = trace.number(kind)
            self.emit(event, name=self.name, **fields)


    def has_waited(self):
        """Has the lane waited to get what it now has?"""
        lane = here()
        waited = lane in self.waited
        self.waited.discard(lane)
        return int(waited)


things = {}  # by id(): one takes the place of what stood there before it


def thing(owner):
    known = things.get(id(owner))
    if known is None:
        known = things[id(owner)] = Thing(quiet=True)
    return known


def made_by_itself(frame):
    """Does the frame make a lock, an event or a queue for a barrier, a queue or
    as_completed, which speak for it?"""
    while in_asyncio(frame):
        if (place(frame) == ("tasks.py", "as_completed")
                or frame.f_code.co_name == "__init__" and isinstance(
                    frame.f_locals.get("self"), INSIDES)):
            return True
        frame = frame.f_back
    return False


def named_new(cls, *args, **kwargs):
    made = object.__new__(cls)
    frame = sys._getframe(1)
    name = None if in_asyncio(frame) else target_name(frame)
    things[id(made)] = Thing(name, made_by_itself(frame))
    return made


# -- futures ------------------------------------------------------------------

def name_of(function):
    """Of what can be called, or is called by mistake, without asking it."""
    kind = type(function)
    return function.__name__ if kind in NAMED or kind is StandIn \
        else kind.__name__


NAMED = {type, types.FunctionType, types.MethodType,
         types.BuiltinFunctionType, types.MethodDescriptorType,
         types.WrapperDescriptorType, types.MethodWrapperType,
         types.CoroutineType, types.GeneratorType}


def label_of(future):
    return seen(future).text if is_task(future) else "a future"


def named(frame, noun, method):
    name = thing(frame.f_locals.get("self")).name
    return (name or noun) + method


def wait_text(frame):
    words = {"FIRST_COMPLETED": "first of %d", "ALL_COMPLETED": "all of %d",
             "FIRST_EXCEPTION": "all of %d or an error"}
    return "wait, " + (words[frame.f_locals["return_when"]]
                       % len(frame.f_locals["fs"]))


def future_get(frame):
    if frame.f_back.f_code.co_name == "_wait_for_one":
        return "as_completed", "as_completed, the next"
    return "queue.get", named(frame, "queue", ".get()")


def future_acquire(frame):
    owner = frame.f_locals.get("self")
    kind = "semaphore" if isinstance(owner, asyncio.Semaphore) else "lock"
    return kind, named(frame, kind, ".acquire()")


def future_wait(frame):
    """In Event.wait or Condition.wait; a barrier waits by a condition."""
    if frame.f_back.f_code.co_name == "join":
        queue = thing(frame.f_back.f_locals["self"])
        queue.emit("queue.join", task=running())
        return "queue.join", named(frame.f_back, "queue", ".join()")
    if isinstance(frame.f_locals.get("self"), asyncio.Event):
        return "event", named(frame, "event", ".wait()")
    kind = thing(frame.f_locals.get("self")).kind or "condition"
    return kind, named(frame, kind, ".wait()")


def future_executor(frame):
    outer, words = frame.f_back, "run_in_executor"
    if outer.f_code.co_name != "run_in_executor":
        return "executor", "wrap_future()"
    func = outer.f_locals["func"]
    if caller("to_thread", outer.f_back):
        words, func = "to_thread", outer.f_back.f_locals["func"]
    while isinstance(func, functools.partial):
        func = func.func
    return "executor", "%s(%s)" % (words, name_of(func))


# Where asyncio makes a future: what it is for, and what waiting for it is
# called. A text that can't be told yet is a function.
FUTURES = {
    ("tasks.py", "gather"): lambda f: ("gather", "gather of 0"),
    ("base_events.py", "shutdown_default_executor"): lambda f: (
        "executor", "the executor to shut down"),
    ("futures.py", "wrap_future"): future_executor,
    ("tasks.py", "sleep"): lambda f: (
        "sleep", "sleep(%s)" % short_repr(f.f_locals.get("delay"))),
    ("tasks.py", "_wait"): lambda f: ("wait", wait_text(f)),
    ("tasks.py", "wait_for"): lambda f: ("wait_for", lambda: (
        "wait_for(%s, %s)" % (label_of(f.f_locals["fut"]),
                              f.f_locals["timeout"]))),
    ("tasks.py", "_cancel_and_wait"): lambda f: (
        "wait_for", label_of(f.f_locals["fut"]) + " to end"),
    ("tasks.py", "shield"): lambda f: (
        "shield", "shield(%s)" % label_of(f.f_locals["inner"])),
    ("taskgroups.py", "__aexit__"): lambda f: (
        "group", ("task group " + named(f, "", "")).strip()),
    ("queues.py", "get"): future_get,
    ("queues.py", "put"): lambda f: (
        "queue.put", named(f, "queue", ".put()")),
    ("locks.py", "acquire"): future_acquire,
    ("locks.py", "wait"): future_wait,
    ("streams.py", "_wait_for_data"): lambda f: stream_io(f, "get"),
    ("streams.py", "_drain_helper"): lambda f: stream_io(f, "put"),
    ("streams.py", "__init__"): lambda f: ("io", "the connection to close"),
    ("base_events.py", "_create_connection_transport"): lambda f: (
        "io", "the connection to be ready"),
    ("selector_events.py", "_accept_connection2"): lambda f: (
        "io", "the connection to be ready"),
    ("base_events.py", "connect_read_pipe"): lambda f: (
        "io", "the pipe to be ready"),
    ("base_events.py", "connect_write_pipe"): lambda f: (
        "io", "the pipe to be ready"),
    ("base_events.py", "serve_forever"): lambda f: (
        "server", "connections to its server"),
    ("base_events.py", "wait_closed"): lambda f: (
        "server", "the server to close"),
    ("unix_events.py", "_make_subprocess_transport"): lambda f: (
        "process", "the process to start"),
    ("base_subprocess.py", "_wait"): lambda f: ("process", "the process to end"),
    ("selector_events.py", "sock_connect"): lambda f: io_future(
        f.f_locals["sock"], "put",
        "a connection to " + address_text(f.f_locals["address"])),
    **{("selector_events.py", name): lambda f: io_future(
        f.f_locals["sock"], "get") for name in (
        "sock_recv", "sock_recv_into", "sock_recvfrom", "sock_recvfrom_into",
        "sock_accept")},
    **{("selector_events.py", name): lambda f: io_future(
        f.f_locals["sock"], "put") for name in ("sock_sendall", "sock_sendto")},
}


# -- input and output: who waits for which descriptor, in words ---------------

class Descriptors:
    """Keeps for which descriptor somebody waits: (task, words, a weak reference
    to the future) by (descriptor, side), side being get or put. A descriptor may
    be another file's by the time that it is ready: who is not waiting any more
    is not meant."""

    def __init__(self):
        self.waits = {}
        self.asked = {}     # by number of a future: (descriptor, side)

    def begin(self, future, task):
        """A task waits for this future, which is about a descriptor."""
        words = future._text
        key = self.asked.pop(future._number, None)
        if key is not None:
            self.waits[key] = task, words, weakref.ref(future)
        return words

    def ready(self, file, descriptor, side):
        task, words, future = self.waits.get(
            (descriptor, side), (0, None, lambda: None))
        future = future()
        if future is None or future.done():
            task, words = 0, None
            self.waits.pop((descriptor, side), None)
        if words or side == "get":  # room that nobody waits for is no news
            trace.emit("io.ready", task=task,
                       what=words or io_words(file, side))


descriptors = Descriptors()


def io_future(file, side, words=None):
    """A future that is being made, about a file or a socket."""
    try:
        key = file.fileno(), side
    except (OSError, ValueError, AttributeError):
        key = None
    if key is None:
        return "io", words or SIDES[side] + "the other side"
    return "io", words or io_words(file, side), key


def stream_io(frame, side):
    transport = getattr(frame.f_locals.get("self"), "_transport", None)
    for name in ("socket", "pipe"):
        file = transport and transport.get_extra_info(name)
        if file is not None:
            return io_future(file, side)
    return "io", SIDES[side] + "the other side"


SIDES = {"get": "data from ", "put": "room to send to "}


def address_text(address):
    """127.0.0.1:5000, or the path of a local socket."""
    if isinstance(address, tuple) and len(address) >= 2:
        host = "[%s]" % address[0] if ":" in str(address[0]) else address[0]
        return "%s:%s" % (host, address[1])
    if isinstance(address, bytes):
        address = os.fsdecode(address)
    return address if address and isinstance(address, str) \
        else "a local socket"


def io_words(file, side):
    """data from 127.0.0.1:5000; a connection on port 8888; data from a pipe.
    The file is one of the program's, a descriptor's number, or a socket."""
    descriptor = file if isinstance(file, int) else file.fileno()
    try:
        looked_at = socket.socket(fileno=os.dup(descriptor))
    except OSError:
        return SIDES[side] + file_words(descriptor)
    with looked_at:
        own = looked_at.getsockname()
        if looked_at.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
            return "a connection on " + own_words(own)
        try:
            return SIDES[side] + address_text(looked_at.getpeername())
        except OSError:
            return "data on " + own_words(own) if side == "get" \
                else "room to send"


def own_words(address):
    return "port %d" % address[1] if isinstance(address, tuple) \
        else address_text(address)


def file_words(descriptor):
    try:
        mode = os.fstat(descriptor).st_mode
    except OSError:
        return "descriptor %d" % descriptor
    return "a pipe" if stat.S_ISFIFO(mode) else \
        "the terminal" if stat.S_ISCHR(mode) else "descriptor %d" % descriptor


def tell_io(loop, found):
    """What a selector has found. The loop's own socket, by which it is woken,
    is no news."""
    own = getattr(loop, "_ssock", None)
    own = own.fileno() if own is not None else -1
    for key, mask in found:
        if key.fd != own:
            for side, bit in (("get", selectors.EVENT_READ),
                              ("put", selectors.EVENT_WRITE)):
                if mask & bit:
                    descriptors.ready(key.fd, key.fd, side)


# -- what futures are about ---------------------------------------------------

# The tasks that a wait, a shield or a group is about.
ABOUT = {
    ("tasks.py", "_wait"): lambda f: f.f_locals["fs"],
    ("tasks.py", "_cancel_and_wait"): lambda f: [f.f_locals["fut"]],
    ("tasks.py", "shield"): lambda f: [f.f_locals["inner"]],
    ("taskgroups.py", "__aexit__"): lambda f: f.f_locals["self"]._tasks,
}


def task_numbers(futures):
    numbers = [seen(f).number for f in futures if is_task(f)]
    return sorted(numbers) if isinstance(futures, set) else numbers


class Method:
    """Stands for a method of a future, and tells of a call before it is made.
    Where a call may fail, of a future that is done or whose loop is closed, it
    gives CPython's own, so that its complaint has no frame of ours."""

    def __init__(self, tell):
        self.tell = tell

    def __set_name__(self, owner, name):
        self.owner = owner
        self.name = name

    def __get__(self, future, cls=None):
        if future is None:
            return Unbound(self, getattr(super(self.owner, cls), self.name))
        bare = getattr(super(self.owner, future), self.name)
        if future._loop is None or trace.over:  # __init__ was never called
            return bare
        if future.done():
            if self.tell is tell_cancel:
                future._given_up(sys._getframe(1))
            return bare
        if not future._loop.is_closed():
            return Call(future, bare, self.tell)
        if self.name == "cancel":
            self.tell(future, (), {}, sys._getframe(1))
            return bare
        return told_by_class(future, bare, self.tell)


class Unbound:
    """What the class has: it takes the future as an argument."""

    __slots__ = ("method", "bare")

    def __init__(self, method, bare):
        self.method = method
        self.bare = bare

    def __call__(self, *args, **kwargs):
        if args and isinstance(args[0], self.method.owner):
            return self.method.__get__(args[0])(*args[1:], **kwargs)
        return self.bare(*args, **kwargs)

    def __getattr__(self, name):
        return getattr(self.bare, name)

    def __repr__(self):
        return repr(self.bare)


def told_by_class(future, bare, tell):
    """A call of a class is two calls, made in C: the first one tells."""
    def new(cls, *args, **kwargs):
        tell(future, args, kwargs, sys._getframe(1))
        return object.__new__(cls)
    return type(bare.__name__, (), {"__new__": new, "__init__": bare})


class Call:
    """Looks like the method that it stands before wherever it is shown."""

    __slots__ = ("future", "bare", "tell")

    def __init__(self, future, bare, tell):
        self.future = future
        self.bare = bare
        self.tell = tell

    def __call__(self, *args, **kwargs):
        if not self.future.done():
            self.tell(self.future, args, kwargs, sys._getframe(1))
        return self.bare(*args, **kwargs)

    def __getattr__(self, name):
        return getattr(self.bare, name)

    def __repr__(self):
        return repr(self.bare)


Call.__name__ = Call.__qualname__ = types.BuiltinFunctionType.__name__


def tell_result(future, args, named, frame):
    if len(args) == 1 and not named:  # else it will be refused
        future._will_be_done("result", short_repr(args[0]))


def tell_exception(future, args, named, frame):
    exception = args[0] if len(args) == 1 and not named else StopIteration()
    if isinstance(exception, type):
        exception = exception()
    if not isinstance(exception, StopIteration):  # it will be refused
        future._will_be_done("error", short_repr(exception))


def tell_cancel(future, args, named, frame):
    settle()
    future._given_up(frame)
    trace.emit("future.done", future=future._number, outcome="cancelled")


def tell_task_cancel(task, args, named, frame):
    settle()
    msg = args[0] if args else named.get("msg")
    trace.emit("task.cancel", task=seen(task).number, by=running(),
               msg=msg if msg is None else str(msg))


class Watched:
    """What the futures of the program have in common. They say when they are
    done, before their callbacks are queued."""

    __slots__ = ()
    set_result = Method(tell_result)
    set_exception = Method(tell_exception)
    cancel = Method(tell_cancel)

    def _will_be_done(self, outcome, value):
        settle()
        if self._line is not None:
            self._line.woken(self)
        trace.emit("future.done", future=self._number, outcome=outcome,
                   value=value)

    def _given_up(self, frame):
        """asyncio's own get and put cancel what they wait on when an exception
        ends their wait."""
        if self._line is not None and caller(self._line.side, frame):
            self._line.gave_up(self)

    def _describe(self, frame, **given):
        """Says that there is a new future, made in this frame."""
        self._number = trace.number("future")
        self._line = self._waiter = None
        key = place(frame)
        self._kind, self._text, *about = given.get("about") or FUTURES.get(
            key, lambda frame: ("plain", None))(frame)
        if about:
            descriptors.asked[self._number] = about[0]
        of = given.get("of") or (key in ABOUT and ABOUT[key](frame))
        settle()
        trace.emit("future.new", future=self._number, kind=self._kind,
                   of=task_numbers(of) or None if of else None)


SLOTS = ("_number", "_kind", "_text", "_line", "_waiter")
BareFuture = asyncio.futures.Future


class Stand(type):
    """The class of a class that stands in the place of asyncio's own: what is
    one of those is one of these."""

    def __instancecheck__(cls, instance):
        bare = cls.__dict__.get("_bare")
        return isinstance(instance, bare) if bare else \
            type.__instancecheck__(cls, instance)

    def __subclasscheck__(cls, other):
        bare = cls.__dict__.get("_bare")
        return issubclass(other, bare) if bare else \
            type.__subclasscheck__(cls, other)


class Future(Watched, BareFuture, metaclass=Stand):
    __slots__ = SLOTS
    _bare = BareFuture

    def __new__(cls, *args, **kwargs):
        made = BareFuture.__new__(cls)
        frame = sys._getframe(1)
        if caller("create_future", frame):
            frame = frame.f_back
        made._describe(frame)
        return made


BareGathering = asyncio.tasks._GatheringFuture


class Gathering(Watched, BareGathering):
    def __new__(cls, children, **kwargs):
        made = BareGathering.__new__(cls)
        made._describe(sys._getframe(1), of=list(children), about=(
            "gather", "gather of %d" % len(children)))
        return made

    def cancel(self, msg=None):
        # It cancels its children, and is done when they are.
        return BareGathering.cancel(self, msg=msg)

    cancel.__qualname__ = "_GatheringFuture.cancel"


# -- tasks --------------------------------------------------------------------

class Labels:
    """Labels that people read: chain(9), or count and then count#2. What
    asyncio.run runs has no parent and needs no argument to be told apart."""

    def __init__(self):
        self.used = collections.defaultdict(
            functools.partial(itertools.count, 1))

    def label(self, coro, parent):
        text = getattr(coro, "__name__", type(coro).__name__)
        if text == "async_generator_athrow":
            text = closed_generator(coro) + ".aclose()"
        argument = called(coro) or first_scalar(coro)
        if argument is not None and parent:
            text += "(%s)" % argument
        n = next(self.used[text])
        return text if n == 1 else "%s#%d" % (text, n)


def first_scalar(coro):
    frame = getattr(coro, "cr_frame", None)
    if frame is None:
        return None
    code = frame.f_code
    for name in code.co_varnames[:code.co_argcount + code.co_kwonlyargcount]:
        value = frame.f_locals.get(name)
        if isinstance(value, (int, float)):
            return repr(value)
        if isinstance(value, str) and len(value) <= 12:
            return repr(value)
    return None


def closed_generator(step):
    """What closes an async generator refers to it, and to nothing else."""
    for referent in gc.get_referents(step):
        if isinstance(referent, types.AsyncGeneratorType):
            return referent.__name__
    return "generator"


def called(coro):
    """The function that a coroutine of asyncio's is to call, as to_thread's is:
    load, 3. None: it is none of these."""
    frame = getattr(coro, "cr_frame", None)
    if frame is None or not in_asyncio(frame) \
            or not frame.f_code.co_argcount:
        return None
    func = frame.f_locals.get(frame.f_code.co_varnames[0])
    args = frame.f_locals.get("args")
    if type(func) not in NAMED - COROUTINES:
        return None
    brief = args and isinstance(args[0], (int, float, str)) \
        and len(str(args[0])) <= 12
    return "%s, %s" % (name_of(func), short_repr(args[0])) if brief \
        else name_of(func)


labels = Labels()
BareTask = asyncio.tasks.Task


class Seen:
    """What is known of a task."""

    __slots__ = ("number", "text", "pushed", "waits", "over", "runs", "yields")

    def __init__(self, text):
        self.number = trace.number("task")
        self.text = text
        # ends of lines that are said at each of its steps
        self.runs = ',"task":%d}\n' % self.number
        self.yields = ',"what":"step","task":%d,"why":"yield"}\n' \
            % self.number
        self.pushed = False     # has its first step been queued?
        self.waits = False      # task.wait has been said for this turn
        self.over = False       # task.done has been said


class Task(BareTask, metaclass=Stand):
    """CPython's own task: all that is added is a place for what is known of it,
    and that a cancellation is seen."""

    __slots__ = ("_seen",)
    _bare = BareTask

    def __new__(cls, *args, loop=None, **kwargs):
        if type(loop) not in known_loops and loop is not None:
            meet_loop(loop)
        return BareTask.__new__(cls)

    cancel = Method(tell_task_cancel)


foreign = weakref.WeakKeyDictionary()  # tasks of another class


def is_task(future):
    return isinstance(future, BareTask) or future in foreign


def seen(task):
    return known_of(task) or meet(task)


def known_of(task):
    """What is known of a task; None: it has not been seen yet."""
    try:
        return task._seen
    except AttributeError:
        return None if Task in type(task).__mro__ else foreign.get(task)


def meet(task, adopted=False):
    """A task that is seen for the first time: it has just been made, unless it
    is older than the recording."""
    # An eager task may be over when it is met, and has no coroutine then: 3.12
    # must not even be asked for it.
    coro = None if task.done() else task.get_coro()
    parent = 0 if adopted else running(task)
    known = Seen(labels.label(task if coro is None else coro, parent))
    try:
        task._seen = known
    except AttributeError:
        foreign[task] = known
    trace.emit("task.new", task=known.number, name=given_name(task),
               label=known.text, parent=parent,
               coro=None if coro is None else getattr(
                   coro, "__qualname__", type(coro).__name__))
    return known


def given_name(task):
    """asyncio.create_task and groups name a task after it is made."""
    frame = sys._getframe(2)
    while in_asyncio(frame) or frame.f_code.co_filename == OWN_FILE:
        if frame.f_code.co_name == "create_task" \
                and frame.f_locals.get("name") is not None:
            return str(frame.f_locals["name"])
        frame = frame.f_back
    return task.get_name()


def running(but=None):
    """The number of the task whose step runs in this thread; 0: none."""
    loop = running_loop()
    if loop is None:
        return 0
    task = current_task(loop)
    return 0 if task is None or task is but else seen(task).number


def outcome(task):
    if task.cancelled():
        return "cancelled", None
    # _exception and _result, since exception() marks an error as retrieved
    if task._exception is not None:
        return "error", short_repr(task._exception)
    return "result", short_repr(task._result)


# -- the loop -----------------------------------------------------------------

def settle():
    """Says how the turn of the task that ran last has ended, as soon as it is
    known, before anything else is said."""
    turn = turn_of(running_loop())
    if turn is not None and turn.stepped is not None:
        turn.settle()


def turn_of(loop):
    """None: of this loop nothing is known."""
    turn = getattr(loop, "_ready", None)
    return turn if type(turn) is Ready else turns.get(id(loop))


turns = {}              # of loops that have no ready queue to look at, by id()
watched = []            # weak references to loops whose queue is a Ready
push, pop = collections.deque.append, collections.deque.popleft
referents = gc.get_referents


class Turn:
    """Of a loop: whose step ran last, and how that is told."""

    SLOW = 0.05     # seconds: so long a step has held the loop

    def __init__(self):
        self.stepped = None     # the task whose step ran last
        self.limits = []        # timeouts of wait_for that are still to tell
        self.since = math.inf   # when that step began

    def begin(self, task):
        known = seen(task)
        known.waits = False
        self.stepped = task
        if not trace.virtual:
            self.since = monotonic()

    def tell_slow(self, known):
        """With the clock of the world, how long a step took is seen when it is
        over."""
        took = 0 if trace.virtual else monotonic() - self.since
        if took >= self.SLOW:
            trace.emit("block", task=known.number, seconds=round(took, 6))
        self.since = math.inf

    def settle(self):
        task = self.stepped
        if task is None:
            return
        if task.done():
            known = seen(task)
            self.stepped = None
            if not known.over:
                self.tell_slow(known)
                known.over = True
                how, value = outcome(task)
                trace.emit("task.done", task=known.number, outcome=how,
                           value=value)
        elif task._fut_waiter is not None and not seen(task).waits:
            self.tell_limits()
            seen(task).waits = True
            self.stepped = None  # it may go before another one is stepped
            self.tell_slow(seen(task))
            future = task._fut_waiter
            if is_task(future):
                on = {"kind": "task", "id": seen(future).number,
                      "text": seen(future).text}
            else:
                text = getattr(future, "_text", None)
                if callable(text):
                    text = future._text = text()
                kind = getattr(future, "_kind", "plain")
                if kind == "io":
                    trace.emit("io.wait", task=seen(task).number,
                               what=descriptors.begin(future,
                                                      seen(task).number))
                on = {"kind": "future" if kind == "plain" else kind,
                      "id": getattr(future, "_number", 0),
                      "text": text or "a future"}
            trace.emit("task.wait", task=seen(task).number, on=on,
                       stack=frames.lines and stack_of(task.get_coro()))

    def tell_limits(self):
        for limit in self.limits:
            limit()
        self.limits.clear()


class Ready(Turn, collections.deque):
    """A loop's ready queue, watched."""

    def __init__(self, loop, handles=()):
        collections.deque.__init__(self, handles)
        Turn.__init__(self)
        self.loop = trace.number("loop")
        self.handles = trace.numbers["handle"]
        self.pass_begins = False
        self.muted = len(self)  # handles that are not spoken of
        watched.append(weakref.ref(loop))
        trace.emit("loop.new", loop=self.loop)

    def append(self, handle):
        callback = handle._callback
        if type(callback) is STEP and not trace.over:
            # The most frequent of all is a step after sleep(0). Each call of a
            # function in Python costs here, twice so where frames are told of.
            task, stepped = callback.__self__, self.stepped
            try:
                known = task._seen
            except AttributeError:
                known = known_of(task)
            if known is not None and known.pushed and type(handle) is Handle \
                    and len(referents(callback)) == 1:
                if stepped is not None and (task is not stepped
                                            or task._fut_waiter is not None):
                    self.settle()
                if trace.printed:
                    trace.flush()
                handle._number = number = next(self.handles)
                trace.note('{"e":"ready.push","t":', ',"handle":%d%s' % (
                    number, known.yields))
                push(self, handle)
                return
        self.append_any(handle, callback)

    def append_any(self, handle, callback):
        if trace.over:
            push(self, handle)
            return
        if isinstance(handle, TimerHandle) and handle._cancelled \
                or not isinstance(handle, (Handle, TimerHandle)) \
                or getattr(callback, "__name__", "") == "_read_from_self":
            # asyncio lets a cancelled timer go through, and skips it: it has no
            # effect. Others are older than the recording, or empty the socket
            # by which a loop is woken.
            self.muted += 1
            push(self, handle)
            return
        task = stepped_task(callback)
        if task is not None and known_of(task) is None:
            meet(task)
        else:
            self.settle()
        handle._number = number = trace.number("handle")
        what, whom, why = self.describe(handle, callback, task)
        if what == "timer":
            trace.emit("timer.fire", timer=handle._timer, handle=number)
        elif what == "wakeup":
            trace.emit("task.wake", task=whom, by=running())
        call = call_text(handle, why) if what in ("callback", "timer") else None
        trace.emit("ready.push", handle=number, what=what, task=whom, why=why,
                   call=call,
                   by=running() if call and why == "scheduled" else 0)
        push(self, handle)

    def describe(self, handle, callback, task):
        """(what, task number, why) of a handle that is about to be ready."""
        if isinstance(handle, TimerHandle):
            wakes = callback is not WAKE or not handle._args[0].done()
            return "timer", handle._task if wakes else 0, "due"
        if task is not None:
            known = seen(task)
            if is_wakeup(callback):
                future = handle._args[0]
                return ("wakeup", known.number,
                        "cancelled" if future.cancelled() else
                        "error" if future._exception is not None else "done")
            first, known.pushed = not known.pushed, True
            if first:
                return "step", known.number, "created"
            return "step", known.number, "error" if has_error(
                handle) else "yield"
        if getattr(callback, "__qualname__", "").startswith("gather.<locals>"):
            return "gather", 0, "done"
        if handle._args and len(handle._args) == 1 \
                and asyncio.isfuture(handle._args[0]) \
                and handle._args[0].done():
            return "callback", 0, "done"
        return "callback", 0, "scheduled"

    def popleft(self):
        if trace.over:
            return pop(self)
        stepped = self.stepped
        if stepped is not None and (stepped.done()
                                    or stepped._fut_waiter is not None):
            self.settle()
        if self.pass_begins:
            self.pass_begins = False
            if len(self) > self.muted:
                trace.emit("loop.pass", n=trace.number("pass"),
                           ready=len(self) - self.muted)
        handle = pop(self)
        number = getattr(handle, "_number", 0)
        if not number:
            self.muted -= 1
            self.see_untold(handle)
            return handle
        handle._number = 0
        if trace.printed:
            trace.flush()
        now = trace.time() if trace.virtual else \
            "%.6f" % (monotonic() - trace.start)
        told = '{"e":"ready.pop","t":%s,"handle":%d}\n' % (now, number)
        if handle._cancelled:
            trace.say(told)
            return handle
        callback = handle._callback
        task = callback.__self__ if type(callback) is STEP else \
            stepped_task(callback)
        if task is not None and not task.done():
            try:
                known = task._seen
            except AttributeError:
                known = seen(task)
            self.stepped = task
            known.waits = False
            if not trace.virtual:
                self.since = monotonic()
            trace.say('%s{"e":"task.run","t":%s%s' % (told, now, known.runs))
            return handle
        trace.say(told)
        if type(callback) is Call and callback.future.done():
            handle._callback = callback.bare
        elif task is None:
            self.see_expiry(handle)
        return handle

    def see_untold(self, handle):
        """A handle of before the recording began: its task is met now."""
        task = stepped_task(handle._callback)
        if task is not None and not handle._cancelled and not task.done():
            self.begin(task)
            trace.emit("task.run", task=seen(task).number)

    def see_expiry(self, handle):
        owner = getattr(handle._callback, "__self__", None)
        if TIMEOUT and isinstance(owner, TIMEOUT):
            thing(owner).emit("timeout.expire")
        elif isinstance(handle, TimerHandle) and handle._limit:
            handle._limit.emit("timeout.expire")
            if handle._limit.kind == "as_completed":
                handle.leave()

    @property
    def clear(self):
        """What ends with the queue is told of as of the line that clears it:
        a loop does that when it is closed."""
        trace.emit("loop.close", loop=self.loop)
        return super().clear

    def begin_select(self, timeout):
        self.settle()
        trace.emit("loop.select", timeout=tidy(timeout))
        self.pass_begins = True
        if timeout != 0 or monotonic() - trace.drained > trace.LATE:
            trace.drain()


def tell_limits():
    """Of the loop that runs in this thread."""
    ready = getattr(running_loop(), "_ready", None)
    if type(ready) is Ready:
        ready.tell_limits()


def call_text(handle, why):
    """print('late') for a callback of the program's own, None for asyncio's."""
    callback = handle._callback
    if any(type(arg).__name__ == "async_generator_athrow"
           for arg in handle._args or ()):
        return None
    while isinstance(callback, functools.partial):
        callback = callback.func
    name = getattr(callback, "__qualname__", None)
    if name is None:
        return short_repr(callback) + "()"
    module = getattr(callback, "__module__", None) or ""
    own_name = name.rsplit(".", 1)[-1]
    ours = getattr(callback, "__globals__", None) is globals()
    if ours or module.split(".")[0] == "asyncio":
        if own_name[0] == "_" or "<locals>" in name:
            return None
    args = () if why == "done" else handle._args or ()
    return "%s(%s)" % (name.rsplit("<locals>.", 1)[-1],
                       ", ".join(map(short_repr, args)))


def step_type():
    """Of what CPython's task in C hands to call_soon for its next step."""
    class Loop:
        def call_soon(self, callback, *args, context=None):
            self.found = type(callback)

        def get_debug(self):
            return False

    async def nothing():
        pass
    loop, coro = Loop(), nothing()
    # with a name, since it must not take Task-1
    BareTask(coro, loop=loop, name="none")._log_destroy_pending = False
    coro.close()
    return loop.found


STEP = step_type()
WAKE = asyncio.futures._set_result_unless_cancelled     # a sleep's end
WAKEUPS = ("task_wakeup", "__wakeup", "TaskWakeupMethWrapper")


def is_wakeup(callback):
    return getattr(callback, "__name__", type(callback).__name__) in WAKEUPS


def stepped_task(callback):
    """The task of which the callback is a step or the wake-up, or None."""
    owner = getattr(callback, "__self__", None)
    if owner is None or not asyncio.isfuture(owner):
        return None
    kind = type(callback).__name__
    if kind in ("TaskStepMethWrapper", "TaskWakeupMethWrapper"):
        return owner
    name = getattr(callback, "__name__", "")
    return owner if name in ("task_wakeup", "__step", "__wakeup") else None


def has_error(handle):
    """Will this step throw an exception into the coroutine?"""
    return bool(handle._args) or len(gc.get_referents(handle._callback)) > 1


BareHandle = asyncio.events.Handle
BareTimerHandle = asyncio.events.TimerHandle


class Handle(BareHandle):
    __slots__ = ("_number",)    # while it is in a ready queue

    def cancel(self):
        if not self._cancelled and getattr(self, "_number", 0):
            trace.emit("handle.cancel", handle=self._number)
        BareHandle.cancel(self)


class TimerHandle(BareTimerHandle):
    """Equal deadlines fire in the order in which they were set, as they do
    where the clock never stands still."""

    __slots__ = ("_number", "_timer", "_task", "_limit")

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(when, callback, args, loop, context)
        self._number = 0
        self._limit = None
        self._timer = trace.number("timer")
        self._task = running()
        frame = sys._getframe(1)
        what = "call_at"
        if caller("call_at", frame):
            frame = frame.f_back
        if caller("call_later", frame):
            what, frame = "call_later", frame.f_back
        if callback is WAKE:
            what = "sleep"
        elif place(frame)[0] in ("tasks.py", "timeouts.py"):
            what = "timeout"
        settle()
        trace.emit("timer.set", timer=self._timer, when=trace.when(when),
                   what=what, task=self._task,
                   call=(call_text(self, "due") if what.startswith("call_")
                         else None))
        if place(frame) in LIMITS:
            self.limit(LIMITS[place(frame)], frame)

    def limit(self, what, frame):
        """This is the time that a wait may take, and no longer."""
        self._limit = limit = Thing()
        limit.kind = what
        when, task = trace.when(self._when), self._task

        def tell():
            fut = frame.f_locals["fut"] if what == "wait_for" else None
            if what == "wait_for" and not asyncio.isfuture(fut):
                return  # it was refused
            limit.new("timeout.new", what=what, when=when, task=task,
                      of=seen(fut).number if fut is not None and is_task(fut)
                      else None)
        if what == "wait_for":  # what it waits for isn't made yet
            self._loop._ready.limits.append(tell)
        else:
            tell()

    def __lt__(self, other):
        return (self._when, self._timer) < (
            other._when, getattr(other, "_timer", 0))

    def cancel(self):
        if not self._cancelled:
            if self._scheduled and not self._loop.is_closed():
                trace.emit("timer.cancel", timer=self._timer)
            elif self._number:
                trace.emit("handle.cancel", handle=self._number)
        super().cancel()
        if self._limit and (self._limit.kind != "wait"
                            or caller("_wait", sys._getframe(1))):
            self.leave()

    def leave(self):
        """The wait that this timer limits is over."""
        limit, self._limit = self._limit, None
        limit.emit("timeout.exit", task=running())


# Functions of asyncio that set a timer for how long they wait.
LIMITS = {("tasks.py", "wait_for"): "wait_for", ("tasks.py", "_wait"): "wait",
          ("tasks.py", "as_completed"): "as_completed"}


# -- locks, events, semaphores, conditions, barriers --------------------------

class Waiters(collections.deque):
    """The futures of those who wait in line for one thing."""

    __slots__ = ("thing", "side")
    names = ("sync.block", "sync.unblock")

    def __init__(self, known, side=None):
        super().__init__()
        self.thing = known
        self.side = side        # queue: get or put

    def emit(self, event, **fields):
        if self.side:
            fields["side"] = self.side
        self.thing.emit(event, **fields)

    def append(self, future):
        super().append(future)
        future._line = self
        future._waiter = running()
        self.emit(self.names[0], task=future._waiter)

    def woken(self, future):
        self.emit(self.names[1], task=future._waiter, why="woken")

    def gave_up(self, future):
        self.emit(self.names[1], task=running(), why="cancelled")


class SyncWaiters(Waiters):
    __slots__ = ()

    def remove(self, future):
        """A wait is over. asyncio does this in a finally: the exception that
        ends the wait, if any, has passed through that frame."""
        super().remove(future)
        error, frame = sys.exc_info()[1], sys._getframe(1)
        if (error is not None and error.__traceback__ is not None
                and error.__traceback__.tb_frame is frame):
            self.gave_up(future)
        elif self.thing.kind == "semaphore":
            self.thing.emit("sync.acquire", task=running(), waited=1,
                            value=frame.f_locals["self"]._value)

    def __iter__(self):
        frame = sys._getframe(1)
        if caller("notify", frame):
            waiting = sum(not f.done() for f in super().__iter__())
            count = max(min(waiting, frame.f_locals["n"]), 0)
            if count or self.thing.kind == "condition":
                self.thing.emit("sync.notify", task=running(), value=count)
        return super().__iter__()


class QueueWaiters(Waiters):
    __slots__ = ()
    names = ("queue.block", "queue.unblock")


def waiters_set(owner, value, old):
    known = thing(owner)
    if isinstance(owner, asyncio.Condition) and known.kind is None:
        known.kind = "condition"
        known.new("sync.new", kind="condition", value=0,
                  uses=thing(owner._lock).number)
    return value if value is None else SyncWaiters(known)


def lock_set(lock, locked, old):
    known = thing(lock)
    frame = sys._getframe(1 + 1)
    if known.kind is None:
        known.kind = "lock"
        known.new("sync.new", kind="lock", value=0)
    elif locked:
        known.emit("sync.acquire", task=running(), value=1,
                   waited=int("fut" in frame.f_locals))
    else:
        known.emit("sync.release", task=running(), value=0)
    return locked


def event_set(event, is_set, old):
    known = thing(event)
    if known.kind is None:
        known.kind = "event"
        known.new("sync.new", kind="event", value=0)
    elif is_set != old:
        known.emit("sync.set" if is_set else "sync.clear", task=running())
    return is_set


def semaphore_set(semaphore, value, old):
    known = thing(semaphore)
    frame = sys._getframe(2)
    if known.kind is None:
        known.kind = "semaphore"
        known.new("sync.new", kind="semaphore", value=math.floor(value))
    elif frame.f_code.co_name == "acquire" and value < old:
        known.emit("sync.acquire", task=running(), value=math.floor(value),
                   waited=0)
    elif frame.f_code.co_name == "release":
        waits = any(not f.done() for f in semaphore._waiters or ())
        known.emit("sync.release", task=running(),
                   value=math.floor(value) - waits)
    return value


def barrier_count_set(barrier, count, old):
    if old is None:
        known = thing(barrier)
        inner = thing(barrier._cond)
        inner.kind, inner.name = "barrier", known.name
        inner.quiet = False
        inner.new("sync.new", kind="barrier", value=barrier._parties)
    return count


def barrier_state_set(barrier, state, old):
    """reset and abort set a state; so does the last one who leaves."""
    name = sys._getframe(2).f_code.co_name
    if name in ("reset", "abort"):
        thing(barrier._cond).emit("sync.break", task=running(), why=name)
    return state


# -- queues -------------------------------------------------------------------

def queue_maxsize_set(queue, maxsize, old):
    kind = ("PriorityQueue" if isinstance(queue, asyncio.PriorityQueue) else
            "LifoQueue" if isinstance(queue, asyncio.LifoQueue) else "Queue")
    thing(queue).new("queue.new", kind=kind, maxsize=max(
        0, math.ceil(maxsize)) if maxsize < math.inf else 0)
    return maxsize


def queue_waiters_set(side):
    def wrap(queue, value, old):
        return QueueWaiters(thing(queue), side)
    return wrap


def item_number(queue, item, take=False):
    """The number that an item got when it was put. Equal items, and one that
    was put more than once, are told apart as the kind of queue takes them."""
    numbers = thing(queue).items.get(id(item))
    if not numbers:
        return 0
    at = -1 if isinstance(queue, asyncio.LifoQueue) else 0
    number = numbers[at]
    if take:
        del numbers[at]
        if not numbers:
            del thing(queue).items[id(item)]
    return number


def next_item(queue):
    content = getattr(queue, "_queue", None)
    if not content or overridden(queue):
        return 0
    at = -1 if isinstance(queue, asyncio.LifoQueue) else 0
    return item_number(queue, content[at])


def overridden(queue):
    """A container of the program's own: which item comes next is its affair."""
    return any(not in_module(getattr(type(queue), name), "asyncio.queues")
               for name in ("_init", "_put", "_get"))


def in_module(function, name):
    return function.__module__ == name


def unfinished_set(queue, count, old):
    known = thing(queue)
    if old is None or not known.number:
        return count
    if count < old:
        known.emit("queue.done", unfinished=count)
        return count
    item = sys._getframe(2).f_locals.get("item")
    number = trace.number("item")
    known.items.setdefault(id(item), []).append(number)
    known.emit("queue.put", item=number, text=short_repr(item),
               next=next_item(queue), task=running())
    return count


class Putters(OnSet):
    """get_nowait looks for who waits to put right after it took an item."""

    def __get__(self, queue, cls=None):
        if queue is None:
            return self
        frame = sys._getframe(1)
        if caller("get_nowait", frame):
            known = thing(queue)
            item = frame.f_locals["item"]
            outer = frame.f_back
            waited = caller("get", outer) and "getter" in outer.f_locals
            taken = item_number(queue, item, take=True)
            known.emit("queue.get", item=0 if overridden(queue) else taken,
                       next=next_item(queue), task=running(),
                       waited=int(waited))
        try:
            return queue.__dict__[self.name]
        except KeyError:
            raise AttributeError(self.name) from None


# -- task groups and timeouts -------------------------------------------------

class GroupTasks(set):
    """The tasks of a group that are not over."""

    def __init__(self, known):
        super().__init__()
        self.thing = known

    def add(self, task):
        super().add(task)
        self.thing.emit("group.task", task=seen(task).number)

    def __iter__(self):
        """By addresses; in the virtual world as they came."""
        tasks = super().__iter__()
        return iter(sorted(tasks, key=hash)) if trace.virtual else tasks

    def __bool__(self):
        frame = sys._getframe(1)
        left = len(self)
        if not left and caller("__aexit__", frame) \
                and self.thing.told != "exit":
            self.thing.told = "exit"
            group, et = frame.f_locals["self"], frame.f_locals["et"]
            own = et is not None and et is not asyncio.CancelledError
            self.thing.emit("group.exit", task=running(),
                            errors=len(group._errors) + own)
        return left > 0


def group_tasks_set(group, value, old):
    return GroupTasks(thing(group))


def group_entered_set(group, entered, old):
    if old is None:
        thing(group).new("group.new")
    elif entered:
        thing(group).emit("group.enter", task=running())
    return entered


def group_aborting_set(group, aborting, old):
    if aborting:
        frame = sys._getframe(3)  # that of who calls _abort
        task = None
        if frame.f_code.co_name == "_on_task_done":
            why, task = "error", seen(frame.f_locals["task"]).number
        else:
            own = frame.f_locals.get("propagate_cancellation_error")
            why = "body" if own is None else "cancelled"
        thing(group).emit("group.abort", why=why, task=task)
    return aborting


def group_waiter_set(group, future, old):
    if future is not None:
        thing(group).emit("group.wait", task=running())
    return future


TIMEOUT = getattr(asyncio, "Timeout", None)


def timeout_state_set(timeout, state, old):
    known, name = thing(timeout), getattr(state, "name", "")
    if name == "ENTERED":
        known.new("timeout.new", what="timeout", task=running(),
                  when=trace.when(timeout._when))
    elif old is not None and name != "EXPIRING":
        known.emit("timeout.exit", task=running())
    return state


def timeout_when_set(timeout, when, old):
    frame = sys._getframe(2)
    if frame.f_code.co_name == "reschedule" \
            and not caller("__aenter__", frame.f_back):
        thing(timeout).emit("timeout.reschedule", when=trace.when(when))
    return when


def install_sync():
    """Takes what this version of asyncio has."""
    locks, queues = asyncio.locks, asyncio.queues
    for cls in (locks.Lock, locks.Event, locks.Semaphore, locks.Condition,
                queues.Queue, getattr(locks, "Barrier", None),
                getattr(asyncio, "TaskGroup", None),
                TIMEOUT):
        if cls:
            patches.put(cls, "__new__", named_new)
    for cls in (locks.Lock, locks.Event, locks.Semaphore, locks.Condition):
        watch(cls, _waiters=waiters_set)
    watch(locks.Lock, _locked=lock_set)
    watch(locks.Event, _value=event_set)
    watch(locks.Semaphore, _value=semaphore_set)
    if hasattr(locks, "Barrier"):
        watch(locks.Barrier, _count=barrier_count_set,
              _state=barrier_state_set)
    watch(queues.Queue, _maxsize=queue_maxsize_set,
          _getters=queue_waiters_set("get"), _unfinished_tasks=unfinished_set)
    patches.put(queues.Queue, "_putters",
                Putters("_putters", queue_waiters_set("put")))
    if hasattr(asyncio, "TaskGroup"):
        watch(asyncio.TaskGroup, _entered=group_entered_set,
              _tasks=group_tasks_set, _aborting=group_aborting_set,
              _on_completed_fut=group_waiter_set)
    if TIMEOUT:
        watch(TIMEOUT, _state=timeout_state_set, _when=timeout_when_set)


# What has locks, events or queues of its own inside.
INSIDES = tuple(cls for cls in (getattr(asyncio.locks, "Barrier", None),
                                asyncio.queues.Queue) if cls)


# -- frames and lines ---------------------------------------------------------

class Statements(ast.NodeVisitor):
    """Of a file's text: which statement a line belongs to, by the statement's
    first line, and the names of functions. A decorator, an except and a case
    count as statements."""

    def __init__(self, text):
        self.first = {}         # of a statement, by line
        self.decorated = {}     # line of the def, by that of a decorator
        self.defined = {}       # line of a def, by its first decorator's
        self.names = {}         # qualified, by (first line, name)
        self.lambdas = {}       # first line of the body, by that of the lambda
        self.acts = set()       # lines of statements that do something
        self.path = []
        self.passes = set()     # of a pass
        self.starred = set()    # of except* clauses
        self.idle = set()       # lines of those that may do nothing
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # the program's own say it
                tree = ast.parse(text)
            self.visit(tree)
        except (SyntaxError, ValueError, RecursionError):
            pass
        self.acts -= self.idle

    def span(self, node, first):
        for line in range(node.lineno, node.end_lineno + 1):
            self.first[line] = first

    def visit(self, node):
        if isinstance(node, TRY_STAR):
            self.starred.update(h.lineno for h in node.handlers)
        if isinstance(node, ast.stmt):
            self.span(node, node.lineno)
            acts = isinstance(node, ACTS) or isinstance(node, ast.Expr) \
                and not isinstance(node.value, ast.Constant)
            self.acts.add(node.lineno) if acts else self.idle.add(node.lineno)
            if isinstance(node, ast.Pass):
                self.passes.add(node.lineno)
        elif isinstance(node, ast.excepthandler):
            self.span(node, node.lineno)
        elif isinstance(node, MATCH_CASE):
            self.span(node.pattern, node.pattern.lineno)
        super().visit(node)

    def visit_scope(self, node):
        lines = [d.lineno for d in node.decorator_list]
        for decorator in node.decorator_list:
            self.span(decorator, decorator.lineno)
            self.decorated[decorator.lineno] = node.lineno
        top = min(lines + [node.lineno])
        self.defined[top] = node.lineno
        self.path.append(node.name)
        self.names[top, node.name] = ".".join(self.path)
        self.path += [] if isinstance(node, ast.ClassDef) else ["<locals>"]
        self.generic_visit(node)
        while self.path.pop() != node.name:
            pass

    visit_FunctionDef = visit_AsyncFunctionDef = visit_ClassDef = visit_scope

    def visit_Lambda(self, node):
        self.lambdas[node.lineno] = node.body.lineno
        self.generic_visit(node)


ACTS = (ast.Assign, ast.AugAssign, ast.Delete, ast.Raise, ast.Import,
        ast.ImportFrom, ast.For, ast.AsyncFor, ast.With, ast.AsyncWith)
TRY_STAR = getattr(ast, "TryStar", ())
MATCH_CASE = getattr(ast, "match_case", ())
COMPREHENSIONS = {"<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>"}
CODE_OPTIMIZED = 1
KINDS = ((0x200, "agen"), (0x80, "coro"), (0x20, "gen"), (CODE_OPTIMIZED, "func"))
SHORT = {int, float, bool, type(None), str}  # told again when another object
# Told again when of another type. Types of the program are not kept here.
STEADY = {Task, Future, Gathering, BareTask, BareFuture, asyncio.Queue,
          asyncio.Event, asyncio.Lock, asyncio.Semaphore, asyncio.Condition}
DEFINED = (types.FunctionType, types.BuiltinFunctionType, types.ModuleType,
           type)
OPS = dis.opmap
ENDS = {OPS[name] for name in ("RETURN_VALUE", "RETURN_CONST") if name in OPS}


class File:
    """A file of which frames and lines are told. Its text goes before its first
    frame, but for the main one's, which the header has."""

    def __init__(self, name, text, told=False, library=False):
        self.name = name
        self.text = None if told else text
        self.library = library  # the recorder may call it for itself
        self.statements = Statements(text)
        self.codes = {}         # by id()

    def code(self, code):
        known = self.codes.get(id(code))
        if known is None:
            known = self.codes[id(code)] = Code(code, self.statements)
        return known

    def tell(self):
        if self.text is not None:
            trace.emit("source", file=self.name, text=self.text)
            self.text = None


LIBRARY = os.path.realpath(os.path.dirname(os.__file__)) + os.sep
INSTALLED = {"site-packages", "dist-packages"}


def in_library(path):
    """Is it not the program's own: of the standard library, or installed?"""
    return (os.path.realpath(path).startswith(LIBRARY)
            or not INSTALLED.isdisjoint(path.split(os.sep)))


def find_file(name, lines):
    """The file behind the name that code has; None: it is not told of."""
    path = frozen_path(name) if lines == "all" else name
    if name == OWN_FILE or not os.path.isfile(path) or "importlib" in path:
        return None
    path = os.path.abspath(path)
    if lines != "all" and in_library(path):
        return None
    try:
        with tokenize.open(path) as file:
            text = file.read()
    except (OSError, SyntaxError, ValueError):
        return None
    here = os.getcwd() + os.sep
    return File(path[len(here):] if path.startswith(here) else path, text,
                library=in_library(path) and not path.startswith(ASYNCIO))


def frozen_path(name):
    """Where the text of a module is that the interpreter has within itself."""
    if not name.startswith("<frozen "):
        return name
    return os.path.join(LIBRARY, *name[len("<frozen "):-1].split(".")) + ".py"


class Frames:
    """Hears of each frame, line, pause, return and exception, through the C API
    that sys.settrace stands on: by sys.settrace itself, CPython before 3.13
    keeps what a variable held until the next line, which puts off ends."""

    def __init__(self):
        self.files = {}         # by the file name of the code; None: not told
        self.untold = set()     # the names of those that are not told of
        self.lines = None       # of which files: user, all; None: of none
        self.tell = self.install = None

    def begin(self):
        """From now on, in this thread."""
        import ctypes
        seen = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.py_object,
                                 ctypes.py_object, ctypes.c_int,
                                 ctypes.c_void_p)
        told, cast, any = TOLD, ctypes.cast, ctypes.py_object
        untold = self.untold

        def tell(_, frame, what, arg):
            known = frame.f_trace
            if known is None:
                if what:  # the end of a frame that is not told of
                    return 0
                if frame.f_code.co_filename in untold:
                    frame.f_trace_lines = False
                    return 0
            try:
                if type(known) is Frame:
                    told[what](known, frame,
                               cast(arg, any).value if what & 1 and arg
                               else GONE)
                elif what == CALL:
                    self.called(frame)
            except RecursionError:  # ours; the program's is still to come
                self.come_to_brink(frame)
            return 0
        self.tell = seen(tell)
        self.install = ctypes.pythonapi.PyEval_SetTrace
        self.install.argtypes = [seen, ctypes.py_object]
        self.install(self.tell, None)

    def come_to_brink(self, frame):
        """So far up, nothing is told of before the caller has gone."""
        sys.settrace(None)
        frame = frame.f_back
        while frame is not None and not frame_of(frame):
            frame = frame.f_back
        if frame is not None:
            frame_of(frame).brink = Brink(frame)

    def called(self, frame):
        """A frame begins, or another's goes on."""
        if NARROW and is_deep():
            self.come_to_brink(frame)
            return
        name = frame.f_code.co_filename
        try:
            file = self.files[name]
        except KeyError:
            file = self.files[name] = self.find(name)
            if file is None and not NARROW:
                self.untold.add(name)
        if (file is None or trace.over
                or file.library and self.is_ours(frame)):
            frame.f_trace_lines = False
        else:
            frame.f_trace = Frame(file, file.code(frame.f_code))

    def is_ours(self, frame):
        """Does the recorder call this frame for itself?"""
        while frame is not None and frame.f_code.co_filename != OWN_FILE:
            if frame_of(frame):
                return False
            frame = frame.f_back
        return frame is not None and frame.f_code.co_name not in PASSING_ON

    def find(self, name):
        return find_file(name, self.lines)


class Brink:
    """Belongs to the last frame that left room on the stack for the recorder.
    Once that one is gone, it is told which have ended, and goes on."""

    def __init__(self, frame):
        self.frames = numbers_below(frame)

    def __del__(self):
        if trace.over:
            return
        here = set(numbers_below(sys._getframe()))
        for number in self.frames:
            if number not in here:
                trace.emit("unwind", frame=number, type="RecursionError")
        frames.install(frames.tell, None)


def numbers_below(frame):
    """Of the frames that are told of, the innermost first."""
    numbers = []
    while frame is not None:
        known = frame_of(frame)
        if known and known.number:
            numbers.append(known.number)
        frame = frame.f_back
    return numbers


def is_deep():
    try:
        sys._getframe(sys.getrecursionlimit() // 4)
    except ValueError:
        return False
    return True


# These do not survive, or not always, that we come to the limit ourselves.
NARROW = sys.version_info < (3, 10) or sys.version_info[:2] == (3, 12)
CALL, EXCEPTION, LINE, RETURN = range(4)
# Functions of ours that call what they stand before.
PASSING_ON = {"execute", "cancel", "show", "_run", "__call__", "__init__"}
GONE = object()  # returned where an exception leaves a frame
frames = Frames()


def frame_of(frame):
    known = frame.f_trace
    return known if type(known) is Frame else None


def stack_of(coro):
    """The frames that are told of, from a task's coroutine to the innermost one
    that it awaits, each with the line of its statement."""
    stack = []
    while coro is not None:
        frame = getattr(coro, AWAITING.get(type(coro), ""), None)
        known = frame and frame_of(frame)
        if known and known.number:
            stack.append([known.number, known.line if known.line > 0
                          else frame.f_lineno])
        coro = awaited(coro)
    return stack or None


class Code:
    """What is asked of code again and again, and its lines as statements."""

    __slots__ = ("code", "bytes", "hidden", "named", "statements", "lines")

    def __init__(self, code, statements):
        self.code = code        # and so its id() is no other's
        self.bytes = code.co_code
        self.hidden = frozenset(code.co_freevars)
        self.named = not code.co_flags & CODE_OPTIMIZED
        self.statements = statements
        self.lines = {}         # of an instruction: None, when it begins none

    def line(self, frame, at):
        """Of the statement that begins with the instruction, at which a frame
        is."""
        try:
            return self.lines[at]
        except KeyError:
            line = self.lines[at] = self.find(frame.f_lineno, at)
            return line

    def find(self, number, at):
        code, statements = self.code, self.statements
        line = statements.first.get(number, number)
        if code.co_name in COMPREHENSIONS \
                or begins_none(self.bytes, at, line, statements):
            return None
        return statements.lambdas.get(code.co_firstlineno, line) \
            if code.co_name == "<lambda>" else line


class Frame:
    """What was told of a frame. It keeps no value of the program, whose end
    would be put off, but for numbers and short texts."""

    __slots__ = ("number", "file", "line", "at", "shown", "failed", "raised",
                 "grouped", "paused", "raised_at", "brink", "code")

    def __init__(self, file, code):
        self.code = code
        self.number = 0             # it has not reached its first line
        self.file = file
        self.line = self.at = -1    # the statement and the instruction
        self.shown = {}             # names: their (value, text)
        self.failed = None          # type of the exception that came last
        self.raised_at = -1         # the instruction at which it came
        self.raised = False         # it has not come to where it is handled
        self.grouped = False        # what is handled is a group
        self.paused = False

    def begin(self, frame):
        code = frame.f_code
        self.file.tell()
        self.number = trace.number("frame")
        parent = frame.f_back
        while parent is not None and not (frame_of(parent) and
                                          frame_of(parent).number):
            parent = parent.f_back
        statements, first = self.file.statements, code.co_firstlineno
        trace.emit(
            "frame.new", frame=self.number, kind=self.kind(code),
            fn=qualified(code, statements), file=self.file.name,
            line=first if code.co_name == "<lambda>"
            else statements.defined.get(first, first),
            parent=frame_of(parent).number if parent else None,
            task=running(), thread=lane(),
            set=self.changes(frame)[0] if code.co_flags & CODE_OPTIMIZED
            else None)

    @staticmethod
    def kind(code):
        if code.co_name == "<module>":
            return "module"
        for flag, kind in KINDS:
            if code.co_flags & flag:
                return kind
        return "class"

    def changes(self, frame):
        """(set, unset) since this frame's last event."""
        shown, now = self.shown, frame.f_locals
        hidden, named = self.code.hidden, self.code.named
        found = {}
        for name in list(now):
            if name in hidden or name[0] == ".":
                continue
            value = now[name]
            before, kind = shown.get(name), type(value)
            if before and (before[0] is value and kind in SHORT
                           or before[0] is kind and kind in STEADY):
                continue
            if named and not variable(name, value):
                if before:
                    shown[name] = None
                continue
            text = short_repr(value)
            if not before or before[1] != text:
                found[name] = text
            shown[name] = (value if kind in SHORT else
                           kind if kind in STEADY else GONE), text
        gone = [name for name in shown
                if shown[name] is None or name not in now]
        for name in gone:
            del shown[name]
        if not named and type(now) is dict and sys.getrefcount(now) == 3:
            now.clear()  # before 3.13, the frame would keep it
        return found or None, gone or None

    def told_call(self, frame, arg):
        self.resume()

    def resume(self):
        """It goes on: before 3.12, unsaid by CPython where what the frame
        awaits has handled what was thrown in."""
        self.failed = None
        self.raised_at = -1
        self.paused = False
        self.note("resume")

    def emit(self, event, **fields):
        if self.number:
            trace.emit(event, frame=self.number, **fields)

    def note(self, event, fields=""):
        """An event, with fields as they stand in the file."""
        if self.number and not trace.over:
            if trace.printed:
                trace.flush()
            trace.note('{"e":"%s","t":' % event,
                       ',"frame":%d%s}\n' % (self.number, fields))

    def told_line(self, frame, arg):
        if not self.number:
            self.begin(frame)
        elif self.paused:
            self.resume()
        self.raised_at = -1
        handled = None if OPCODES else sys.exc_info()[0]
        if handled:
            self.failed = handled.__name__
        code, at = self.code, frame.f_lasti
        again, self.at = at <= self.at, at
        line = code.line(frame, at)
        if line is None:
            return
        if (again or line != self.line
                or OPCODES and code.bytes[at] == PUSH_EXC_INFO):
            if code.statements.decorated.get(line) == self.line:
                return  # it is called, after the function was made
            self.line = line
            found, gone = self.changes(frame)
            if found or gone:
                trace.emit("line", frame=self.number, line=line, set=found,
                           unset=gone)
            else:
                self.note("line", ',"line":%d' % line)

    def told_exception(self, frame, arg):
        kind, error, places = arg
        if is_an_end(kind, self.code.bytes, frame.f_lasti):
            return
        if self.paused:
            self.resume()
        self.failed = kind.__name__
        self.raised_at = frame.f_lasti
        if OPCODES:
            self.raised = frame.f_trace_opcodes = True
        places = places and places.tb_next  # 3.12: not yet, where it starts
        while places is not None:
            known = frame_of(places.tb_frame)
            if known and known.number:
                return
            places = places.tb_next
        self.emit("raise", type=kind.__name__, text=exception_text(error))

    def told_opcode(self, frame, arg):
        """CPython does not say that an exception is raised again, behind a
        finally or a with: it is the one that was handled until then. What is
        raised goes on to be that, unless it comes to where it is handled."""
        op = self.code.bytes[frame.f_lasti]
        handled = sys.exc_info()[0]
        if op == PUSH_EXC_INFO:
            self.raised = False
            self.grouped = self.failed in GROUPS
        elif op == OPS["RERAISE"]:
            self.raised = True
        elif op == PREP_RERAISE_STAR:
            self.raised = True
            if self.grouped:
                self.failed = "ExceptionGroup"
        elif self.raised:
            pass
        elif handled is None:
            frame.f_trace_opcodes = False
        else:
            self.failed = handled.__name__

    def told_return(self, frame, value):
        code, at = self.code.bytes, frame.f_lasti
        if self.paused:
            self.resume()
        if value is GONE or value is None and self.unwinds(code, at):
            self.emit("unwind", type=self.failed)
        elif code[at] in ENDS:
            self.emit("return", value=short_repr(value))
        else:
            self.paused = True
            tell_limits()
            if is_plain_yield(code, at):
                self.emit("suspend", value=yielded(value))
            else:
                self.note("suspend")

    def unwinds(self, code, at):
        """From 3.12 on, CPython says None where an exception leaves a frame."""
        return sys.version_info >= (3, 12) and (
            self.raised_at == at
            or code[at] not in ENDS and code[at] not in PAUSES)


def begins_none(code, at, line, statements):
    """What leads out of a block has the line of a neighbour in CPython 3.11,
    whose turn it is not: no statement begins with such an instruction. So has
    what is left of a jump (NOP), which may stand for a statement that does
    nothing."""
    op, arg = code[at:at + 2]
    return OPCODES and (
        op == OPS["LIST_APPEND"]
        or op == OPS["RERAISE"] and line not in statements.passes
        or op == OPS["NOP"] and line in statements.acts
        or op == OPS["POP_TOP"] and line in statements.starred
        or op == COPY and arg == 3)


OPCODES = sys.version_info[:2] == (3, 11)  # what follows is of that version
GROUPS = {"ExceptionGroup", "BaseExceptionGroup"}
COPY = OPS.get("COPY")
PUSH_EXC_INFO = OPS.get("PUSH_EXC_INFO")
PREP_RERAISE_STAR = OPS.get("PREP_RERAISE_STAR")
GOES_ON = {OPS[name] for name in ("YIELD_FROM", "SEND", "FOR_ITER")
           if name in OPS}
RESUME = OPS.get("RESUME")
GET_ANEXT = OPS["GET_ANEXT"]


def is_an_end(kind, code, at):
    """Is this how a loop or an await comes to its end? That is no error."""
    return code[at] in GOES_ON and (
        kind is StopIteration
        or kind is StopAsyncIteration and code[at - 4] == GET_ANEXT)


def is_plain_yield(code, at):
    """Does a frame pause at a yield, and not at an await or a yield from?"""
    if code[at] != RESUME and at + 2 < len(code):
        at += 2
    if RESUME is None:
        return code[at - 2] == OPS["YIELD_VALUE"]
    return code[at] == RESUME and code[at + 1] & 3 == 1


PAUSES = {OPS["YIELD_VALUE"], OPS.get("RESUME")}
TOLD = (Frame.told_call, Frame.told_exception, Frame.told_line,
        Frame.told_return) + (lambda *given: None,) * 3 + (Frame.told_opcode,)


def variable(name, value):
    """Definitions and the module's own names are no news."""
    return not (name[:2] == name[-2:] == "__" and len(name) > 4
                or issubclass(type(value), DEFINED))


def qualified(code, statements):
    name = getattr(code, "co_qualname", None)
    return name or statements.names.get((code.co_firstlineno, code.co_name),
                                        code.co_name)


def yielded(value):
    """What a generator gives, by itself or by an asynchronous one's wrapper."""
    if type(value).__name__ == "async_generator_wrapped_value":
        value = gc.get_referents(value)[0]
    return short_repr(value)


def exception_text(error):
    """str() of it, where that runs no code of the program."""
    kind = type(error)
    text = next(c.__dict__["__str__"] for c in type.mro(kind)
                if "__str__" in c.__dict__)
    args = BaseException.args.__get__(error)
    if isinstance(text, types.WrapperDescriptorType) and text not in BARE_STR:
        return str(error)
    if len(args) == 1 and type(args[0]) is str and text is not BARE_STR[1]:
        return args[0]
    return short_repr(args if len(args) > 1 else args[0]) if args else ""


BARE_STR = BaseException.__str__, KeyError.__str__


# -- loops that are not asyncio's ----------------------------------------------

class Step:
    """A task's step that such a loop runs."""

    __slots__ = ("turn", "task", "callback")

    def __init__(self, turn, task, callback):
        self.turn = turn
        self.task = task
        self.callback = callback

    def __call__(self, *args):
        if trace.over or self.task.done():
            return self.callback(*args)
        settle()
        self.turn.begin(self.task)
        trace.emit("task.run", task=seen(self.task).number)
        try:
            return self.callback(*args)
        finally:
            if not trace.over:
                self.turn.settle()
                self.turn.stepped = None


known_loops = set()     # classes


def meet_loop(loop):
    """A task is made for a loop, of which nothing may be known yet."""
    cls = type(loop)
    if cls in known_loops or isinstance(loop, BaseLoop):
        known_loops.add(cls)
        return
    known_loops.add(cls)
    bare = getattr(cls, "call_soon", None)
    if bare is None:
        return

    def call_soon(self, callback, *args, context=None):
        task = None if trace.over else stepped_task(callback)
        if task is not None:
            callback = step_outside(self, task, callback)
        return bare(self, callback, *args, context=context)
    call_soon.__qualname__ = getattr(bare, "__qualname__", "call_soon")
    try:
        patches.put(cls, "call_soon", call_soon)
    except TypeError:
        pass  # a class in C keeps its methods


BaseLoop = asyncio.base_events.BaseEventLoop


def step_outside(loop, task, callback):
    """A task is to be stepped by a loop into which nobody can look."""
    turn = turns.get(id(loop))
    if turn is None:
        turn = turns[id(loop)] = Turn()
    if known_of(task) is None:
        meet(task)
    else:
        turn.settle()
        if is_wakeup(callback):
            trace.emit("task.wake", task=seen(task).number, by=running())
    return Step(turn, task, callback)


# -- what threads share --------------------------------------------------------

class Told:
    """What is told of a lock: of one of the program's, who has it and who waits
    for it; of one on which those wait who wait for something else (a condition,
    a queue, a thread's end), who waits for that. Without a thing, or with one of
    the library's own, only a lane's wait has words."""

    __slots__ = ("words", "thing", "side")

    def __init__(self, words, thing=None, side="line"):
        self.words = words      # a function that gives them
        self.thing = thing
        self.side = side        # lock, line; or of a queue get, put, join

    def emit(self, event, **fields):
        if self.thing is not None and self.thing.number:
            kind = "sync." if self.side in ("lock", "line") else "queue."
            if kind == "queue.":
                fields["side"] = self.side
            self.thing.emit(kind + event, **fields)

    def block(self):
        if self.thing is None or not self.thing.number:
            return
        self.thing.waited.add(here())
        if self.side == "join":
            self.thing.emit("queue.join", thread=here())
        else:
            self.emit("block", thread=here())

    def unblock(self, thread, why):
        if why == "late" and self.thing is not None:
            self.thing.waited.discard(thread)
        if self.side != "join":
            self.emit("unblock", thread=lane_numbers.get(thread, thread),
                      why=why)

    def taken(self, waited):
        if self.side == "lock" and self.thing.number:
            self.emit("acquire", value=1, waited=int(waited), thread=here())

    def released(self):
        if self.side == "lock" and self.thing.number:
            self.emit("release", value=0, thread=here())


LIBRARIES = {module.__file__: name for name, module in (
    ("threading", threading), ("queue", queue),
    ("futures", concurrent.futures._base),
    ("pool", concurrent.futures.thread))}
LIBRARIES[os.path.join(os.path.dirname(os.__file__), "multiprocessing",
                       "pool.py")] = "processes"


def library_place(frame):
    """(module, function) in one of those that make or use locks."""
    code = frame.f_code
    return LIBRARIES.get(code.co_filename), code.co_name


def told_of_lock(frame):
    """What is to be told of a lock that is made in this frame; None: nothing."""
    module, function = library_place(frame)
    if module is None and frame.f_code.co_filename == OWN_FILE:
        if function == "set_sentinel":
            return told_of_end(frame.f_back)
    elif (module, function) == ("threading", "wait"):
        return told_of_line(frame)
    elif (module, function) == ("threading", "__init__"):
        return told_of_rlock(frame.f_locals["self"])
    elif module is None and own_code(frame.f_code):
        known = Thing(target_name(frame))
        return told_of_own(known)
    return None


def told_of_own(known):
    known.new("sync.new", kind="lock", value=0)
    return Told(lambda: known.name or "a lock", known, "lock")


def told_of_rlock(lock):
    if not isinstance(lock, threading._PyRLock):
        return None
    return told_of_own(thing(lock))


def told_of_end(frame):
    """Of the lock that is held until a thread is over."""
    thread = frame.f_locals.get("self")
    if not isinstance(thread, threading.Thread):
        return None
    return Told(lambda: "join " + thread._name)


own_files = {}          # by the file name of code: is it the program's own?


def own_code(code):
    name = code.co_filename
    own = own_files.get(name)
    if own is None:
        own = own_files[name] = name != OWN_FILE and not name.startswith(
            "<frozen ") and not in_library(name)
    return own


def told_of_line(frame):
    """Condition.wait makes a lock on which its thread will wait, for the
    condition or for what the condition is a part of."""
    outer = frame.f_back
    wait = WAITS.get(library_place(outer))
    return wait and wait(outer) or line(frame, "condition", "wait")


def line(frame, noun, verb, side="line"):
    known = thing(frame.f_locals["self"])
    return Told(lambda: "%s.%s()" % (known.name or noun, verb), known, side)


def wait_of_event(frame):
    outer = frame.f_back
    by = outer.f_locals.get("self")
    if isinstance(by, threading.Timer) \
            and by.__dict__.get("finished") is frame.f_locals["self"]:
        text = "the timer of " + by._name
    elif library_place(outer) in EVENTS:
        text = EVENTS[library_place(outer)](outer.f_locals)
    else:
        return line(frame, "event", "wait")
    return Told(lambda: text)


EVENTS = {
    ("threading", "start"): lambda names: names["self"]._name + " to start",
    ("futures", "wait"): lambda names: "wait()",
    ("futures", "as_completed"): lambda names: "as_completed()",
    ("processes", "wait"): lambda names: "the result of a pool",
}


def wait_of_semaphore(frame):
    outer = frame.f_back
    if library_place(outer) != ("queue", "get"):
        return line(frame, "semaphore", "acquire")
    if library_place(outer.f_back) == ("pool", "_worker"):
        return Told(lambda: "a job")
    return line(outer, "queue", "get", "get")


def wait_of_predicate(frame):
    """In Condition.wait_for, which a barrier uses too."""
    outer = frame.f_back
    return line(outer, "barrier", "wait") \
        if library_place(outer) == ("threading", "_wait") else \
        line(frame, "condition", "wait")


# Who waits by a condition, by where it does so.
WAITS = {
    ("threading", "wait"): wait_of_event,
    ("threading", "acquire"): wait_of_semaphore,
    ("threading", "wait_for"): wait_of_predicate,
    ("threading", "_enter"): lambda f: line(f, "barrier", "wait"),
    ("queue", "get"): lambda f: line(f, "queue", "get", "get"),
    ("queue", "put"): lambda f: line(f, "queue", "put", "put"),
    ("queue", "join"): lambda f: line(f, "queue", "join", "join"),
    ("futures", "result"): lambda f: Told(lambda: "future.result()"),
    ("futures", "exception"): lambda f: Told(lambda: "future.result()"),
    ("processes", "next"): lambda f: Told(lambda: "the next result of a pool"),
}


def shared_new(cls, *args, **kwargs):
    made = object.__new__(cls)
    things[id(made)] = thing_made_in(sys._getframe(1))
    return made


def thing_made_in(frame):
    """Something that threads share is made in this frame: by the program, or by
    the library for itself, which is nobody's business. A condition's own lock
    is told of when the condition is."""
    if library_place(frame) == ("threading", "RLock"):
        frame = frame.f_back
    if library_place(frame) == ("threading", "__init__"):
        owner = frame.f_locals["self"]
        return Thing(None, not isinstance(owner, threading.Condition)
                     or thing(owner).quiet)
    own = own_code(frame.f_code)
    return Thing(own and target_name(frame) or None, not own)


def condition_lock_set(condition, lock, old):
    known = thing(condition)
    if old is None:
        told = getattr(lock, "told", None)
        uses = told.thing if told else things.get(id(lock))
        known.kind = "condition"
        known.new("sync.new", kind="condition", value=0,
                  uses=uses.number if uses else 0)
    return lock


class Notified(OnSet):
    """notify looks at who waits when it has seen that it may."""

    def __get__(self, condition, cls=None):
        if condition is None:
            return self
        waiting = condition.__dict__[self.name]
        frame, known = sys._getframe(1), thing(condition)
        if known.number and library_place(frame) == ("threading", "notify"):
            held = sum(waiter.locked() for waiter in waiting)
            known.emit("sync.notify", thread=here(),
                       value=min(frame.f_locals["n"], held))
        return waiting


def flag_set(event, flag, old):
    known = thing(event)
    if old is None:
        known.new("sync.new", kind="event", value=0)
    elif flag != old and known.number:
        known.emit("sync.set" if flag else "sync.clear", thread=here())
    return flag


def permits_set(semaphore, value, old):
    known = thing(semaphore)
    if old is None:
        known.new("sync.new", kind="semaphore", value=value)
    elif not known.number:
        pass
    elif value < old:
        known.emit("sync.acquire", value=value, thread=here(),
                   waited=known.has_waited())
    else:
        for count in range(old + 1, value + 1):
            known.emit("sync.release", value=count, thread=here())
    return value


def parties_set(barrier, parties, old):
    thing(barrier).new("sync.new", kind="barrier", value=parties)
    return parties


# States of a barrier, as threading has them.
FILLING, DRAINING, RESETTING, BROKEN = 0, 1, -1, -2


def barrier_turn_set(barrier, state, old):
    known = thing(barrier)
    if not known.number:
        pass
    elif state == DRAINING:
        known.emit("sync.notify", value=barrier._count - 1, thread=here())
    elif state == BROKEN:
        known.emit("sync.break", why="abort", thread=here())
    elif state == RESETTING or old == BROKEN and state == FILLING:
        known.emit("sync.break", why="reset", thread=here())
    return state


def shared_queue_made(queue, mutex, old):
    size = queue.maxsize
    thing(queue).new("queue.new", kind=type(queue).__name__,
                     maxsize=size if isinstance(size, int) else 0)
    return mutex


def first_item(known, container):
    """The number of what get would give now."""
    try:
        return known.items[id(container[0])][0]
    except Exception:  # a subclass keeps them in its own way
        return 0


def content(shared):
    """Of a queue: with what get would give in front."""
    items = getattr(shared, "queue", ())
    return items[-1:] if isinstance(shared, queue.LifoQueue) else items


def tell_put(known, item, container):
    if known.number:
        number = trace.number("item")
        known.items.setdefault(id(item), []).append(number)
        known.emit("queue.put", item=number, text=short_repr(item),
                   next=first_item(known, container), thread=here())


def tell_get(known, item, container):
    if known.number:
        numbers = known.items.get(id(item)) or [0]
        number = numbers.pop(0)
        if not numbers:
            known.items.pop(id(item), None)
        known.emit("queue.get", item=number, thread=here(),
                   next=first_item(known, container),
                   waited=known.has_waited())


def undone_set(shared, count, old):
    known = thing(shared)
    if old is None:
        return count
    if count < old:
        known.emit("queue.done", unfinished=count)
    else:
        tell_put(known, sys._getframe(2).f_locals.get("item"),
                 content(shared))
    return count


class Taken(OnSet):
    """get uses the line of who waits to put right after it took an item."""

    def __get__(self, shared, cls=None):
        if shared is None:
            return self
        frame = sys._getframe(1)
        if library_place(frame) == ("queue", "get"):
            tell_get(thing(shared), frame.f_locals["item"], content(shared))
        return shared.__dict__[self.name]


class SimpleItems(collections.deque):
    """The content of a SimpleQueue as Python has it."""

    __slots__ = ("thing",)

    def append(self, item):
        super().append(item)
        tell_put(self.thing, item, self)

    def popleft(self):
        item = super().popleft()
        tell_get(self.thing, item, self)
        return item


def simple_items_set(shared, items, old):
    known = thing(shared)
    known.new("queue.new", kind=type(shared).__name__, maxsize=0)
    items = SimpleItems(items)
    items.thing = known
    return items


def watch_shared():
    """What threads share: the classes of threading and queue that are written
    in Python."""
    for cls in (threading.Condition, threading.Semaphore, threading.Event,
                threading.Barrier, queue.Queue):
        patches.put(cls, "__new__", shared_new)
    watch(threading.Condition, _lock=condition_lock_set)
    patches.put(threading.Condition, "_waiters",
                Notified("_waiters", lambda owner, value, old: value))
    watch(threading.Event, _flag=flag_set)
    watch(threading.Semaphore, _value=permits_set)
    watch(threading.Barrier, _parties=parties_set, _state=barrier_turn_set)
    watch(queue.Queue, mutex=shared_queue_made, unfinished_tasks=undone_set)
    patches.put(queue.Queue, "not_full",
                Taken("not_full", lambda owner, value, old: value))


def watch_virtual_shared():
    """What is C elsewhere is Python's own here."""
    for cls in (threading._PyRLock, queue.SimpleQueue):
        patches.put(cls, "__new__", shared_new)
    watch(queue.SimpleQueue, _queue=simple_items_set)


# -- real locks, told of ---------------------------------------------------------

def tell_wait(words):
    """The lane is about to wait; a program with one lane says nothing of it."""
    if trace.many:
        trace.emit("thread.block", thread=here(), what=words)


def tell_wait_over():
    if trace.many:
        trace.emit("thread.run", thread=here())


def bare_wait(told, wait, timeout):
    """Waits by a method in C; did it get what it waited for?"""
    told.block()
    tell_wait(told.words())
    got = wait(True, timeout)
    tell_wait_over()
    told.unblock(here(), "woken" if got else "late")
    return got


def is_plain(blocking, timeout):
    """Will acquire take these arguments?"""
    return timeout == -1 or blocking and 0 <= timeout <= threading.TIMEOUT_MAX


class OverseenLock:
    """A lock of the program's, or one on which a condition lets its waiters
    stand: a real one, which is told of. Who is woken says so when it has it,
    since nobody else knows who that will be."""

    __slots__ = ("bare", "told", "__weakref__")

    def __init__(self, told):
        self.bare = real_lock()
        self.told = told

    def acquire(self, blocking=True, timeout=-1):
        if trace.over or not is_plain(blocking, timeout):
            return self.bare.acquire(blocking, timeout)
        if self.bare.acquire(False):
            self.told.taken(False)
            return True
        if not blocking or timeout == 0:
            return False
        got = bare_wait(self.told, self.bare.acquire, timeout)
        if got:
            self.told.taken(True)
        return got

    @property
    def release(self):
        """The bare one, where it will complain: with no frame of ours."""
        return self.give_back if self.bare.locked() else self.bare.release

    def give_back(self):
        self.told.released()
        self.bare.release()

    def locked(self):
        return self.bare.locked()

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc_info):
        self.release()

    acquire_lock = acquire
    release_lock = release
    locked_lock = locked

    def _at_fork_reinit(self):
        self.bare._at_fork_reinit()

    def __repr__(self):
        return repr(self.bare)


def new_lock(frame):
    """One that is told of where the program, or a condition, makes it."""
    told = None if trace.over else told_of_lock(frame)
    return real_lock() if told is None else OverseenLock(told)


class LockKind(type):
    """threading.Lock is a class from 3.13 on."""

    def __instancecheck__(cls, instance):
        return isinstance(instance, (type(real_lock()), OverseenLock))

    def __call__(cls):
        return new_lock(sys._getframe(1))


class OverseenRLock(getattr(_thread, "RLock", object)):
    """One that its owner may take again: told of when it is taken first and
    given back last."""

    __slots__ = ("told", "depth")

    def acquire(self, blocking=True, timeout=-1):
        bare = super().acquire
        if trace.over or self._is_owned() or not is_plain(blocking, timeout):
            got = bare(blocking, timeout)
        else:
            got = bare(False)
            waits = not got and blocking and timeout != 0
            if waits:
                got = bare_wait(self.told, bare, timeout)
            if got:
                self.depth = 0
                self.told.taken(waits)
        if got:
            self.depth += 1
        return got

    __enter__ = acquire

    def release(self):
        if self._is_owned():
            self.depth -= 1
            if self.depth == 0:
                self.told.released()
        super().release()

    def __exit__(self, *exc_info):
        self.release()

    def _release_save(self):
        self.told.released()
        return super()._release_save(), self.depth

    def _acquire_restore(self, saved):
        for _ in range(saved[1]):
            self.acquire()

    def __repr__(self):
        return super().__repr__().replace(" RLock", " _thread.RLock", 1)


def new_rlock(*args, **kwargs):
    known = thing_made_in(sys._getframe(1))
    if trace.over or known.quiet:
        return OverseenRLock.__base__(*args, **kwargs)
    made = OverseenRLock(*args, **kwargs)
    things[id(made)] = known
    made.depth, made.told = 0, told_of_own(known)
    return made


BareSimpleQueue = queue.SimpleQueue


class OverseenSimpleQueue(BareSimpleQueue):
    """A queue in C, of the program's own."""

    def __new__(cls, *args, **kwargs):
        known = thing_made_in(sys._getframe(1))
        if trace.over or known.quiet:
            return BareSimpleQueue(*args, **kwargs)
        made = BareSimpleQueue.__new__(cls)
        made.numbers = []       # of its items, in their order
        made.thing = known
        made.told = Told(lambda: (known.name or "queue") + ".get()", known,
                         "get")
        known.new("queue.new", kind="SimpleQueue", maxsize=0)
        return made

    def put(self, item, block=True, timeout=None):
        number = trace.number("item")
        self.numbers.append(number)
        self.thing.items.setdefault(id(item), []).append(number)
        self.thing.emit("queue.put", item=number, text=short_repr(item),
                        next=self.numbers[0], thread=here())
        super().put(item)

    put_nowait = put

    def get(self, block=True, timeout=None):
        bare = super().get
        waits = block and self.empty() and not trace.over \
            and (timeout is None or timeout > 0)
        if waits:
            self.told.block()
            tell_wait(self.told.words())
        try:
            item = bare(block, timeout)
        except queue.Empty:
            if waits:
                tell_wait_over()
                self.told.unblock(here(), "late")
            raise
        if waits:
            tell_wait_over()
            self.told.unblock(here(), "woken")
        number = self.thing.items[id(item)].pop(0)
        self.numbers.remove(number)
        self.thing.emit("queue.get", item=number, thread=here(),
                        next=self.numbers[0] if self.numbers else 0,
                        waited=self.thing.has_waited())
        return item

    def get_nowait(self):
        return self.get(False)


class StandIn:
    """Looks like the function in C in whose place it is, and calls another one
    with the frame that has called. It is pickled by its name."""

    def __init__(self, bare, instead):
        self.bare = bare
        self.instead = instead
        self.__module__ = bare.__module__

    def __reduce__(self):
        return self.bare.__name__

    def __call__(self, *args, **kwargs):
        return self.instead(sys._getframe(1), *args, **kwargs)

    def __getattr__(self, name):
        return getattr(self.bare, name)

    def __repr__(self):
        return repr(self.bare)


def sleep_aloud(frame, *args, **kwargs):
    """A lane that sleeps says for how long."""
    told = trace.many and not trace.over and len(args) == 1 \
        and isinstance(args[0], (int, float))
    if told:
        tell_wait("sleep(%g)" % args[0])
    real_sleep(*args, **kwargs)
    if told:
        tell_wait_over()


def watch_real_shared():
    for cls, like in ((OverseenLock, "lock"), (OverseenRLock, "RLock")):
        cls.__name__ = cls.__qualname__ = like
        cls.__module__ = "_thread"
    OverseenSimpleQueue.__name__ = OverseenSimpleQueue.__qualname__ = \
        "SimpleQueue"
    OverseenSimpleQueue.__module__ = "_queue"
    lock = LockKind("lock", (), {"__module__": "_thread"}) \
        if isinstance(threading.Lock, type) else StandIn(real_lock, new_lock)
    patches.put(threading, "Lock", lock)
    patches.put(threading, "_allocate_lock", lock)
    patches.put(threading, "_CRLock", new_rlock)
    patches.put(queue, "SimpleQueue", OverseenSimpleQueue)
    patches.put(time, "sleep", StandIn(real_sleep, sleep_aloud))


# -- lanes and jobs -----------------------------------------------------------

lane_numbers = {}    # numbers of threads, by get_ident(); the main one is 1
starting = {}        # of threads that have not begun, by id()


def lane():
    """The number of the lane that runs; None for the main one."""
    ident = get_ident()
    return None if ident == trace.main else lane_number(ident)


def here():
    """The number of the lane that runs; that of the main one is 1."""
    return lane() or 1


def lane_number(ident):
    """Of a thread that is not the main one; it may be one that threading does
    not know, or knows no longer."""
    number = lane_numbers.get(ident)
    if number is None:
        thread = threading._active.get(ident) or beginning(ident)
        number = starting.pop(id(thread), 0)
        if number:
            lane_numbers[ident] = number
        else:
            number = new_lane(thread._name if thread else "a thread", ident)
    return number


def beginning(ident):
    """The thread that is about to say that it has begun."""
    for thread in list(threading._limbo):
        if thread._ident == ident:
            return thread
    return None


def new_lane(name, ident=None):
    """A thread that is being started; or, with its identity, one that has been
    met while it runs."""
    trace.many = True
    number = trace.number("thread")
    if ident is not None:
        lane_numbers[ident] = number  # before it is said, since that asks for it
    trace.emit("thread.new", thread=number, name=name, kind="thread")
    return number


class Limbo(dict):
    """threading's own dict of the threads that are being started."""

    def __setitem__(self, thread, value):
        dict.__setitem__(self, thread, value)
        if not trace.over:
            starting[id(thread)] = new_lane(thread.name)


class Active(dict):
    """threading's own dict of the threads that run, by their identities."""

    def __setitem__(self, ident, thread):
        dict.__setitem__(self, ident, thread)
        if trace.over or ident == trace.main:
            return
        number = starting.pop(id(thread), 0)
        if number:
            lane_numbers[ident] = number
            trace.emit("thread.run", thread=number)
        elif ident not in lane_numbers:
            new_lane(thread.name, ident)
        if frames.tell and ident == get_ident():
            frames.install(frames.tell, None)

    def __delitem__(self, ident):
        dict.__delitem__(self, ident)
        if not trace.over and ident in lane_numbers and ident == get_ident():
            trace.flush()
            trace.emit("thread.done", thread=lane_numbers[ident])
            del lane_numbers[ident]


class Joining:
    """Stands for Thread.join. A function in its place would show in tracebacks;
    so it is told of when it is looked up, just before it is called."""

    def __init__(self, bare):
        self.bare = bare

    def __get__(self, thread, cls=None):
        if thread is None:
            return self.bare
        ident = getattr(thread, "ident", None)
        if not trace.over and ident in lane_numbers and ident != get_ident():
            trace.emit("thread.block", thread=lane() or 1,
                       what="join " + thread.name)
        return self.bare.__get__(thread, cls)


class Calls(BareSimpleQueue):
    """A pool's queue of calls: a thread that finds it empty waits."""

    def get(self, *args, **kwargs):
        if self.empty() and not trace.over:
            trace.emit("thread.block", thread=lane() or 1, what="a job")
        return super().get(*args, **kwargs)


def tell_job(future, frame):
    """A future is made; when a pool does it, in submit(), it is one of a job."""
    if frame.f_code.co_name != "submit" or trace.over \
            or not frame.f_code.co_filename.startswith(POOLS):
        return
    future.__dict__["_job"] = number = trace.number("job")
    trace.emit("job.new", job=number, task=running(), call=job_words(
        frame.f_locals["fn"], frame.f_locals["args"]))


POOLS = os.path.dirname(concurrent.futures.__file__) + os.sep


def in_process_pool(frame):
    """Its jobs are done by processes, wherever they are counted as running."""
    return frame.f_code.co_filename == POOLS + "process.py"


def job_words(function, args):
    """square(3); what only carries a call is seen through."""
    while isinstance(function, functools.partial):
        function, args = function.func, function.args + tuple(args)
    carrier = getattr(function, "__self__", None)
    if isinstance(carrier, contextvars.Context) and args:
        return job_words(args[0], args[1:])
    function, args, others = first_of_chunk(function, args)
    words = "%s(%s)" % (name_of(function), ", ".join(map(short_repr, args)))
    return "%s and %d more" % (words, others) if others else words


def first_of_chunk(function, args):
    """(function, args, how many others) of what makes several calls."""
    name = function.__name__ if type(function) is types.FunctionType else ""
    if name == "_process_chunk":
        function, chunk = args
        return function, chunk[0], len(chunk) - 1
    if name in ("mapstar", "starmapstar"):
        function, chunk = args[0]
        first = chunk[0] if name == "starmapstar" else (chunk[0],)
        return function, first, len(chunk) - 1
    return function, args, 0


def job_state_set(future, state, old):
    """As a Future of concurrent.futures goes from one state to the next."""
    if old is None:
        tell_job(future, sys._getframe(3))
        return state
    job = future.__dict__.get("_job")
    if job is None or trace.over or state == old:
        return state
    if state == "RUNNING":
        here = lane()
        if here and not in_process_pool(sys._getframe(3)):
            trace.emit("job.run", job=job, thread=here)
    elif state == "CANCELLED":
        trace.emit("job.done", job=job, outcome="cancelled")
    elif state == "FINISHED":
        error = future._exception
        trace.emit("job.done", job=job,
                   outcome="result" if error is None else "error",
                   value=short_repr(future._result if error is None
                                    else error))
    return state


def tell_child():
    """In the parent of what has just been forked: of multiprocessing's children
    it is seen that they begin, that they are waited for, and that they are known
    to be over."""
    frame = sys._getframe(1)
    while frame is not None and frame.f_code.co_name != "_launch":
        frame = frame.f_back
    names = frame.f_locals if frame is not None else {}
    process, popen = names.get("process_obj"), names.get("self")
    if trace.over or trace.virtual or process is None or popen is None:
        return
    trace.many = True
    popen.__dict__["_lane"] = number = trace.number("thread")
    trace.emit("thread.new", thread=number, name=process.name, kind="process")
    cls = type(popen)
    if not isinstance(cls.__dict__.get("wait"), WaitForChild):
        patches.put(cls, "wait", WaitForChild(cls.wait))
        watch(cls, returncode=child_over)


class WaitForChild(Joining):
    """Stands for how a process is joined."""

    def __get__(self, popen, cls=None):
        if popen is not None and not trace.over \
                and popen.returncode is None and "_lane" in popen.__dict__:
            process = sys._getframe(1).f_locals.get("self")
            tell_wait("join " + getattr(process, "_name", "a process"))
        return self.bare if popen is None else self.bare.__get__(popen, cls)


def child_over(popen, code, old):
    number = popen.__dict__.get("_lane")
    if number and code is not None and old is None and not trace.over:
        trace.emit("thread.done", thread=number)
    return code


class Listener(Nobody):
    """Tells of the lanes of the virtual world, from the second one on."""

    @staticmethod
    def number(lane):
        """A process's first lane has the process's."""
        return lane_numbers.get(lane.ident, lane.ident)

    def new(self, lane, kind):
        lane_numbers[lane.ident] = lane.ident
        trace.emit("thread.new", thread=lane.ident, name=lane.name, kind=kind)

    def run(self, lane, first):
        if lanes.made > 1:
            trace.emit("thread.run", thread=self.number(lane))
        if first and frames.tell:
            frames.install(frames.tell, None)

    def block(self, lane, words):
        if lanes.made > 1:
            trace.emit("thread.block", thread=self.number(lane), what=words)

    def done(self, lane):
        trace.emit("thread.done", thread=self.number(lane))

    def held(self, since):
        loop = running_loop()
        if loop is not None and lanes.now > since and not getattr(
                getattr(loop, "_selector", None), "lane", None):
            trace.emit("block", task=running(),
                       seconds=tidy(lanes.now - since))

    def lock(self, lock, frame):
        return None if trace.over else told_of_lock(frame)

    def deadlock(self):
        trace.emit("diag", kind="deadlock",
                   text="Nothing is ready and no timer is set.")
        trace.end(DEADLOCK, recorded.error)

    def hand_over(self):
        trace.flush()
        trace.drain()
        return lanes.made, {kind: count.last
                            for kind, count in trace.numbers.items()}

    def take_over(self, told):
        lanes.made, numbers = told
        for kind, last in numbers.items():
            trace.numbers[kind].last = last

    def forked(self):
        """It writes on where its parent stopped. What it has from there, its
        frames and what was made to be shared, is not what they speak of."""
        trace.printed.clear()
        trace.main = None
        lane_numbers[lanes.current.ident] = processes.number
        for known in things.values():
            known.number = 0
        frame = sys._getframe()
        while frame is not None:
            if frame_of(frame):
                frame_of(frame).number = 0
            frame = frame.f_back

    def job_new(self, function, args):
        job = trace.number("job")
        trace.emit("job.new", job=job, task=running(),
                   call=job_words(function, args))
        return job

    def job_run(self, job):
        trace.emit("job.run", job=job, thread=here())

    def job_done(self, job, well, value):
        trace.emit("job.done", job=job, value=short_repr(value),
                   outcome="result" if well else "error")


def watch_lanes():
    watch_shared()
    watch(concurrent.futures.Future, _state=job_state_set)
    if trace.virtual:
        lane_numbers[1] = 1
        watch_virtual_shared()
        return
    watch_real_shared()
    lane_numbers[get_ident()] = trace.number("thread")
    patches.put(threading, "_limbo", Limbo(threading._limbo))
    patches.put(threading, "_active", Active(threading._active))
    patches.put(threading.Thread, "join", Joining(threading.Thread.join))
    watch(concurrent.futures.thread.ThreadPoolExecutor,
          _work_queue=lambda pool, queue, old: Calls())


AWAITING = {types.CoroutineType: "cr_frame", types.GeneratorType: "gi_frame",
            types.AsyncGeneratorType: "ag_frame"}
AWAITED = {types.CoroutineType: "cr_await", types.GeneratorType: "gi_yieldfrom",
           types.AsyncGeneratorType: "ag_await"}


def awaited(coro):
    """What a coroutine awaits: that which the objects between them, of types
    without a name for it, refer to."""
    inner = getattr(coro, AWAITED.get(type(coro), ""), None)
    while type(inner).__name__ in BETWEEN:
        inner = next((held for held in gc.get_referents(inner)
                      if type(held) in AWAITED
                      or type(held).__name__ in BETWEEN), None)
    return inner if type(inner) in AWAITED else None


BETWEEN = {"coroutine_wrapper", "async_generator_asend",
           "async_generator_athrow", "anext_awaitable"}


# -- watching -----------------------------------------------------------------

def rename(cls, like):
    cls.__name__ = cls.__qualname__ = like.__name__
    cls.__module__ = like.__module__


def adopt(loop):
    """A loop that was there before the recording: what it has in its queue and
    the tasks that it has are met as they are."""
    ready = loop.__dict__["_ready"] = Ready(loop, loop._ready)
    if not trace.virtual and getattr(loop, "_selector", None) is not None:
        watch_selector(weakref.ref(loop), loop._selector)
    adopt_tasks(loop, ready)


def adopt_tasks(loop, turn):
    here = current_task(loop) if running_loop() is loop else None
    tasks = sorted(asyncio.all_tasks(loop), key=lambda task: (
        len(task.get_name()), task.get_name()))
    for task in tasks:
        meet(task, adopted=True).pushed = True
        if task is not here:
            turn.stepped = task
            turn.settle()
    turn.stepped = None
    if here is not None:
        turn.begin(here)
        trace.emit("task.run", task=seen(here).number)


def abandon(loop):
    """The loop gets back what it has had."""
    fields = loop.__dict__
    if type(fields.get("_ready")) is Ready:
        fields["_ready"] = collections.deque(fields["_ready"])
    vars(fields.get("_selector", trace)).pop("select", None)


def install():
    """Puts what is watched in the place of asyncio's own, before the program
    imports it."""
    for module, name, cls, bare in (
            (asyncio.futures, "Future", Future, BareFuture),
            (asyncio.tasks, "Task", Task, BareTask),
            (asyncio.tasks, "_GatheringFuture", Gathering, BareGathering),
            (asyncio.events, "Handle", Handle, BareHandle),
            (asyncio.events, "TimerHandle", TimerHandle, BareTimerHandle)):
        rename(cls, bare)
        patches.put(module, name, cls)
        if hasattr(asyncio, name):
            patches.put(asyncio, name, cls)
    base = asyncio.base_events.BaseEventLoop
    watch(base, _ready=lambda loop, value, old: Ready(loop),
          _thread_id=thread_id_set)
    if not trace.virtual:
        watch(asyncio.selector_events.BaseSelectorEventLoop,
              _selector=selector_set)
        patches.put(os, "_exit", exit_now)
    install_sync()
    watch_warnings()
    watch_lanes()


def thread_id_set(loop, value, old):
    """A loop begins or ends to run."""
    if value is not None and not trace.over \
            and type(getattr(loop, "_ready", None)) is collections.deque:
        adopt(loop)
    if value is None and type(getattr(loop, "_ready", None)) is Ready \
            and not trace.over:
        loop._ready.settle()
        loop._ready.stepped = None
    return value


def selector_set(loop, selector, old):
    if selector is not None:
        watch_selector(weakref.ref(loop), selector)
    return selector


def watch_selector(loop, selector):
    bare = selector.select

    def select(timeout=None):
        ready = loop()._ready
        if trace.over or type(ready) is not Ready:
            return bare(timeout)
        ready.begin_select(timeout)
        waits = trace.many and timeout != 0
        if waits:
            trace.emit("thread.block", thread=lane() or 1,
                       what="its event loop")
        found = bare(timeout)
        if waits:
            trace.emit("thread.run", thread=lane() or 1)
        tell_io(loop(), found)
        return found
    selector.select = select


class Log(logging.Filter):
    def filter(self, record):
        if record.levelno >= logging.WARNING:
            trace.emit("warn", task=running(), kind="error",
                       text=record.getMessage())
        return True


log = Log()


def watch_warnings():
    """What catch_warnings keeps from being shown is not told."""
    shown = warnings._showwarnmsg_impl

    def show(msg):
        trace.emit("warn", task=running(), kind=msg.category.__name__,
                   text=str(msg.message))
        shown(msg)
    patches.put(warnings, "_showwarnmsg_impl", show)
    logging.getLogger("asyncio").addFilter(log)


class Tap(io.BufferedIOBase):
    """The bytes below a standard stream: they go where they went, and the trace
    is told. Text goes through at once, so that what was printed stands between
    the events where it was printed."""

    def __init__(self, name, bare):
        self.bare = bare.buffer
        self.name_in_trace = name
        self.owner = bare       # which would close the buffer
        self.decoder = codecs.getincrementaldecoder(bare.encoding)("replace")

    def write(self, data):
        count = self.bare.write(data)
        trace.wrote(self.name_in_trace, self.decoder.decode(bytes(data)))
        return count

    def flush(self):
        if not self.bare.closed:
            self.bare.flush()

    def check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    def writable(self):
        self.check()
        return True

    def isatty(self):
        self.check()
        return self.bare.isatty()

    def fileno(self):
        self.check()
        return self.bare.fileno()

    @property
    def raw(self):
        return self.bare.raw


class NoInput(io.FileIO):
    """Standard input that is the null device: the trace says so when the program
    asks it for something."""
    told = False

    def tell_once(self):
        if not self.told:
            self.told = True
            trace.emit("diag", kind="input", text="The program asks for input, "
                       "but its standard input is the null device. The option "
                       "--input FILE gives it the lines of a file.")

    def readinto(self, buffer):
        self.tell_once()
        return super().readinto(buffer)

    def read(self, size=-1):
        self.tell_once()
        return super().read(size)

    def readall(self):
        self.tell_once()
        return super().readall()


def watch_input():
    bare = sys.stdin
    if not isinstance(bare, io.TextIOWrapper) or not os.path.samestat(
            os.fstat(bare.fileno()), os.stat(os.devnull)):
        return
    raw = NoInput(bare.fileno(), closefd=False)
    raw.name = bare.name
    stream = io.TextIOWrapper(io.BufferedReader(raw), bare.encoding,
                              bare.errors)
    stream.mode = bare.mode
    put_stream("stdin", bare, stream)


def watch_stream(name):
    bare = getattr(sys, name)
    if not isinstance(bare, io.TextIOWrapper):
        return  # there is none, or it is the program's own
    bare.flush()
    line_buffering = bare.line_buffering
    stream = io.TextIOWrapper(Tap(name, bare), bare.encoding, bare.errors,
                              line_buffering=line_buffering,
                              write_through=True)
    stream.mode = "w"
    stream.buffer.name = getattr(bare, "name", None)
    put_stream(name, bare, stream)


def put_stream(name, bare, stream):
    patches.put(sys, name, stream)
    if getattr(sys, "__%s__" % name) is bare:
        patches.put(sys, "__%s__" % name, stream)


# -- the virtual world: loops, chance and dates --------------------------------

class VirtualSelector(selectors._BaseSelectorImpl):
    """Reports no I/O. The loop's lane waits here for its next timer, or for
    another lane."""
    lane = None

    def select(self, timeout=None):
        loop, since = running_loop(), lanes.now
        loop._ready.begin_select(timeout)
        if timeout is not None and timeout <= 0:
            lanes.let_others()
            return []
        self.wait(loop._scheduled[0]._when if loop._scheduled else None)
        if lanes.now > since:
            trace.emit("loop.clock", to=tidy(lanes.now))
        return []

    def wait(self, when):
        if not lanes.many():
            if when is None:
                lanes.deadlock()
            lanes.now = max(lanes.now, when)
            return
        self.lane = lanes.current
        lanes.block(when, "its event loop")
        self.lane = None


def wake_loop(loop):
    """Another lane has something for this loop."""
    selector = loop._selector
    if selector is not None and selector.lane:
        lanes.wake(selector.lane)


def virtual_world():
    base = asyncio.base_events.BaseEventLoop

    def time(self):
        return lanes.now

    time.__qualname__ = "BaseEventLoop.time"
    base.time = time
    # due means when <= now, exactly
    base._clock_resolution = property(lambda loop: math.ulp(lanes.now),
                                      lambda loop, value: None)
    asyncio.selector_events.BaseSelectorEventLoop._write_to_self = wake_loop
    # asyncio logs the name of its selector.
    VirtualSelector.__name__ = selectors.DefaultSelector.__name__
    selectors.DefaultSelector = VirtualSelector
    lanes.listener = Listener()
    virtual_datetime()
    number_tasks()
    watch(base, _asyncgens=in_order)
    gc.set_threshold(EVERYTHING)
    seeded_randomness()


def virtual_datetime():
    """A subclass with our clock. Messages call a type by the name that is set
    last here, as they call one written in C by its module's name too."""
    class Named(type):
        __name__ = property(lambda cls: "datetime")

    class Datetime(datetime.datetime, metaclass=Named):
        @classmethod
        def now(cls, tz=None):
            if tz is None:
                return cls.utcfromtimestamp(lanes.now)
            return cls.fromtimestamp(lanes.now, tz)

        @classmethod
        def utcnow(cls):
            return cls.utcfromtimestamp(lanes.now)
    Datetime.__qualname__ = Datetime.__module__ = "datetime"
    Datetime._bare = datetime.datetime
    type.__dict__["__name__"].__set__(Datetime, "datetime.datetime")
    datetime.datetime = Datetime


def number_tasks():
    """A set of tasks goes by addresses in CPython, and so wavers from run to
    run. Here they hash as neighbours in the order in which they were made."""
    Task.__hash__ = lambda task: FIRST_HASH + seen(task).number
    concurrent.futures.Future.__hash__ = future_hash


def future_hash(future):
    fields = future.__dict__
    if "_hash" not in fields:
        fields["_hash"] = FIRST_HASH + trace.number("hash")
    return fields["_hash"]


FIRST_HASH = 0x7f000000000
EVERYTHING = 10 ** 6    # what is garbage is found at the end: what we make,
                        # beside the program, would have it found at other times


def in_order(loop, generators, old):
    """A weak set, which is to go by the order in which things came into it."""
    generators.data = InOrder()
    return generators


def seeded_randomness():
    drawn = [0]

    def urandom(n):
        out = b""
        while len(out) < n:
            out += hashlib.blake2b(b"loopscope%d" % drawn[0],
                                   digest_size=32).digest()
            drawn[0] += 1
        return out[:n]

    os.urandom = urandom
    random.seed(0)


# -- running the program ------------------------------------------------------

# The interpreter calls the hook from no frame at all: a warning of a coroutine
# that the hook left says then that it is of line 1 of sys.
CALL_HOOK = compile("hook(*given)", "sys", "exec")


def show_uncaught(error):
    """As the interpreter does, where the program's own hook may fail."""
    told = type(error), error, error.__traceback__
    sys.last_type, sys.last_value, sys.last_traceback = told
    if sys.version_info >= (3, 12):
        sys.last_exc = error
    try:
        exec(CALL_HOOK, {"hook": sys.excepthook, "given": told})
    except Exception as failed:
        failed.__context__ = None
        print("Error in sys.excepthook:", file=sys.stderr)
        failed.__traceback__ = failed.__traceback__.tb_next.tb_next
        sys.__excepthook__(type(failed), failed, failed.__traceback__)
        print("\nOriginal exception was:", file=sys.stderr)
        sys.__excepthook__(*told)


def flush_streams():
    """Whatever the program has put in their places."""
    for name in "stderr", "stdout":
        try:
            getattr(sys, name).flush()
        except Exception:
            pass


def exit_now(status):
    if not trace.over:
        trace.flush()
        trace.end(status if isinstance(status, int) else 0, None)
    real_exit(status)


def finish(status, error):
    """The interpreter has let go of the program. One that Ctrl-C has ended is
    one that the signal has ended."""
    trace.flush()
    trace.end(status, error)
    report_failure()
    if error == "KeyboardInterrupt" and trace.file.pid == real_getpid() \
            and not trace.virtual:
        flush_streams()
        try:
            signal.signal(signal.SIGINT, signal.SIG_DFL)
        except TypeError:
            pass  # before 3.10 the interpreter has done so by now
        os.kill(os.getpid(), signal.SIGINT)


def report_failure():
    file = trace.file
    if file.failed and file.pid == real_getpid():
        print("loopscope_recorder: %s: %s; what was recorded so far is kept "
              "and can be opened" % (file.path, file.failed.strerror),
              file=sys.__stderr__)


def begin_trace(path, virtual=False):
    """A new trace, which may not be one that can be written: OSError."""
    global trace, labels
    trace = Trace(TraceFile(path), virtual)
    labels = Labels()
    for known in (things, foreign, lane_numbers, starting, turns):
        known.clear()
    del watched[:]
    if not at_fork:
        at_fork.append(os.register_at_fork(
            before=before_fork, after_in_parent=tell_child,
            after_in_child=after_fork))


at_fork = []


def before_fork():
    if not trace.over:
        trace.drain()


def after_fork():
    if not trace.over and not processes.forking:
        trace.leave()
    elif trace.virtual:
        end_in_order()  # threading has begun anew


class record:
    """with record("t.jsonl"): records what happens inside, in the loop that
    runs and in those that run later; afterwards all is as it was. lines: "user"
    for the lines of the program's own files, "none", or "all".
    Inside of a recording it does nothing: that one goes on."""

    def __init__(self, path, lines="user"):
        self.path = os.fspath(path)
        self.lines = lines
        self.nested = False

    def __enter__(self):
        self.nested = trace is not None and not trace.over
        if not self.nested:
            self.begin(sys._getframe(1))
        return self

    def begin(self, frame):
        begin_trace(self.path)
        main = getattr(sys.modules.get("__main__"), "__file__", None)
        here = frame.f_code.co_filename
        program = main or here
        trace.header(program, sys.argv[1:], text_of(program))
        trace.emit("begin")
        install()
        watch_stream("stdout")
        watch_stream("stderr")
        self.tracer = sys.gettrace()
        if self.lines != "none" and self.tracer is None:
            frames.lines = self.lines
            for path in {program, here}:
                frames.files[path] = File(path, text_of(path),
                                          told=path == program)
            frames.begin()
        loop = running_loop()
        if isinstance(loop, BaseLoop):
            adopt(loop)
        elif loop is not None:
            meet_loop(loop)
            adopt_tasks(loop, turns.setdefault(id(loop), Turn()))

    def __exit__(self, kind, error, traceback):
        if not self.nested:
            trace.flush()
            trace.end(1 if kind else 0, kind and kind.__name__)
            uninstall()
            if frames.tell and sys.gettrace() is None:
                sys.settrace(self.tracer)
            frames.files.clear()
            frames.lines = None
            report_failure()


def text_of(path):
    try:
        with open(path, "rb") as file:
            return file.read().decode("utf-8", "replace")
    except OSError:
        return ""


def uninstall():
    """All is as it was before install()."""
    for loop in filter(None, (ref() for ref in watched)):
        abandon(loop)
    for name in ("_limbo", "_active"):
        now, before = getattr(threading, name), next(
            old for owner, key, old in patches.kept
            if owner is threading and key == name)
        before.clear()
        before.update(now)
    logging.getLogger("asyncio").removeFilter(log)
    for name in ("stdout", "stderr"):
        getattr(sys, name).flush()
    patches.undo()
    known_loops.clear()


def run(path, argv, lines):
    """Runs the program as __main__. Does not return."""
    code_path = path if trace.virtual else full_path(path)
    with open(path, "rb") as file:
        source = file.read()
    text = source.decode("utf-8", "replace")
    if trace.virtual:
        virtual_processes(source)
    trace.header(path, argv, text)
    trace.emit("begin")
    if lines != "none":
        frames.lines = lines
        frames.files[code_path] = File(path, text, told=True)
    sys.argv = [path] + argv
    global recorded
    recorded = program = Program()
    sys.modules[MODULE] = public_module(program)
    sys.modules["__main__"] = main_module(code_path)
    try:
        code = compile(source, code_path, "exec", dont_inherit=True)
    except BaseException as error:
        error.__traceback__ = None
        if code_path in frames.files and isinstance(error, SyntaxError):
            tell_refusal(error, path)
        sys.exit(program.over(error))
    program.run(code)


def main_module(path):
    module = types.ModuleType("__main__")
    module.__loader__ = importlib.machinery.SourceFileLoader("__main__", path)
    module.__annotations__ = {}
    module.__builtins__ = builtins
    module.__file__ = path
    module.__cached__ = None
    return module


def public_module(program):
    """What the program may import. The trace goes on until the interpreter has
    let go of the program and clears what modules are left."""
    module = types.ModuleType(MODULE, __doc__)
    module.__file__ = __file__
    for name in __all__:
        setattr(module, name, globals()[name])
    module.end = End(program)
    kept.append(module)
    return module


MODULE = "loopscope_recorder"
kept = []
recorded = None         # the Program


class End:
    def __init__(self, program):
        self.program = program

    def __del__(self):
        finish(self.program.status, self.program.error)


def full_path(path):
    """Of a program, as the interpreter has it in tracebacks."""
    if sys.version_info < (3, 9) or os.path.isabs(path):
        return path
    return os.path.join(os.getcwd(), path[2:] if path[:2] == "./" else path)


def tell_refusal(error, path):
    """A program with a mistake in its syntax never runs."""
    if error.lineno:
        trace.emit("frame.new", frame=1, kind="refused", fn="<module>",
                   file=path, line=1)
        trace.emit("line", frame=1, line=error.lineno)
        trace.emit("raise", frame=1, type=type(error).__name__,
                   text=error.msg)


def of_the_program(traceback):
    """The traceback without frames of this file: what stands here in the place
    of a function in C would show otherwise."""
    shown, last = None, None
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename != OWN_FILE:
            if last is None:
                shown = traceback
            else:
                last.tb_next = traceback
            last = traceback
        traceback = traceback.tb_next
    if last is not None:
        last.tb_next = None
    return shown


class Program:
    """The program that is recorded, and how it has ended."""

    def __init__(self):
        self.status, self.error = 0, None

    def run(self, code):
        """With no frame of ours below its own: whatever looks at the stack
        sees what it sees without us.

        That takes a caller in C that has no frame below itself. So an exception
        of ours ends the recorder's own code, and the interpreter gives it to
        sys.excepthook: to print, whose file is a Door. The door is flushed by
        closing a writer, which flushes that one (this runs the code) and then
        closes the Floor below it, whatever came of the code. The floor raises
        Ended, a SystemExit, with which the interpreter ends."""
        run = types.FunctionType(code, sys.modules["__main__"].__dict__)
        if sys.flags.inspect:  # no SystemExit ends an interpreter then
            begin_frames()
            run()
        self.writer = io.BufferedWriter(Floor(self))
        self.writer.flush = run
        del run, code  # which are to end with the program; this frame stays
        sys.excepthook = functools.partial(print, file=Door(self.writer.close),
                                           flush=True)
        kept.append(sys.excepthook)
        raise Door.Opens

    def over(self, error):
        """What an exception, or None, that has ended the program gives to
        sys.exit()."""
        flush_streams()
        if error is None:
            return 0
        self.error = type(error).__name__
        error.__traceback__ = of_the_program(error.__traceback__)
        if isinstance(error, SystemExit):
            code = error.code
            self.status = code & 0xff if isinstance(code, int) \
                else int(code is not None)
            return code
        show_uncaught(error)
        self.status = 130 if isinstance(error, KeyboardInterrupt) else 1
        return self.status


def make_room(calls):
    """The calls below the program's own count, before 3.12, against the limit
    of how deep it may go. It gets them back, and does not see that."""
    if sys.version_info >= (3, 12):
        return
    bare = sys.setrecursionlimit

    def setrecursionlimit(limit):
        if type(limit) is int and limit > 0:
            bare(limit + calls)
            sys.getrecursionlimit = limit.__index__
        else:
            bare(limit)  # CPython's own complaint
    limit = sys.getrecursionlimit()
    patches.put(sys, "setrecursionlimit", setrecursionlimit)
    patches.put(sys, "getrecursionlimit", limit.__index__)
    bare(limit + calls)


class Door:
    """The file that is printed to when the recorder's own code has ended: all
    is as the program is to find it."""

    CALLS = 3   # of print, of its file's flush and of the writer's

    class Opens(Exception):
        pass

    def __init__(self, flush):
        self.flush = flush
        self.hook = sys.excepthook

    def write(self, text):
        if sys.excepthook is kept[-1]:
            sys.excepthook = self.hook
            for name in "type", "value", "traceback", "exc":
                vars(sys).pop("last_" + name, None)
            make_room(self.CALLS)
            begin_frames()


class Floor(io.RawIOBase):
    def __init__(self, program):
        self.program = program

    def writable(self):
        return True

    def close(self):
        program, self.program = self.program, None
        if program is not None:
            program.writer.flush = bool     # nothing more
            raise Ended(program)


class Ended(SystemExit):
    """With the exception that has ended the program, if any, as its context."""

    @property
    def code(self):
        return self.args[0].over(self.__context__)


def begin_frames():
    if frames.files:
        frames.begin()


LINES = "none", "user", "all"
USAGE = ("usage: loopscope_recorder.py [-o TRACE] [--virtual] "
         "[--lines none|user|all] [--at-once] PROGRAM [ARG ...]")


def fail(path, error):
    print("loopscope_recorder: %s: %s" % (path, error.strerror),
          file=sys.stderr)
    return CANT_USE


def main(args):
    output, virtual, lines, at_once = None, False, "user", False
    while args and args[0].startswith("-"):
        if args[0] == "--":
            args = args[1:]
            break
        if args[0] == "-o" and len(args) > 1:
            output, args = args[1], args[2:]
        elif args[0] == "--virtual":
            virtual, args = True, args[1:]
        elif args[0] == "--at-once":
            at_once, args = True, args[1:]
        elif args[0] == "--lines" and args[1:2] and args[1] in LINES:
            lines, args = args[1], args[2:]
        else:
            args = []
    if not args:
        print(USAGE, file=sys.stderr)
        return 2
    path = args[0]
    output = output or os.path.splitext(path)[0] + ".jsonl"
    try:
        open(path, "rb").close()
    except OSError as error:
        return fail(path, error)
    try:
        begin_trace(output, virtual)
    except OSError as error:
        return fail(output, error)
    if at_once:
        trace.FULL = 1
    install()
    if virtual:
        virtual_world()
    watch_stream("stdout")
    watch_stream("stderr")
    watch_input()
    folder = os.path.dirname(os.path.abspath(path))
    if not getattr(sys.flags, "safe_path", False):
        sys.path[0] = folder
    run(path, args[1:], lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Records an asyncio program, run by real CPython, as a loopscope trace.

    python3 loopscope_recorder.py [-o TRACE] PROGRAM [ARG ...]

The program runs under a virtual clock that starts at 0: nothing sleeps, random
starts as seed(0), os.urandom is a seeded stream, so that a trace depends on the
program alone. The program prints what it always prints and ends with its own
exit status; 5 when nothing is ready and no timer is set (a deadlock).

The events are those of src/trace/events.def, in the order that its comment
gives: the groups program, loop, task, timer and future. Frames, queues and
locks are not recorded yet. One plain file, no dependencies, Python 3.8 on.
"""
import asyncio
import asyncio.futures
import asyncio.tasks
import collections
import datetime
import dis
import functools
import hashlib
import heapq
import inspect
import io
import json
import math
import os
import platform
import random
import selectors
import sys
import time
import traceback
import types
import warnings

__all__ = ["main"]

VERSION = 1
DEADLOCK = 5


class Trace:
    """Writes events as JSON Lines; gathers the program's output into `out`."""

    def __init__(self, file):
        self.file = file
        self.now = 0.0
        self.counters = collections.Counter()
        self.pending = {"stdout": [], "stderr": []}
        self.task = None  # the task whose step runs
        self.over = False

    def header(self, program, argv, text):
        self._line({
            "loopscope": VERSION, "min": VERSION,
            "engine": "CPython " + platform.python_version(),
            "clock": "virtual", "program": program, "argv": argv, "seed": 0,
            "sources": [{"file": program, "text": text}]})

    def _line(self, record):
        self.file.write(json.dumps(record, separators=(",", ":"),
                                   ensure_ascii=False) + "\n")

    def number(self, kind):
        self.counters[kind] += 1
        return self.counters[kind]

    def emit(self, event, /, **fields):
        if self.over:
            return
        self.flush()
        self._event(event, fields)

    def _event(self, event, fields):
        record = {"e": event, "t": tidy(self.now)}
        for name, value in fields.items():
            if value is not None and not (value == 0 and name in IDS):
                record[name] = value
        self._line(record)

    def wrote(self, stream, text):
        if not text:
            return
        self.pending[stream].append(text)
        if text.endswith("\n"):
            self.flush()

    def flush(self):
        for stream, parts in self.pending.items():
            if parts:
                text = "".join(parts)
                parts.clear()
                fields = {"task": self.running(), "stream": stream,
                          "text": text}
                self._event("out", fields)

    def running(self):
        return self.task.number if self.task else 0


# Fields that hold the number of an entity: 0 is none and is left out.
IDS = {"task", "handle", "timer", "future", "loop", "parent", "by"}


def tidy(seconds):
    """A whole number of seconds is written without its fraction."""
    if isinstance(seconds, float) and seconds.is_integer():
        return int(seconds)
    return seconds


trace = None


class Tee(io.TextIOBase):
    """A standard stream that tells the trace what goes through it."""

    def __init__(self, name, stream):
        self.name_in_trace = name
        self.stream = stream

    def write(self, text):
        self.stream.write(text)
        trace.wrote(self.name_in_trace, text)
        return len(text)

    def flush(self):
        self.stream.flush()

    def isatty(self):
        return self.stream.isatty()

    @property
    def encoding(self):
        return self.stream.encoding

    @property
    def buffer(self):
        return self.stream.buffer

    def fileno(self):
        return self.stream.fileno()


# -- futures and tasks --------------------------------------------------------

STORES = ("STORE_FAST", "STORE_DEREF", "STORE_GLOBAL", "STORE_NAME",
          "STORE_ATTR")
PASSES = ("COPY", "DUP_TOP", "BEFORE_WITH", "BEFORE_ASYNC_WITH", "SETUP_WITH",
          "GET_AWAITABLE", "LOAD_CONST", "SEND", "YIELD_VALUE", "RESUME",
          "JUMP_BACKWARD_NO_INTERRUPT", "CACHE", "YIELD_FROM",
          "SETUP_ASYNC_WITH", "LOAD_FAST", "LOAD_DEREF", "LOAD_GLOBAL",
          "LOAD_NAME", "LOAD_ATTR")
LOADS = ("LOAD_FAST", "LOAD_DEREF", "LOAD_GLOBAL", "LOAD_NAME")
names = {}  # by id: what queues, locks and groups were bound to when made


def target_name(frame):
    """The variable to which the statement that runs in a frame will bind what
    its call makes: the instructions behind the call say so."""
    loads = False
    for i in dis.get_instructions(frame.f_code):
        if i.offset <= frame.f_lasti:
            continue
        if i.opname in STORES:
            return None if loads and i.opname != "STORE_ATTR" else i.argval
        if i.opname not in PASSES:
            return None
        loads = loads or i.opname in LOADS
    return None


def named_new(cls, *args, **kwargs):
    made = object.__new__(cls)
    frame = sys._getframe(1)
    own = frame.f_globals.get("__name__", "").startswith("asyncio.")
    names[id(made)] = None if own else target_name(frame)
    return made


def watch_names():
    """Queues and locks have one base; made, they are asked for their name."""
    try:
        from asyncio.mixins import _LoopBoundMixin as base
    except ImportError:
        return  # before 3.10
    base.__new__ = named_new
    if hasattr(asyncio, "TaskGroup"):
        asyncio.TaskGroup.__new__ = named_new


def label_of(future):
    return future.text if isinstance(future, RecordedTask) else "a future"


def named(frame, noun, method):
    return (names.get(id(frame.f_locals.get("self"))) or noun) + method


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
        return "queue.join", named(frame.f_back, "queue", ".join()")
    if isinstance(frame.f_locals.get("self"), asyncio.Event):
        return "event", named(frame, "event", ".wait()")
    outer = frame
    while outer and outer.f_code.co_filename == frame.f_code.co_filename:
        if type(outer.f_locals.get("self")).__name__ == "Barrier":
            return "barrier", named(outer, "barrier", ".wait()")
        outer = outer.f_back
    return "condition", named(frame, "condition", ".wait()")


# Where asyncio makes a future: what it is for, and what waiting for it is
# called. A text that can't be told yet is a function.
FUTURES = {
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
}


def tasks_about(frame):
    """The tasks that a wait, a shield or a group is about; None: no such."""
    key = (os.path.basename(frame.f_code.co_filename), frame.f_code.co_name)
    found = {
        ("tasks.py", "_wait"): lambda: frame.f_locals["fs"],
        ("tasks.py", "_cancel_and_wait"): lambda: [frame.f_locals["fut"]],
        ("tasks.py", "shield"): lambda: [frame.f_locals["inner"]],
        ("taskgroups.py", "__aexit__"): lambda: frame.f_locals["self"]._tasks,
    }.get(key)
    return found and sorted(t.number for t in found()
                            if isinstance(t, RecordedTask))


def is_wakeup(callback):
    owner = getattr(callback, "__self__", None)
    return (isinstance(owner, RecordedTask)
            and callback.__func__.__name__ in ("__wakeup", "_Task__wakeup"))


class Recorded:
    """What futures and tasks have in common: when done, the event comes
    before the callbacks are queued; a waiting task is seen at the moment it
    asks to be called back."""

    def _Future__schedule_callbacks(self):
        self.record_done()
        asyncio.futures._PyFuture._Future__schedule_callbacks(self)

    def add_done_callback(self, callback, *, context=None):
        if is_wakeup(callback):
            callback.__self__.record_wait(self)
        super().add_done_callback(callback, context=context)

    def outcome(self):
        if self.cancelled():
            return "cancelled", None
        if self._exception is not None:
            return "error", repr(self._exception)
        return "result", short_repr(self._result)


def short_repr(value):
    text = repr(value)
    return text if len(text) <= 80 else text[:79] + "…"


class RecordedFuture(Recorded, asyncio.futures._PyFuture):
    kind = "future"
    text = "a future"

    def __init__(self, *args, kind="plain", text=None, of=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.number = trace.number("future")
        if kind != "plain":
            self.kind = kind
            self.text = text or kind
        trace.emit("future.new", future=self.number, kind=kind, of=of)

    def record_done(self):
        outcome, value = self.outcome()
        trace.emit("future.done", future=self.number, outcome=outcome,
                   value=value)


class RecordedGathering(RecordedFuture):
    """Stands in for the future that asyncio.gather returns: cancelling it
    cancels the children."""

    def __init__(self, children, *, loop):
        tasks = [c.number for c in children if isinstance(c, RecordedTask)]
        super().__init__(loop=loop, kind="gather", of=tasks,
                         text="gather of %d" % len(children))
        self._children = children
        self._cancel_requested = False

    def cancel(self, msg=None):
        if self.done():
            return False
        asked = False
        for child in self._children:
            if child.cancel(msg=msg):
                asked = True
        if asked:
            self._cancel_requested = True
        return asked


class Labels:
    """Labels that people read: chain(9), or count and then count#2. What
    asyncio.run runs has no parent and needs no argument to be told apart."""

    def __init__(self):
        self.used = collections.Counter()

    def label(self, coro):
        text = getattr(coro, "__name__", type(coro).__name__)
        argument = first_scalar(coro)
        if argument is not None and trace.running():
            text += "(%s)" % argument
        self.used[text] += 1
        n = self.used[text]
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


labels = Labels()


class RecordedTask(Recorded, asyncio.tasks._PyTask):
    kind = "task"

    def __init__(self, coro, *, loop, name=None, **kwargs):
        self.number = trace.number("task")
        self.pushed = False     # has its first step been queued?
        self.waits = False      # task.wait has been said for this turn
        label = labels.label(coro)
        self.text = label
        if name is None:
            name = "Task-%d" % asyncio.tasks._task_name_counter()
        trace.emit("task.new", task=self.number, name=str(name), label=label,
                   coro=getattr(coro, "__qualname__", label),
                   parent=trace.running())
        super().__init__(coro, loop=loop, name=name, **kwargs)

    def _Task__step(self, exc=None):
        trace.emit("task.run", task=self.number)
        before, trace.task = trace.task, self
        self.waits = False
        try:
            super()._Task__step(exc)
        finally:
            if self._fut_waiter is not None and not self.waits:
                self.record_wait(self._fut_waiter)
            trace.flush()
            trace.task = before

    def record_wait(self, future):
        self.waits = True
        text = getattr(future, "text", "a future")
        if callable(text):
            text = future.text = text()
        trace.emit("task.wait", task=self.number, on={
            "kind": getattr(future, "kind", "future"),
            "id": getattr(future, "number", 0), "text": text})

    def cancel(self, msg=None):
        if not self.done():
            trace.emit("task.cancel", task=self.number, by=trace.running(),
                       msg=msg)
        return super().cancel(msg=msg)

    def record_done(self):
        outcome, value = self.outcome()
        trace.emit("task.done", task=self.number, outcome=outcome, value=value)


# -- the loop -----------------------------------------------------------------

class ReadyQueue(collections.deque):
    """The loop's ready queue, watched. Handle numbers run beside it."""

    def __init__(self):
        super().__init__()
        self.numbers = collections.deque()
        self.pass_begins = False
        self.passes = 0

    def append(self, handle):
        number = trace.number("handle")
        what, task, why = describe(handle)
        if isinstance(handle, RecordedTimer):
            trace.emit("timer.fire", timer=handle.number, handle=number)
        if what == "wakeup":
            trace.emit("task.wake", task=task, by=trace.running())
        call = (call_text(handle, why) if what in ("callback", "timer")
                else None)
        trace.emit("ready.push", handle=number, what=what, task=task, why=why,
                   call=call,
                   by=trace.running() if call and why == "scheduled" else 0)
        self.numbers.append(number)
        super().append(handle)

    def popleft(self):
        if self.pass_begins:
            self.pass_begins = False
            self.passes += 1
            trace.emit("loop.pass", n=self.passes, ready=len(self))
        handle = super().popleft()
        number = self.numbers.popleft()
        if not handle._cancelled:
            trace.emit("ready.pop", handle=number)
        return handle

    def clear(self):
        self.numbers.clear()
        super().clear()


def describe(handle):
    """(what, task number, why) of a handle that is about to be ready."""
    callback = handle._callback
    owner = getattr(callback, "__self__", None)
    if isinstance(handle, RecordedTimer):
        return "timer", handle.task, "due"
    if isinstance(owner, RecordedTask):
        if is_wakeup(callback):
            future = handle._args[0]
            return ("wakeup", owner.number,
                    "cancelled" if future.cancelled() else "done")
        first, owner.pushed = not owner.pushed, True
        if first:
            return "step", owner.number, "created"
        return "step", owner.number, "error" if handle._args else "yield"
    if getattr(callback, "__qualname__", "").startswith("gather.<locals>"):
        return "gather", 0, "done"
    if handle._args and isinstance(handle._args[0], Recorded):
        return "callback", 0, "done"
    return "callback", 0, "scheduled"


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
        if name[0] == "_" or own_name[0] == "_" or "<locals>" in name:
            return None
    args = () if why == "done" else handle._args or ()
    return "%s(%s)" % (name.rsplit("<locals>.", 1)[-1],
                       ", ".join(map(short_repr, args)))


class RecordedTimer(asyncio.TimerHandle):
    """Equal deadlines fire in the order in which they were set, as they do
    where the clock never stands still."""

    def __init__(self, when, callback, args, loop, context=None, what="call_at"):
        super().__init__(when, callback, args, loop, context)
        self.number = trace.number("timer")
        self.task = trace.running()
        trace.emit("timer.set", timer=self.number, when=tidy(when), what=what,
                   task=self.task,
                   call=(call_text(self, "due") if what.startswith("call_")
                         else None))

    def __lt__(self, other):
        return (self._when, self.number) < (other._when, other.number)

    def cancel(self):
        if not self._cancelled and self._scheduled:
            trace.emit("timer.cancel", timer=self.number)
        super().cancel()


def timer_kind(function):
    """A timer that asyncio itself asks for is that of a timeout."""
    caller = os.path.basename(sys._getframe(2).f_code.co_filename)
    return "timeout" if caller in ("tasks.py", "timeouts.py") else function


class VirtualSelector(selectors._BaseSelectorImpl):
    """Reports no I/O; waiting makes the clock jump to the next deadline."""

    loop = None

    def select(self, timeout=None):
        if timeout is None:
            stop_at_deadlock()
        trace.emit("loop.select", timeout=tidy(timeout))
        if timeout > 0:
            due = max(trace.now, self.loop._scheduled[0]._when)
            if due > trace.now:
                trace.now = due
                trace.emit("loop.clock", to=tidy(due))
        self.loop._ready.pass_begins = True
        return []


def stop_at_deadlock():
    trace.emit("loop.select")
    trace.emit("diag", kind="deadlock",
               text="Nothing is ready and no timer is set.")
    finish(DEADLOCK, None)
    sys.stdout.flush()
    print("loopscope_recorder: deadlock: nothing is ready and no timer is set",
          file=sys.__stderr__)
    os._exit(DEADLOCK)


class RecordedLoop(asyncio.SelectorEventLoop):
    def __init__(self):
        selector = VirtualSelector()
        super().__init__(selector)
        selector.loop = self
        self._ready = ReadyQueue()
        self.number = trace.number("loop")
        trace.emit("loop.new", loop=self.number)

    def close(self):
        if not self.is_closed():
            trace.emit("loop.close", loop=self.number)
        super().close()

    def time(self):
        return trace.now

    @property
    def _clock_resolution(self):
        return math.ulp(trace.now)  # due means when <= now, exactly

    @_clock_resolution.setter
    def _clock_resolution(self, value):
        pass

    def create_future(self):
        frame = sys._getframe(1)
        place = (os.path.basename(frame.f_code.co_filename),
                 frame.f_code.co_name)
        describe_it = FUTURES.get(place, lambda frame: ("plain", None))
        kind, text = describe_it(frame)
        return RecordedFuture(loop=self, kind=kind, text=text,
                              of=tasks_about(frame))

    def create_task(self, coro, *, name=None, **kwargs):
        self._check_closed()
        return RecordedTask(coro, loop=self, name=name, **kwargs)

    def call_later(self, delay, callback, *args, context=None):
        what = timer_kind("call_later")
        if callback is asyncio.futures._set_result_unless_cancelled:
            what = "sleep"
        return self._timer(self.time() + delay, callback, args, context, what)

    def call_at(self, when, callback, *args, context=None):
        return self._timer(when, callback, args, context,
                           timer_kind("call_at"))

    def _timer(self, when, callback, args, context, what):
        self._check_closed()
        timer = RecordedTimer(when, callback, args, self, context, what)
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer


class RecordedPolicy(asyncio.DefaultEventLoopPolicy):
    _loop_factory = RecordedLoop


# -- the world that the program sees ------------------------------------------

def virtual_time():
    gmtime, strftime, asctime = time.gmtime, time.strftime, time.asctime

    def sleep(seconds):
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        trace.now += seconds
        if trace.task:
            trace.emit("block", task=trace.running(), seconds=tidy(seconds))

    def now():
        return trace.now

    def now_ns():
        return int(trace.now * 1e9)

    time.sleep = sleep
    for name in ("time", "monotonic", "perf_counter", "process_time"):
        setattr(time, name, now)
        setattr(time, name + "_ns", now_ns)
    time.gmtime = time.localtime = lambda s=None: gmtime(
        trace.now if s is None else s)
    time.strftime = lambda f, t=None: strftime(
        f, time.gmtime() if t is None else t)
    time.ctime = lambda s=None: asctime(time.gmtime(s))

    class VirtualDatetime(datetime.datetime):
        @classmethod
        def now(cls, tz=None):
            return cls.fromtimestamp(
                trace.now, datetime.timezone.utc).replace(tzinfo=tz)
        utcnow = now
    VirtualDatetime.__name__ = VirtualDatetime.__qualname__ = "datetime"
    datetime.datetime = VirtualDatetime


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


def watch_warnings():
    shown = warnings.showwarning

    def show(message, category, filename, lineno, file=None, line=None):
        trace.emit("warn", task=trace.running(), kind=category.__name__,
                   text=str(message))
        shown(message, category, filename, lineno, file, line)
    warnings.showwarning = show


def finish(status, error):
    trace.emit("end", status=status, error=error)
    trace.over = True
    trace.file.flush()


def run(path, argv):
    """Runs the program as __main__; its exit status and the name of the
    exception that ended it."""
    module = types.ModuleType("__main__")
    module.__file__ = path
    sys.modules["__main__"] = module
    sys.argv = [path] + argv
    with open(path, "rb") as file:
        source = file.read()
    trace.header(path, argv, source.decode("utf-8", "replace"))
    trace.emit("begin")
    try:
        exec(compile(source, path, "exec"), module.__dict__)
    except SystemExit as stop:
        if stop.code is None or isinstance(stop.code, int):
            return stop.code or 0, None
        print(stop.code, file=sys.stderr)
        return 1, "SystemExit"
    except BaseException as error:
        frames = error.__traceback__.tb_next  # without this function's own
        traceback.print_exception(type(error), error, frames)
        return 1, type(error).__name__
    return 0, None


def main(args):
    global trace
    output = None
    if args[:1] == ["-o"] and len(args) > 1:
        output, args = args[1], args[2:]
    if not args or args[0].startswith("-"):
        print("usage: loopscope_recorder.py [-o TRACE] PROGRAM [ARG ...]",
              file=sys.stderr)
        return 2
    path = args[0]
    if not os.path.isfile(path):
        print("loopscope_recorder: %s: no such file" % path, file=sys.stderr)
        return 3
    if output is None:
        output = os.path.splitext(os.path.basename(path))[0] + ".jsonl"
    trace = Trace(open(output, "w", encoding="utf-8"))
    asyncio.set_event_loop_policy(RecordedPolicy())
    asyncio.tasks._GatheringFuture = RecordedGathering
    watch_names()
    virtual_time()
    seeded_randomness()
    watch_warnings()
    sys.stdout = Tee("stdout", sys.stdout)
    sys.stderr = Tee("stderr", sys.stderr)
    sys.path[0] = os.path.dirname(os.path.abspath(path))
    status, error = run(path, args[1:])
    finish(status, error)
    sys.stdout.flush()
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Records an asyncio program, run by real CPython, as a loopscope trace.

    python3 -m loopscope_recorder [-o TRACE] [--virtual] [--lines none|user]
                                  PROGRAM [ARG ...]

The program runs as it does without: its own tasks, futures, locks and queues
(CPython's, in C where they are in C), the same output, tracebacks and exit
status. What happens is seen from outside: a loop's ready queue tells of each
handle that joins it and runs; futures, timers and handles are of subclasses
that say when they are done, fire or are cancelled; the attributes in which
locks, queues, groups and timeouts keep their state say when they are set.

Frames and lines of the program's own file are told of, but with --lines none.
With --virtual the program runs under a virtual clock that starts at 0: nothing
sleeps, random starts as seed(0), os.urandom is a seeded stream, so that a
trace depends on the program alone; a deadlock ends it with status 5.

The events are those of src/trace/events.def, in the order that its comment
gives. One plain file, no dependencies, Python 3.8 on.
"""
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
import collections
import datetime
import dis
import functools
import gc
import hashlib
import importlib.machinery
import io
import itertools
import json
import logging
import math
import os
import platform
import random
import selectors
import sys
import time
import types
import warnings
import weakref

__all__ = ["main"]

VERSION = 1
DEADLOCK = 5
ASYNCIO = os.path.dirname(asyncio.__file__) + os.sep
current_task = asyncio.tasks.current_task
running_loop = asyncio.events._get_running_loop


# -- the trace ----------------------------------------------------------------

class Trace:
    """Writes events as JSON Lines; gathers the program's output into `out`.
    Numbers count from 1, in order of creation, per kind of entity."""

    def __init__(self, file, virtual):
        self.file = file
        self.virtual = virtual
        self.now = 0.0          # the virtual clock
        self.start = time.monotonic()
        self.counters = collections.Counter()
        self.pending = {"stdout": [], "stderr": []}
        self.over = False

    def header(self, program, argv, text):
        self._line({
            "loopscope": VERSION, "min": VERSION,
            "engine": "CPython " + platform.python_version(),
            "clock": "virtual" if self.virtual else "real",
            "program": program, "argv": argv, "seed": 0,
            "sources": [{"file": program, "text": text}]})

    def _line(self, record):
        self.file.write(json.dumps(record, separators=(",", ":"),
                                   ensure_ascii=False) + "\n")

    def time(self):
        if self.virtual:
            return tidy(self.now)
        return round(time.monotonic() - self.start, 6)

    def when(self, loop_time):
        """A time of a loop's clock, on that of the trace."""
        if loop_time is None or self.virtual:
            return tidy(loop_time)
        return round(loop_time - self.start, 6)

    def number(self, kind):
        self.counters[kind] += 1
        return self.counters[kind]

    def emit(self, event, /, **fields):
        if self.over:
            return
        self.flush()
        self._event(event, fields)

    def _event(self, event, fields):
        record = {"e": event, "t": self.time()}
        for name, value in fields.items():
            if value is None:
                if name in TIMES:
                    record[name] = None
            elif value != value:  # JSON has no word for it
                record[name] = None
            elif value != 0 or name not in IDS:
                record[name] = value
        self._line(record)

    def wrote(self, stream, text):
        if not text or self.over:
            return
        self.pending[stream].append(text)
        if text.endswith("\n"):
            self.flush()

    def flush(self):
        for stream, parts in self.pending.items():
            if parts:
                text = "".join(parts)
                parts.clear()
                self._event("out", {"task": running(), "stream": stream,
                                    "text": text})


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
    if kind in PLAIN or kind is type:
        return repr(value)
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
        return "<class %s>" % value.__qualname__
    if issubclass(kind, BaseException):
        args = BaseException.args.__get__(value)
        return "%s(%s)" % (kind.__name__, some([safe_repr(
            v, depth + 1) for v in args[:8]], len(args)))
    if kind in COROUTINES:
        return "<%s %s>" % (kind.__name__, value.__qualname__)
    return "<%s object>" % full_name(kind)


PLAIN = {int, bool, float, complex, type(None), type(Ellipsis),
         type(NotImplemented), range, bytes}
BRACKETS = {list: "[]", tuple: "()", set: "{}", dict: "{}",
            frozenset: ("frozenset({", "})")}
COROUTINES = {types.CoroutineType, types.GeneratorType,
              types.AsyncGeneratorType}


def some(texts, count):
    return ", ".join(texts) + (", ..." if count > len(texts) else "")


def full_name(kind):
    """As messages of CPython name a type: those in C with their module."""
    kind = kind.__dict__.get("_bare", kind)
    in_python = kind.__flags__ & HEAP_TYPE and (
        kind.__module__ == "__main__" or "__weakref__" in kind.__dict__
        or types.FunctionType in map(type, kind.__dict__.values()))
    if in_python or kind.__module__ == "builtins":
        return kind.__name__
    return kind.__module__ + "." + kind.__name__


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


def watch(cls, **hooks):
    for name, seen in hooks.items():
        setattr(cls, name, OnSet(name, seen))


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

    def emit(self, event, **fields):
        if self.number:
            trace.emit(event, **{event.split(".")[0]: self.number}, **fields)

    def new(self, event, **fields):
        if not self.quiet:
            kind = event.split(".")[0]
            self.number = trace.number(kind)
            self.emit(event, name=self.name, **fields)


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
        return "plain", None
    func = outer.f_locals["func"]
    if caller("to_thread", outer.f_back):
        words, func = "to_thread", outer.f_back.f_locals["func"]
    name = getattr(func, "__name__", type(func).__name__)
    return "executor", "%s(%s)" % (words, name)


# Where asyncio makes a future: what it is for, and what waiting for it is
# called. A text that can't be told yet is a function.
FUTURES = {
    ("tasks.py", "gather"): lambda f: ("gather", "gather of 0"),
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
}

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


class Watched:
    """What the futures of the program have in common. They say when they are
    done, before their callbacks are queued. A property stands where a method
    would: a future that is done already gives CPython's own method, so that
    its complaint has no frame of ours in its traceback."""

    __slots__ = ()

    @property
    def set_result(self):
        bare = super().set_result
        if self.done() or self._loop is None:
            return bare

        return Setter(self, bare, tell_result)

    @property
    def set_exception(self):
        bare = super().set_exception
        if self.done() or self._loop is None:
            return bare

        return Setter(self, bare, tell_exception)

    def cancel(self, *args, **kwargs):
        if self._loop is None:  # __init__ was never called: it complains
            return super().cancel(*args, **kwargs)
        if self.done():
            self._given_up()
            return False
        settle()
        self._given_up()
        trace.emit("future.done", future=self._number, outcome="cancelled")
        return super().cancel(*args, **kwargs)

    def _will_be_done(self, outcome, value):
        settle()
        if self._line is not None:
            self._line.woken(self)
        trace.emit("future.done", future=self._number, outcome=outcome,
                   value=value)

    def _given_up(self):
        """asyncio's own get and put cancel what they wait on when an exception
        ends their wait."""
        if self._line is not None and caller(self._line.side,
                                             sys._getframe(2)):
            self._line.gave_up(self)

    def _describe(self, frame, **given):
        """Says that there is a new future, made in this frame."""
        self._number = trace.number("future")
        self._line = self._waiter = None
        key = place(frame)
        self._kind, self._text = given.get("about") or FUTURES.get(
            key, lambda frame: ("plain", None))(frame)
        of = given.get("of") or (key in ABOUT and ABOUT[key](frame))
        settle()
        trace.emit("future.new", future=self._number, kind=self._kind,
                   of=task_numbers(of) or None if of else None)


class Setter:
    """A future's set_result or set_exception, which looks like the one that it
    stands before wherever it is shown."""

    __slots__ = ("future", "bare", "tell")

    def __init__(self, future, bare, tell):
        self.future = future
        self.bare = bare
        self.tell = tell

    def __call__(self, *args, **kwargs):
        if args and not self.future.done():
            self.tell(self.future, args[0])
        return self.bare(*args, **kwargs)

    def __getattr__(self, name):
        return getattr(self.bare, name)

    def __repr__(self):
        return repr(self.bare)


def tell_result(future, result):
    future._will_be_done("result", short_repr(result))


def tell_exception(future, exception):
    if isinstance(exception, StopIteration):
        return  # it will be refused
    if isinstance(exception, type):
        exception = exception()
    future._will_be_done("error", short_repr(exception))


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
        self.used = collections.Counter()

    def label(self, coro, parent):
        text = getattr(coro, "__name__", type(coro).__name__)
        if text == "async_generator_athrow":
            text = closed_generator(coro) + ".aclose()"
        argument = first_scalar(coro)
        if text == "to_thread" and parent:
            argument = called(coro.cr_frame.f_locals)
        if argument is not None and parent:
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


def closed_generator(step):
    """What closes an async generator refers to it, and to nothing else."""
    for referent in gc.get_referents(step):
        if isinstance(referent, types.AsyncGeneratorType):
            return referent.__name__
    return "generator"


def called(names):
    """What a thread is to do: load, 3."""
    func, args = names["func"], names["args"]
    name = getattr(func, "__name__", type(func).__name__)
    brief = args and isinstance(args[0], (int, float, str)) \
        and len(str(args[0])) <= 12
    return "%s, %s" % (name, short_repr(args[0])) if brief else name


labels = Labels()
BareTask = asyncio.tasks.Task


class Seen:
    """What is known of a task."""

    __slots__ = ("number", "text", "pushed", "waits", "over")

    def __init__(self, text):
        self.number = trace.number("task")
        self.text = text
        self.pushed = False     # has its first step been queued?
        self.waits = False      # task.wait has been said for this turn
        self.over = False       # task.done has been said


class Task(BareTask, metaclass=Stand):
    """CPython's own task: all that is added is a place for what is known of it,
    and that a cancellation is seen."""

    __slots__ = ("_seen",)
    _bare = BareTask

    def cancel(self, *args, **kwargs):
        if not self.done():
            settle()
            msg = args[0] if args else kwargs.get("msg")
            trace.emit("task.cancel", task=seen(self).number, by=running(),
                       msg=msg if msg is None else str(msg))
        return super().cancel(*args, **kwargs)


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


def meet(task):
    """A task that is seen for the first time: it has just been made."""
    coro = task.get_coro()
    parent = running(task)
    known = Seen(labels.label(coro, parent))
    try:
        task._seen = known
    except AttributeError:
        foreign[task] = known
    trace.emit("task.new", task=known.number, name=given_name(task),
               label=known.text, parent=parent,
               coro=getattr(coro, "__qualname__", type(coro).__name__))
    return known


def given_name(task):
    """asyncio.create_task and groups name a task after it is made."""
    frame = sys._getframe(2)
    while in_asyncio(frame) or frame.f_code.co_filename == __file__:
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
    loop = running_loop()
    ready = getattr(loop, "_ready", None)
    if type(ready) is Ready:
        ready.settle()


class Ready(collections.deque):
    """A loop's ready queue, watched."""

    def __init__(self, loop):
        super().__init__()
        self.loop = trace.number("loop")
        self.pass_begins = False
        self.muted = 0          # handles that are not spoken of
        self.stepped = None     # the task whose step ran last
        self.limits = []        # timeouts of wait_for that are still to tell
        trace.emit("loop.new", loop=self.loop)

    def append(self, handle):
        if isinstance(handle, TimerHandle) and handle._cancelled:
            # asyncio lets it go through, and skips it: it has no effect
            self.muted += 1
            super().append(handle)
            return
        callback = handle._callback
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
        super().append(handle)

    def describe(self, handle, callback, task):
        """(what, task number, why) of a handle that is about to be ready."""
        if isinstance(handle, TimerHandle):
            return "timer", handle._task, "due"
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
        if handle._args and asyncio.isfuture(handle._args[0]) \
                and handle._args[0].done():
            return "callback", 0, "done"
        return "callback", 0, "scheduled"

    def popleft(self):
        self.settle()
        if self.pass_begins:
            self.pass_begins = False
            if len(self) > self.muted:
                trace.emit("loop.pass", n=trace.number("pass"),
                           ready=len(self) - self.muted)
        handle = super().popleft()
        if not handle._number:
            self.muted -= 1
            return handle
        trace.emit("ready.pop", handle=handle._number)
        handle._number = 0
        if handle._cancelled:
            return handle
        callback = handle._callback
        task = stepped_task(callback)
        if type(callback) is Setter and callback.future.done():
            handle._callback = callback.bare
        elif task is not None:
            known = seen(task)
            if not task.done():
                known.waits = False
                self.stepped = task
                trace.emit("task.run", task=known.number)
        else:
            self.see_expiry(handle)
        return handle

    def see_expiry(self, handle):
        owner = getattr(handle._callback, "__self__", None)
        if TIMEOUT and isinstance(owner, TIMEOUT):
            thing(owner).emit("timeout.expire")
        elif isinstance(handle, TimerHandle) and handle._limit:
            handle._limit.emit("timeout.expire")
            if handle._limit.kind == "as_completed":
                handle.leave()

    def settle(self):
        task = self.stepped
        if task is None:
            return
        if task.done():
            known = seen(task)
            self.stepped = None
            if not known.over:
                known.over = True
                how, value = outcome(task)
                trace.emit("task.done", task=known.number, outcome=how,
                           value=value)
        elif task._fut_waiter is not None and not seen(task).waits:
            self.tell_limits()
            seen(task).waits = True
            future = task._fut_waiter
            if is_task(future):
                on = {"kind": "task", "id": seen(future).number,
                      "text": seen(future).text}
            else:
                text = getattr(future, "_text", None)
                if callable(text):
                    text = future._text = text()
                kind = getattr(future, "_kind", "plain")
                on = {"kind": "future" if kind == "plain" else kind,
                      "id": getattr(future, "_number", 0),
                      "text": text or "a future"}
            trace.emit("task.wait", task=seen(task).number, on=on)

    def tell_limits(self):
        for limit in self.limits:
            limit()
        self.limits.clear()

    def clear(self):
        frame = sys._getframe(1)
        while caller("close", frame):
            frame = frame.f_back
        if frame.f_code.co_name != "__del__":  # it is dropped, not closed
            trace.emit("loop.close", loop=self.loop)
        super().clear()

    def begin_select(self, timeout):
        self.settle()
        trace.emit("loop.select", timeout=tidy(timeout))
        self.pass_begins = True


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
    __slots__ = ("_number",)

    def __init__(self, *args, **kwargs):
        self._number = 0
        BareHandle.__init__(self, *args, **kwargs)

    def cancel(self):
        if not self._cancelled and self._number:
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
        if callback is asyncio.futures._set_result_unless_cancelled:
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
            limit.new("timeout.new", what=what, when=when, task=task,
                      of=seen(fut).number if fut is not None and is_task(fut)
                      else None)
        if what == "wait_for":  # what it waits for isn't made yet
            self._loop._ready.limits.append(tell)
        else:
            tell()

    def __lt__(self, other):
        return (self._when, self._timer) < (other._when, other._timer)

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
        known.new("sync.new", kind="semaphore", value=value)
    elif frame.f_code.co_name == "acquire" and value < old:
        known.emit("sync.acquire", task=running(), value=value, waited=0)
    elif frame.f_code.co_name == "release":
        waits = any(not f.done() for f in semaphore._waiters or ())
        known.emit("sync.release", task=running(), value=value - waits)
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
            cls.__new__ = named_new
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
    queues.Queue._putters = Putters("_putters", queue_waiters_set("put"))
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
        self.path = []
        try:
            self.visit(ast.parse(text))
        except (SyntaxError, ValueError, RecursionError):
            pass

    def span(self, node, first):
        for line in range(node.lineno, node.end_lineno + 1):
            self.first[line] = first

    def visit(self, node):
        if isinstance(node, ast.stmt):
            self.span(node, node.lineno)
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


MATCH_CASE = getattr(ast, "match_case", ())
COMPREHENSIONS = {"<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>"}
CODE_OPTIMIZED = 1
KINDS = ((0x200, "agen"), (0x80, "coro"), (0x20, "gen"), (CODE_OPTIMIZED, "func"))
SHORT = {int, float, bool, type(None), str}  # told again when another object
DEFINED = (types.FunctionType, types.BuiltinFunctionType, types.ModuleType,
           type)
OPS = dis.opmap
ENDS = {OPS[name] for name in ("RETURN_VALUE", "RETURN_CONST") if name in OPS}


class File:
    """A file of the program's own, of which frames and lines are told."""

    def __init__(self, name, text):
        self.name = name
        self.statements = Statements(text)


class Frames:
    """Hears of each frame, line, pause, return and exception, through the C API
    that sys.settrace stands on: by sys.settrace itself, CPython before 3.13
    keeps what a variable held until the next line, which puts off ends."""

    def __init__(self):
        self.files = {}         # by the file name of the code; None: not told
        self.tell = self.install = None

    def begin(self):
        """From now on, in this thread."""
        import ctypes
        seen = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.py_object,
                                 ctypes.py_object, ctypes.c_int,
                                 ctypes.c_void_p)
        files, told, cast, any = self.files, TOLD, ctypes.cast, ctypes.py_object

        def tell(_, frame, what, arg):
            known = frame.f_trace
            if type(known) is Frame:
                told[what](known, frame, cast(arg, any).value if arg else GONE)
            elif what == CALL:
                self.called(frame)
            return 0
        self.tell = seen(tell)
        self.install = ctypes.pythonapi.PyEval_SetTrace
        self.install.argtypes = [seen, ctypes.py_object]
        self.install(self.tell, None)

    def called(self, frame):
        """A frame begins, or another's goes on."""
        name = frame.f_code.co_filename
        try:
            file = self.files[name]
        except KeyError:
            file = self.files[name] = self.find(name)
        if file is None or trace.over:
            frame.f_trace_lines = False
        else:
            frame.f_trace = Frame(file)

    def find(self, name):
        return None


CALL, EXCEPTION, LINE, RETURN = range(4)
GONE = object()  # returned where an exception leaves a frame
frames = Frames()


def frame_of(frame):
    known = frame.f_trace
    return known if type(known) is Frame else None


class Frame:
    """What was told of a frame. It keeps no value of the program, whose end
    would be put off, but for numbers and short texts."""

    __slots__ = ("number", "file", "line", "at", "shown", "failed", "paused")

    def __init__(self, file):
        self.number = 0             # it has not reached its first line
        self.file = file
        self.line = self.at = -1    # the statement and the instruction
        self.shown = {}             # names: their (value, text)
        self.failed = None          # type of the exception that came last
        self.paused = False

    def begin(self, frame):
        code = frame.f_code
        self.number = trace.number("frame")
        parent = frame.f_back
        while parent is not None and not (frame_of(parent) and
                                          frame_of(parent).number):
            parent = parent.f_back
        statements, first = self.file.statements, code.co_firstlineno
        trace.emit(
            "frame.new", frame=self.number, kind=self.kind(code),
            fn=qualified(code, statements), file=self.file.name,
            line=statements.defined.get(first, first),
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
        code = frame.f_code
        named = not code.co_flags & CODE_OPTIMIZED
        found, names = {}, list(now)
        for name in names:
            if name in code.co_freevars or name[0] == ".":
                continue
            value = now[name]
            before = shown.get(name)
            if before and before[0] is value and type(value) in SHORT:
                continue
            if named and not variable(name, value):
                if before:
                    shown[name] = None
                continue
            text = short_repr(value)
            if not before or before[1] != text:
                found[name] = text
            shown[name] = value if type(value) in SHORT else GONE, text
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
        self.paused = False
        self.emit("resume")

    def emit(self, event, **fields):
        if self.number:
            trace.emit(event, frame=self.number, **fields)

    def told_line(self, frame, arg):
        if not self.number:
            self.begin(frame)
        elif self.paused:
            self.resume()
        handled = sys.exc_info()[0]
        if handled:
            self.failed = handled.__name__
        code, at = frame.f_code, frame.f_lasti
        again, self.at = at <= self.at, at
        if code.co_name in COMPREHENSIONS:
            return
        statements = self.file.statements
        line = statements.first.get(frame.f_lineno, frame.f_lineno)
        if code.co_name == "<lambda>":
            line = statements.lambdas.get(code.co_firstlineno, line)
        if again or line != self.line:
            if statements.decorated.get(line) == self.line:
                return  # it is called, after the function was made
            self.line = line
            found, gone = self.changes(frame)
            trace.emit("line", frame=self.number, line=line, set=found,
                       unset=gone)

    def told_exception(self, frame, arg):
        kind, error, places = arg
        if is_an_end(kind, frame.f_code.co_code, frame.f_lasti):
            return
        if self.paused:
            self.resume()
        self.failed = kind.__name__
        places = places.tb_next
        while places is not None:
            known = frame_of(places.tb_frame)
            if known and known.number:
                return
            places = places.tb_next
        self.emit("raise", type=kind.__name__, text=exception_text(error))

    def told_return(self, frame, value):
        code, at = frame.f_code, frame.f_lasti
        if self.paused:
            self.resume()
        if value is GONE:
            self.emit("unwind", type=self.failed)
        elif code.co_code[at] in ENDS:
            self.emit("return", value=short_repr(value))
        else:
            self.paused = True
            self.emit("suspend", value=yielded(value) if is_plain_yield(
                code.co_code, at) else None)


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
    if code[at] != RESUME:
        at += 2
    if RESUME is None:
        return code[at - 2] == OPS["YIELD_VALUE"]
    return code[at] == RESUME and code[at + 1] & 3 == 1


TOLD = (Frame.told_call, Frame.told_exception, Frame.told_line,
        Frame.told_return) + (lambda *given: None,) * 4


def variable(name, value):
    """Definitions and the module's own names are no news."""
    return not (name[:2] == name[-2:] == "__" and len(name) > 4
                or isinstance(value, DEFINED))


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


def lane():
    return None


# -- watching -----------------------------------------------------------------

def rename(cls, like):
    cls.__name__ = cls.__qualname__ = like.__name__
    cls.__module__ = like.__module__


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
        setattr(module, name, cls)
        if hasattr(asyncio, name):
            setattr(asyncio, name, cls)
    base = asyncio.base_events.BaseEventLoop
    watch(base, _ready=lambda loop, value, old: Ready(loop),
          _thread_id=thread_id_set)
    if not trace.virtual:
        watch(asyncio.selector_events.BaseSelectorEventLoop,
              _selector=selector_set)
    install_sync()
    watch_warnings()


def thread_id_set(loop, value, old):
    """A loop begins or ends to run."""
    if value is None and type(getattr(loop, "_ready", None)) is Ready:
        loop._ready.settle()
    return value


def selector_set(loop, selector, old):
    if selector is not None:
        bare = selector.select

        def select(timeout=None):
            loop._ready.begin_select(timeout)
            return bare(timeout)
        selector.select = select
    return selector


class Log(logging.Filter):
    def filter(self, record):
        if record.levelno >= logging.WARNING:
            trace.emit("warn", task=running(), kind="error",
                       text=record.getMessage())
        return True


def watch_warnings():
    """What catch_warnings keeps from being shown is not told."""
    shown = warnings._showwarnmsg_impl

    def show(msg):
        trace.emit("warn", task=running(), kind=msg.category.__name__,
                   text=str(msg.message))
        shown(msg)
    warnings._showwarnmsg_impl = show
    logging.getLogger("asyncio").addFilter(Log())


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

    def writable(self):
        return True

    def isatty(self):
        return self.bare.isatty()

    def fileno(self):
        return self.bare.fileno()

    @property
    def raw(self):
        return self.bare.raw


def watch_stream(name):
    bare = getattr(sys, name)
    bare.flush()
    line_buffering = bare.line_buffering
    stream = io.TextIOWrapper(Tap(name, bare), bare.encoding, bare.errors,
                              line_buffering=line_buffering,
                              write_through=True)
    stream.mode = "w"
    stream.buffer.name = getattr(bare, "name", None)
    setattr(sys, name, stream)
    setattr(sys, "__%s__" % name, stream)


# -- the virtual world --------------------------------------------------------

class VirtualSelector(selectors._BaseSelectorImpl):
    """Reports no I/O; waiting makes the clock jump to the next deadline."""

    def select(self, timeout=None):
        loop = running_loop()
        loop._ready.begin_select(timeout)
        if timeout is None:
            stop_at_deadlock()
        if timeout > 0:
            due = max(trace.now, loop._scheduled[0]._when)
            if due > trace.now:
                trace.now = due
                trace.emit("loop.clock", to=tidy(due))
        return []


def stop_at_deadlock():
    trace.emit("diag", kind="deadlock",
               text="Nothing is ready and no timer is set.")
    finish((DEADLOCK, None))
    sys.stdout.flush()
    print("loopscope_recorder: deadlock: nothing is ready and no timer is set",
          file=sys.stderr)
    sys.stderr.flush()
    os._exit(DEADLOCK)


def virtual_world():
    base = asyncio.base_events.BaseEventLoop

    def time(self):
        return trace.now

    time.__qualname__ = "BaseEventLoop.time"
    base.time = time
    # due means when <= now, exactly
    base._clock_resolution = property(lambda loop: math.ulp(trace.now),
                                      lambda loop, value: None)
    # asyncio logs the name of its selector.
    VirtualSelector.__name__ = selectors.DefaultSelector.__name__
    selectors.DefaultSelector = VirtualSelector
    virtual_time()
    number_tasks()
    seeded_randomness()


def virtual_time():
    gmtime, strftime, asctime = time.gmtime, time.strftime, time.asctime
    bare_sleep = time.sleep

    def sleep(seconds):
        if not isinstance(seconds, (int, float)) or seconds != seconds:
            bare_sleep(seconds)  # CPython's own complaint
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        trace.now += seconds
        if running():
            trace.emit("block", task=running(), seconds=tidy(seconds))

    time.sleep = sleep
    for name in ("time", "monotonic", "perf_counter", "process_time"):
        setattr(time, name, lambda: trace.now)
        setattr(time, name + "_ns", lambda: int(trace.now * 1e9))
    # No function of Python's: classes keep it, and it must not be a method.
    time.gmtime = time.localtime = functools.partial(
        lambda s=None: gmtime(trace.now if s is None else s))
    time.strftime = lambda f, t=None: strftime(f, t or time.gmtime())
    time.ctime = lambda s=None: asctime(time.gmtime(s))
    virtual_datetime()


def virtual_datetime():
    """A subclass with our clock. Messages call a type by the name that is set
    last here, as they call one written in C by its module's name too."""
    class Named(type):
        __name__ = property(lambda cls: "datetime")

    class Datetime(datetime.datetime, metaclass=Named):
        @classmethod
        def now(cls, tz=None):
            if tz is None:
                return cls.utcfromtimestamp(trace.now)
            return cls.fromtimestamp(trace.now, tz)

        @classmethod
        def utcnow(cls):
            return cls.utcfromtimestamp(trace.now)
    Datetime.__qualname__ = Datetime.__module__ = "datetime"
    Datetime._bare = datetime.datetime
    type.__dict__["__name__"].__set__(Datetime, "datetime.datetime")
    datetime.datetime = Datetime


def number_tasks():
    """A set of tasks goes by addresses in CPython, and so wavers from run to
    run. Here they hash as neighbours in the order in which they were made."""
    Task.__hash__ = lambda task: FIRST_HASH + seen(task).number


FIRST_HASH = 0x7f000000000


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
    try:
        exec(CALL_HOOK, {"hook": sys.excepthook, "given": told})
    except Exception as failed:
        failed.__context__ = None
        print("Error in sys.excepthook:", file=sys.stderr)
        failed.__traceback__ = failed.__traceback__.tb_next.tb_next
        sys.__excepthook__(type(failed), failed, failed.__traceback__)
        print("\nOriginal exception was:", file=sys.stderr)
        sys.__excepthook__(*told)


def finish(ended):
    trace.emit("end", status=ended[0], error=ended[1])
    trace.over = True
    trace.file.close()


def run(path, argv, lines):
    """Runs the program as __main__; its exit status. The trace goes on until
    the interpreter has let go of the program: what that brings about is seen,
    with no frame of ours below it, since atexit calls what is in C itself."""
    module = types.ModuleType("__main__")
    module.__loader__ = importlib.machinery.SourceFileLoader("__main__", path)
    module.__annotations__ = {}
    module.__builtins__ = builtins
    module.__file__ = path
    module.__cached__ = None
    sys.modules["__main__"] = module
    sys.argv = [path] + argv
    with open(path, "rb") as file:
        source = file.read()
    trace.header(path, argv, source.decode("utf-8", "replace"))
    trace.emit("begin")
    if lines != "none":
        frames.files[path] = File(path, source.decode("utf-8", "replace"))
    ended = [0, None]
    atexit.register(finish, ended)  # the last of these comes first
    atexit.register(gc.collect)
    atexit.register(sys.modules.pop, "__main__", None)
    ended[:] = execute(source, path, module.__dict__)
    return ended[0]


def tell_refusal(error, path):
    """A program with a mistake in its syntax never runs."""
    if error.lineno:
        trace.emit("frame.new", frame=1, kind="refused", fn="<module>",
                   file=path, line=1)
        trace.emit("line", frame=1, line=error.lineno)
        trace.emit("raise", frame=1, type=type(error).__name__,
                   text=error.msg)


def execute(source, path, names):
    try:
        try:
            code = compile(source, path, "exec", dont_inherit=True)
        except SyntaxError as error:
            if path in frames.files:
                tell_refusal(error, path)
            raise
        if path in frames.files:
            frames.begin()
        exec(code, names)
    except BaseException as error:
        # without the frame of this function
        error.__traceback__ = error.__traceback__.tb_next
        if not isinstance(error, SystemExit):
            show_uncaught(error)
            return 1, type(error).__name__
        if isinstance(error.code, int):
            return error.code & 0xff, "SystemExit"
        if error.code is None:
            return 0, "SystemExit"
        print(error.code, file=sys.stderr)
        return 1, "SystemExit"
    return 0, None


USAGE = ("usage: loopscope_recorder.py [-o TRACE] [--virtual] "
         "[--lines none|user] PROGRAM [ARG ...]")


def main(args):
    global trace
    output, virtual, lines = None, False, "user"
    while args and args[0].startswith("-"):
        if args[0] == "-o" and len(args) > 1:
            output, args = args[1], args[2:]
        elif args[0] == "--virtual":
            virtual, args = True, args[1:]
        elif args[0] == "--lines" and args[1:2] in (["none"], ["user"]):
            lines, args = args[1], args[2:]
        else:
            args = []
    if not args:
        print(USAGE, file=sys.stderr)
        return 2
    output = output or os.path.splitext(args[0])[0] + ".jsonl"
    trace = Trace(open(output, "w", encoding="utf-8"), virtual)
    install()
    if virtual:
        virtual_world()
    watch_stream("stdout")
    watch_stream("stderr")
    sys.path[0] = os.path.dirname(os.path.abspath(args[0]))
    return run(args[0], args[1:], lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

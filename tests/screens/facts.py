"""What is true in real CPython after each turn of a task: read off the live
loop, tasks, timers and queues, not off anybody's trace.

    PYTHONHASHSEED=0 python3 facts.py PROGRAM [ARG ...]  > facts.jsonl

A line for each turn of the program's own tasks:
  step     its number among turns and jumps of the clock, the module's first
           part counted as 1: the step of loopscope's TURNS detail
  t        the clock
  tasks    label -> READY, WAITING, DONE, FAILED, CANCELLED
  ready    labels in the order in which they will run
  timers   [when, label] of each timer, in the order in which they fire
  queues   size, unfinished count and waiting getters of each asyncio.Queue
  locks    each named lock, event, semaphore, condition and barrier: its name,
           what is true of it in words, and who waits in line, first come first
  printed  lines on stdout so far
Labels are those of the recorder, with "#1" for the first of several alike.
"""
import importlib.util
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
RECORDER = os.path.join(HERE, "..", "..", "assets", "recorder",
                        "loopscope_recorder.py")


def load_recorder():
    """Under the name that puts its virtual world in place, which has to be there
    before asyncio is."""
    spec = importlib.util.spec_from_file_location("virtual_recorder", RECORDER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


recorder = load_recorder()
import asyncio
import gc
import io
import json

tasks = []
facts = []
turns = 0
jumps = 0
jumped = False


def text(task):
    return recorder.seen(task).text


def internal(task):
    return text(task).startswith("shutdown_")


def state(task, ready):
    if not task.done():
        return "READY" if task in ready else "WAITING"
    if task.cancelled():
        return "CANCELLED"
    return "FAILED" if task._exception else "DONE"


def ready_tasks(loop):
    owners = (recorder.stepped_task(h._callback) for h in loop._ready
              if not h._cancelled)
    return [o for o in owners if o is not None]


def locked(lock):
    return "held by" if lock.locked() else "free"


# What is true of each, and who waits for it (futures).
LOCKS = {
    asyncio.Lock: lambda o: (locked(o), o._waiters),
    asyncio.Event: lambda o: ("set" if o.is_set() else "not set", o._waiters),
    asyncio.Semaphore: lambda o: ("%d of" % o._value, o._waiters),
    asyncio.Condition: lambda o: (locked(o), o._waiters),
    asyncio.Barrier: lambda o: ("%d of %d are there" % (
        o.n_waiting, o.parties), o._cond._waiters),
}


def waiting_tasks(waiters):
    tasks_of = (recorder.stepped_task(callback) for future in waiters or ()
                for callback, _ in future._callbacks or ())
    return [task for task in tasks_of if task is not None]


def name_of(lock):
    """None for one that has no name, or that a barrier has inside."""
    known = recorder.things.get(id(lock))
    inside = type(lock) is asyncio.Condition and known.kind == "barrier"
    return None if known is None or inside else known.name


def locks(label):
    found = [o for o in gc.get_objects()
             if type(o) in LOCKS and name_of(o)]
    for lock in found:
        says, waiters = LOCKS[type(lock)](lock)
        yield {"name": name_of(lock), "says": says,
               "line": [label(t) for t in waiting_tasks(waiters)],
               "woken": sum(w.done() for w in waiters or ())}


def snapshot(loop):
    ready = ready_tasks(loop)
    own = [t for t in tasks if not internal(t)]
    names = [text(t) for t in own]

    def label(task):
        return text(task) + "#1" * (text(task) + "#2" in names)

    by_number = {recorder.seen(t).number: t for t in own}
    timers = sorted(h for h in loop._scheduled if not h._cancelled)
    queues = [q for q in gc.get_objects() if isinstance(q, asyncio.Queue)]
    facts.append({
        "step": 1 + turns + jumps,
        "t": recorder.lanes.now,
        "tasks": {label(t): state(t, ready) for t in own},
        "ready": [label(t) for t in ready],
        "timers": [[h._when, label(by_number[h._task])] for h in timers],
        "queues": [{"size": q.qsize(), "unfinished": q._unfinished_tasks,
                    "getters": sum(not g.done() for g in q._getters)}
                   for q in queues],
        "locks": list(locks(label)),
        "printed": printed.buffer.getvalue().count(b"\n"),
    })


class FactReady(recorder.Ready):
    """A turn is over when the loop takes the next handle, or has none."""

    ran = None

    def turn_over(self):
        task, self.ran = self.ran, None
        if task is not None:
            snapshot(task.get_loop())

    def popleft(self):
        global turns, jumps, jumped
        self.turn_over()
        handle = super().popleft()
        task = recorder.stepped_task(handle._callback)
        if task is None or handle._cancelled:
            return handle
        if not internal(task):
            jumps += jumped
            jumped = False
            turns += 1
            self.ran = task
        return handle

    def begin_select(self, timeout):
        self.turn_over()
        super().begin_select(timeout)


class FactTrace(recorder.Trace):
    def emit(self, event, /, **fields):
        global jumped
        if event == "loop.clock":
            jumped = True
        super().emit(event, **fields)


def meet(task):
    known = bare_meet(task)
    tasks.append(task)
    return known


def report():
    names = {text(t) for t in tasks}

    def label(name):
        # A "#2" that came later gives the first its "#1" at all times.
        return name + "#1" if name + "#2" in names else name

    for fact in facts:
        fact["tasks"] = {label(k): v for k, v in fact["tasks"].items()}
        fact["ready"] = [label(k) for k in fact["ready"]]
        fact["timers"] = [[w, label(k)] for w, k in fact["timers"]]
        print(json.dumps(fact), file=real_stdout, flush=True)


class FactProgram(recorder.Program):
    """The recorder's main() does not return: the interpreter runs the program
    with nothing below it. What is left to do is done when that has ended."""

    def over(self, error):
        status = super().over(error)
        report()
        return status


printed = io.TextIOWrapper(io.BytesIO())
real_stdout = sys.stdout
sys.stdout = printed
recorder.Ready = FactReady
recorder.Trace = FactTrace
recorder.Program = FactProgram
bare_meet, recorder.meet = recorder.meet, meet
recorder.kept.append(sys.modules[__name__])
recorder.main(["-o", os.devnull, "--virtual", "--lines", "none"] + sys.argv[1:])

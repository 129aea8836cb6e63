"""CPython's side of the fuzzer: a process that has loaded what programs want,
and which forks for each.

    PYTHONHASHSEED=0 python3 measure.py FOLDER

The folder has the program, p.py; their.out and their.err, which are there, get
what it prints, their.steps the order of task steps when asked for. A line "0" or
"1", with steps, on the standard input runs it; a line with its exit status,
negative for the signal that ended it, is the answer.

A forked child ends by the interpreter's own exit, since what is said at exit
counts; as soon as the program's own objects are gone it leaves, for throwing
away what was loaded takes longer than most programs.
"""
import asyncio
import gc
import os
import resource
import signal
import sys
import types

HARNESS = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                       "virtual_python.py")
# Not imported: it changes what an import locks. From here on the clock is
# virtual.
harness = {"__name__": "virtual_python", "__file__": HARNESS}
with open(HARNESS, encoding="utf-8") as file:
    exec(compile(file.read(), HARNESS, "exec"), harness)

import collections, concurrent.futures, contextlib, contextvars  # noqa
import dataclasses, datetime, enum, functools, hashlib, heapq, inspect  # noqa
import json, logging, math, operator, queue, random, re, statistics  # noqa
import string, textwrap, threading, traceback, typing, warnings  # noqa

SECONDS = 8
MEMORY = 1 << 30
STACK = 1 << 20             # of a thread: hundreds have room in MEMORY


class Last:
    """What remains of a run when the program's objects are gone."""
    status = 0

    def __del__(self):
        sys.__stdout__.flush()
        sys.__stderr__.flush()
        os._exit(self.status)


def last_module():
    """A module that outlives the collection of the program's objects and is
    the first to be emptied after it, as the last that was imported."""
    module = types.ModuleType("last")
    module.itself = module
    return module


def exit_status(code):
    if code is None:
        return 0
    return code & 255 if isinstance(code, int) else 1


def become(folder, steps):
    """Sets the forked child up as a process of the harness alone, the first
    of a group: what it forks ends with it."""
    os.setpgid(0, 0)
    signal.alarm(SECONDS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    threading.stack_size(STACK)
    os.chdir(folder)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for number, name in ((1, "their.out"), (2, "their.err")):
        os.dup2(os.open(name, os.O_WRONLY | os.O_TRUNC), number)
    sys.argv = [HARNESS] + (["--steps", "their.steps"] if steps else [])
    sys.argv += ["p.py"]


def serve(folder):
    """Forks for each command; true in a child that is to run the program."""
    commands, answers = os.fdopen(os.dup(0)), os.dup(1)
    for line in commands:
        child = os.fork()
        if not child:
            commands.close()
            os.close(answers)
            become(folder, line == "1\n")
            return True
        _, status = os.waitpid(child, 0)
        try:
            os.killpg(child, signal.SIGKILL)
        except ProcessLookupError:
            pass        # as nearly always: it left nobody behind
        os.write(answers, b"%d\n" % os.waitstatus_to_exitcode(status))
    return False


last = last_module()
gc.collect()
gc.freeze()
# When the collector comes by itself depends on all that was ever made; and each
# time it changes the order in which it will go through what it finds at the end.
gc.set_threshold(0)
if serve(sys.argv[1]):
    # Here, where the program stands as deep as in the harness alone.
    try:
        harness["main"]()
    except SystemExit as end:
        # What was loaded before the fork is kept from the collector, and so
        # would be what typing has noted of the program.
        typing.clear_overloads()
        for forget in typing._cleanups:
            forget()
        # The interpreter has a status of its own for a stdout that can't be
        # flushed in the end.
        if getattr(sys, "stdout", None) is sys.__stdout__ and \
                getattr(sys, "stderr", None) is sys.__stderr__ and \
                not (sys.stdout.closed or sys.stderr.closed):
            last.end = Last()
            last.end.status = exit_status(end.code)
            sys.modules["last"] = last
        raise

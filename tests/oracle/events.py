"""Compares the events of the sandbox with those that the recorder sees in real
CPython under a virtual clock, kind by kind and in their order.

    python3 events.py LOOPSCOPE FOLDER
    python3 events.py LOOPSCOPE PROGRAM.py ...    prints what differs

FOLDER holds *.py, or tutorials with programs in them. What differs
for a reason stands with it in events_differ.txt, and is reported when it does
not differ any more.

Folded are: `coro.new`, since no CPython lets one see how a coroutine is made;
in a frame, events of one line that follow upon each other, since CPython tells
of lines and the sandbox of statements (what was set meanwhile is told at the
frame's next line); addresses; the frames of the library. Without frames and
lines are compared: programs of very many lines, which cost the recorder
minutes, and those that come to the recursion limit, for the recorder stands on
the same stack.

Prints a line a difference and, last, "N passed, N failed,
N skipped"; exit status 1 when anything failed.
"""
import concurrent.futures
import functools
import json
import os
import re
import sys
import tempfile
import warnings

import check

HERE = os.path.dirname(os.path.abspath(__file__))
RECORDER = os.path.join(HERE, "..", "..", "assets", "recorder",
                        "loopscope_recorder.py")
# What the recorder emits; `diag` is our own.
FRAMES = {"frame.new", "line", "suspend", "resume", "return", "raise", "unwind"}
GROUPS = {"begin", "end", "out", "warn", "loop", "ready", "handle", "block",
          "task", "timer", "future", "queue", "sync", "group", "timeout",
          "thread", "job"}
MANY_LINES = 20000

def differences():
    """Programs that differ, and why."""
    with open(os.path.join(HERE, "events_differ.txt")) as file:
        lines = [line for line in file if line.strip() and line[0] != "#"]
    return dict(line.split(None, 1) for line in lines)


class Names:
    """The variables of a frame: as they are, and as the last event that is kept
    has told them."""

    def __init__(self):
        self.now, self.told, self.line = {}, {}, None

    def change(self, event):
        for name in event.pop("unset", []):
            self.now.pop(name, None)
        self.now.update(event.pop("set", {}))

    def tell(self, event):
        new = {name: text for name, text in self.now.items()
               if self.told.get(name) != text}
        gone = sorted(name for name in self.told if name not in self.now)
        if new:
            event["set"] = new
        if gone:
            event["unset"] = gone
        self.told = dict(self.now)


def one_of_a_line(events):
    """Without a frame's events of a line behind the first."""
    kept, frames = [], {}
    for event in events:
        if event["e"] in ("frame.new", "line"):
            names = frames.setdefault(event["frame"], Names())
            names.change(event)
            if event["e"] == "line":
                if names.line == event["line"]:
                    continue
                names.line = event["line"]
            names.tell(event)
        kept.append(event)
    return kept


def one_of_a_text(events):
    """Writes to one stream with nothing between them are one, since a traceback
    may come in pieces."""
    kept = []
    for event in events:
        before = kept[-1] if kept else {}
        same = [before.get(k) == event.get(k)
                for k in ("e", "t", "task", "stream")]
        if event["e"] == "out" and all(same):
            before["text"] += event["text"]
        else:
            kept.append(event)
    return kept


def events_of(text, lines):
    """The events of the groups that both sides emit; frames of the library are
    folded out of tracebacks; a deadlock's text is ours."""
    events = []
    for line in text.splitlines()[1:]:
        event = json.loads(line)
        if not lines:
            event.pop("stack", None)
        if event["e"].split(".")[0] in GROUPS or lines and event["e"] in FRAMES:
            events.append(event)
    events = one_of_a_text(one_of_a_line(events))
    return [e for e in map(folded, events) if e]


# Where asyncio's own code is, which the sandbox has in C.
PLACE = re.compile(r" at /[^ ]*/asyncio/\w+\.py:\d+")


def folded(event):
    if event["e"] == "out" and event["stream"] == "stderr":
        event["text"] = check.normal_stderr(event["text"])
        if not event["text"] or event["text"].startswith("Deadlock: "):
            return None
    if event["e"] == "raise":
        event["text"] = PLACE.sub("", event["text"])
    return event


def dropped_first(events):
    """A handle is let go of when the loop takes the next one. What is said of
    it then (a coroutine that was never awaited, an exception that nobody
    looked at) stands before the events of the next on one side and among them
    on the other: here always before."""
    ordered, at = [], 0     # at: where what the loop took last begins
    for event in events:
        kind = event["e"]
        warned = kind == "out" and at and ordered[at - 1]["e"] == "warn"
        if kind == "ready.pop":
            at = len(ordered)
        elif kind not in ("warn", "out", "task.run"):
            at = None
        if at is not None and (kind == "warn" or warned):
            ordered.insert(at, event)
            at += 1
        else:
            ordered.append(event)
            if kind == "out":
                at = None
    return ordered


def compared(trace, lines):
    events = [json.dumps(e, sort_keys=True, ensure_ascii=False)
              for e in dropped_first(events_of(trace, lines))]
    return re.sub(r"0x[0-9a-f]+", "0x…", "\n".join(events))


def with_lines(trace):
    """Are frames and lines of a program compared?"""
    return (trace.count('"e":"line"') <= MANY_LINES
            and '"type":"RecursionError"' not in trace)


def trace_of(run, words, work):
    with open(os.path.join(work, TRACE), "w+", encoding="utf-8",
              errors="replace") as file:
        run(words, work)
        return file.read()


TRACE = "trace.jsonl"


def compiles(source, name):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            compile(source, name, "exec", dont_inherit=True)
        except (SyntaxError, ValueError, RecursionError):
            return False
    return True


def traces(loopscope, name, source, args):
    """(ours, theirs)"""
    with tempfile.TemporaryDirectory() as work:
        with open(os.path.join(work, name), "w", encoding="utf-8") as file:
            file.write(source)
        ours = trace_of(check.run, [loopscope, "trace", "-o", TRACE, name]
                        + args, work)
        lines = with_lines(ours)
        theirs = trace_of(
            functools.partial(check.run_python, side=TRACE),
            [RECORDER, "--virtual", "--lines", "user" if lines else "none",
             "-o", TRACE, name] + args, work)
        return compared(ours, lines), compared(theirs, lines)


def show(loopscope, paths):
    """What differs in single programs."""
    result = check.Result()
    for path in paths:
        with open(path, encoding="utf-8") as file:
            texts = traces(loopscope, os.path.basename(path), file.read(), [])
        result.same(path, "events", *texts)
    return result.finish()


def main():
    loopscope, folder = os.path.abspath(sys.argv[1]), sys.argv[2]
    if folder.endswith(".py"):
        return show(loopscope, sys.argv[2:])
    missing = check.absent(folder)
    if missing:
        print("SKIPPED: nothing was compared with CPython: " + missing)
        return 1 if os.environ.get("CI") else 0
    result = check.Result()
    programs = (list(check.folder_programs(folder))
                or list(check.tutorial_programs(folder)))
    result.same("events", "programs that were found", bool(programs), True)
    known = differences()
    jobs = []
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for name, source in programs:
            if check.too_old_text(source) or not compiles(source, name):
                result.skipped += 1
                continue
            for args in check.argument_lists(source):
                jobs.append((name, args, pool.submit(
                    traces, loopscope, name, source, args)))
        for name, args, job in jobs:
            texts = job.result()
            if name not in known:
                result.same(" ".join([name] + args), "events", *texts)
            elif texts[0] == texts[1]:
                result.same(name, "events: as events_differ.txt has it",
                            "the same", "different: " + known[name])
            else:
                result.skipped += 1
    return result.finish()


if __name__ == "__main__":
    sys.exit(main())

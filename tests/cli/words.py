#!/usr/bin/env python3
"""Reads every walk that `explain` prints as a screen reader would, and holds
its sentences against the trace of the same run.

    words.py LOOPSCOPE [TUTORIAL...]

At each level of detail: one step a line, nothing that is only drawn or
coloured, whole sentences, cause and then "Next". At EVENTS a sentence is about
one event, so its names and numbers must be that event's, and what is said to
come next must be the event behind it. At LINES and TURNS the step behind must do
what was said to come, and what is said of an if or a loop must be so by the
program's syntax."""
import ast
import glob
import json
import math
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAMS = ["events/*.py", "conform/walk_*.py", "conform/threading_walk.py",
            "conform/rule_[a-e]*.py", "conform/rule_[l-w]*.py",
            "conform/asyncio_awaits_that_fail.py",
            "conform/asyncio_late_timers.py",
            "conform/asyncio_timeout_cause.py",
            "conform/executor_process_asyncio.py"]
LEVELS = ["turns", "lines", "events"]
# What the walk through a program has to say: the program, the level, the words.
SAYS = [
    ("walk_bare_yield.py", "lines", "main ran line 9: a yield without a value"),
    ("walk_failed_task.py", "lines",
     "main ran line 14: what it awaits has ended with an exception, and the await "
     "raises it here."),
    ("walk_future_shared.py", "lines",
     "read('A') and read('B'), which waited for it, are ready"),
    ("walk_return.py", "lines", "The program ran line 6. Next, primes() returns."),
    ("executor_process_asyncio.py", "lines",
     "the executor: a worker process calls it"),
    ("executor_process_asyncio.py", "turns",
     'It printed "timeout 1.8". MainThread waits in join() until Thread-1'),
    ("walk_wait_for_future.py", "lines",
     "main ran line 13: it waits for a future, at most until t=1.000."),
    ("walk_put_then_get.py", "turns",
     "main put 2 into queue, took 2, put by main just now; then it sleeps"),
    ("asyncio_timeout_cause.py", "events",
     "CancelledError came out of the await. Next, it leaves the block of line"),
]

STEP = re.compile(r"^ *(\d+)  t=(\d+\.\d{3})  (.*)$")
# What can't be read aloud: lines, boxes, blocks, shapes, arrows, control bytes.
DRAWN = re.compile("[\u2190-\u21ff\u2300-\u23ff\u2500-\u27bf\x00-\x08\x0b-\x1f"
                   "\x7f-\x9f]")
SLIPS = ["  ", " .", " ,", " :", ";.", ":.", "(null)", "t=nan", "nan,", "inf,",
         " of .", " for .", " by .", " in .", "''s", "a timeout s"]
QUOTED = re.compile(r'".*"|".*$')
CODE = re.compile(r" line \d+: .*$")
# Words that no sentence has; values may have them.
WRONG = re.compile(
    r"\b(?!that that|waits waits)([a-z]+) \1\b"               # the the
    r"|\b1 (?:tasks|items|passes|turns|errors|places|others)\b"
    r"|\b(?:0|[2-9]|\d\d+) (?:task|item|pass|turn|error|place|other)\b"
    r"|\b(?:by|of|to|for|with|from|and|the|an|in) ?[.;,](?!\w)"
    r"|\ba (?:event|async|item|error|await|empty|end|executor)\b"
    r"|\ban (?:lock|task|queue|timer|future|barrier|condition|group)\b"
    r"|\.\.\.[.:;,]")                                    # a value cut short


def run(loopscope, *args):
    done = subprocess.run([loopscope] + list(args), stdin=subprocess.DEVNULL,
                          capture_output=True, timeout=120)
    return done.stdout.decode("utf-8", "replace").splitlines()


# -- how it reads -------------------------------------------------------------

def event_names():
    """The kinds' code names, from the table."""
    path = os.path.join(HERE, "..", "..", "src", "trace", "events.def")
    with open(path) as file:
        names = re.findall(r'^EVENT\(\w+, "([a-z.]+)"', file.read(), re.M)
    return [name for name in names if "." in name]


CODE_NAMES = re.compile(r"(?<![\w.])(%s)(?![\w(.])"
                        % "|".join(re.escape(n) for n in event_names()))


VALUES = re.compile(r"<[^<>]*>|\bis (?:now|still) .*?(?=\. Next|; |$)|'[^']*'"
                    r"|\{[^{}]*\}|\[[^][]*\]|\([^()]*\)")


def without_values(text):
    """A sentence without the values in it, which are as the program made them."""
    while True:
        less = VALUES.sub("V", text)
        if less == text:
            return less
        text = less


def wrong_in(sentence, last):
    """What a reader would stumble over; `last`: nothing comes behind it."""
    plain = " Next, ".join(CODE.sub("", QUOTED.sub("'", part))
                           for part in sentence.split(" Next, "))
    ours = without_values(plain)
    drawn = DRAWN.search(ours)
    if drawn:
        yield "can't be read aloud: %r" % drawn.group()
    if not sentence.endswith((".", "…")):
        yield "does not end"
    if sentence[:1].isspace() or not sentence:
        yield "is empty"
    if not last and " Next, " not in sentence:
        yield "does not say what comes next"
    for slip in SLIPS:
        if slip in ours:
            yield "has %r" % slip
    words = WRONG.search(ours)
    if words:
        yield "has %r" % words.group()
    name = CODE_NAMES.search(plain)
    if name:
        yield "has the code name %s" % name.group()


# -- what the trace says ------------------------------------------------------

def seconds(value):
    ever = value is None or math.isinf(value)
    if ever or abs(value) < 0.001:
        return "for ever" if ever else "%.2g" % value
    return ("%.3f" % value).rstrip("0").rstrip(".")


class Trace:
    """What the events say of names, from the file alone."""

    def __init__(self, lines):
        self.events = [json.loads(line) for line in lines][1:]
        self.sources = {}
        for source in json.loads(lines[0])["sources"]:
            self.sources[source["file"]] = source["text"].split("\n")
        self.labels, self.frames, self.queues = {}, {}, {}
        for e in self.events:
            if e["e"] == "task.new":
                self.labels[e["task"]] = e["label"]
            elif e["e"] == "frame.new":
                self.frames[e["frame"]] = e
            elif e["e"] == "source":
                self.sources[e["file"]] = e["text"].split("\n")

    def label(self, task):
        label = self.labels[task]
        return label + "#1" if label + "#2" in self.labels.values() else label

    def line_text(self, e):
        frame = self.frames[e["frame"]]
        text = self.sources.get(frame["file"], [])
        return text[e["line"] - 1].strip() if e["line"] <= len(text) else ""

    def must_hold(self, e):
        """Words that a sentence about this event can't do without."""
        kind = e["e"]
        if kind in ("task.run", "task.wait", "task.wake", "task.done",
                    "task.new", "task.cancel", "group.enter", "group.exit",
                    "group.wait", "group.task", "queue.get", "queue.block",
                    "queue.unblock", "sync.acquire", "sync.release",
                    "sync.block", "sync.unblock", "queue.join", "timeout.new"):
            if e.get("task"):
                yield self.label(e["task"])
        if kind == "ready.push" and e.get("call"):
            yield e["call"]
        elif kind == "ready.push" and e.get("task") and e["what"] != "gather":
            yield self.label(e["task"])
        if kind == "loop.pass":
            yield "ass %d" % e["n"]
        if kind == "loop.clock":
            yield seconds(e["to"])
        if kind == "timer.set" and seconds(e["when"]) != "for ever":
            yield "t=%s" % seconds(e["when"])
        if kind == "queue.done":
            yield " %d" % e["unfinished"]
        if kind == "line":
            yield "line %d" % e["line"]
        if kind == "raise":
            yield e["type"]
        if kind == "job.new" and e.get("call"):
            yield e["call"]
        if kind in ("thread.run", "thread.done", "thread.block"):
            yield self.thread(e["thread"])

    def thread(self, number):
        for e in self.events:
            if e["e"] == "thread.new" and e["thread"] == number:
                return e["name"]
        return "MainThread"

    def must_hold_now(self, e):
        yield from self.must_hold(e)
        if e["e"] == "task.done" and e.get("value", "None") != "None":
            yield re.sub(r"\.\.\.$", "…", e["value"])
        if e["e"] == "queue.put":
            yield re.sub(r"\.\.\.$", "…", e["text"])
        if e["e"] == "task.new" and e.get("parent"):
            yield self.label(e["parent"])
        if e["e"] == "timer.cancel":
            for f in self.events:
                if f["e"] == "timer.set" and f["timer"] == e["timer"] \
                        and seconds(f["when"]) != "for ever":
                    yield "t=%s" % seconds(f["when"])


def false_of_events(trace, sentences):
    """Names and numbers that are not the event's; `sentences` begin with that
    of event 0."""
    if len(sentences) != len(trace.events):
        yield 0, "%d steps for %d events" % (len(sentences), len(trace.events))
        return
    for i, sentence in enumerate(sentences):
        cause, _, following = sentence.partition(" Next, ")
        e = trace.events[i]
        for word in trace.must_hold_now(e):
            said = sentence if e["e"] == "line" else cause
            if word not in said and word.capitalize() not in said:
                yield i, "does not name %r of %s" % (word, e)
        if i + 1 == len(sentences) or e["e"] == "line":
            continue
        for word in trace.must_hold(trace.events[i + 1]):
            if word not in following:
                yield i, "Next does not name %r of %s" % (
                    word, trace.events[i + 1])
        if trace.events[i + 1]["e"] == "line":
            text = trace.line_text(trace.events[i + 1]).rstrip(": ")
            shown = following.partition(": ")[2].rstrip(".…")
            if not text.startswith(shown.rstrip(".")):
                yield i, "the line is %r" % text


FIRST_READY = re.compile(r"the loop runs the first ready task: (.*)\.$")
CLOCK = re.compile(r"so the clock goes to (\S+)\.$")
CALLBACK = re.compile(r"the loop (?:runs|drops) (the callback (?!that )[^.]*(?:\.\w[^.]*)*?)"
                      r"(?:, which was cancelled)?\.$")
WAKES = re.compile(r"Next, .* makes (\S+) ready\.$")
# What is said to come, and what the step behind then says.
THEN = [
    (re.compile(r"Next, \S+ cleans up\.$"), "ended what was left|\\.aclose|shutdown_"),
    (re.compile(r"Next, the program ends\.$"), "he program|is closed before|loop was closed"),
    (re.compile(r"Next, the program is over\.$"), "The program "),
]


UP = re.compile(r"\b[Tt]ime was up, so")


def false_of_steps(steps):
    """Steps that don't do what the step before said would come, or say that time
    is up before any limit is over."""
    over = False
    for i, (_, sentence) in enumerate(steps):
        over = over or "The time of " in sentence
        if UP.search(sentence) and not over:
            yield i, "no limit is over yet"
    for i in range(len(steps) - 1):
        sentence, (time, after) = steps[i][1], steps[i + 1]
        cause = after.split(" Next, ")[0]
        ready = FIRST_READY.search(sentence)
        closes = "is closed before its end" in after
        if ready and not closes and ready.group(1) not in cause:
            yield i, "then comes: " + after
        for pattern in (CALLBACK, WAKES):
            found = pattern.search(sentence)
            if found and found.group(1) not in cause \
                    and " failed, so " not in cause:
                yield i, "then comes: " + after
        for pattern, words in THEN:
            if pattern.search(sentence) and not re.search(words, cause):
                yield i, "then comes: " + after
        clock = CLOCK.search(sentence)
        if clock and abs(float(clock.group(1)) - float(time)) > 0.0006:
            yield i, "then t=%s" % time


# -- what the program's syntax says ---------------------------------------------

RAN = re.compile(r" ran line (\d+)\b(.*?) Next, \S+ (?:runs|goes back to) line "
                 r"(\d+)")


def heads(path):
    """The first line of each if, while and for to the lines of its body, where
    that stands on lines of its own."""
    found = {}
    with open(path) as file:
        try:
            tree = ast.parse(file.read())
        except SyntaxError:
            return found
    for node in ast.walk(tree):
        if isinstance(node, (ast.If, ast.While, ast.For, ast.AsyncFor)):
            first, last = node.body[0], node.body[-1]
            if first.lineno > node.lineno:
                found[node.lineno] = range(first.lineno, last.end_lineno + 1)
    return found


def false_of_branches(path, steps):
    """What is said of a condition or a loop, and is not so."""
    bodies = heads(path)
    for i, (_, sentence) in enumerate(steps):
        ran = RAN.search(sentence)
        body = ran and bodies.get(int(ran.group(1)))
        if not body:
            continue
        inside = int(ran.group(3)) in body
        says = ran.group(2)
        out = "condition is false" in says or "loop is over" in says
        entered = "condition is true" in says or "loop goes round" in says
        if inside and out or entered and not inside:
            yield i, "the body is %s" % body


# -- programs -----------------------------------------------------------------

def walks(lines):
    """The walks of an explain: for each program its steps (time, sentence), and
    all lines that are no steps."""
    steps, others = [], []
    for line in lines:
        step = STEP.match(line)
        if not step:
            others.append(line)
            continue
        if int(step.group(1)) == 1:
            if steps:
                yield steps, others
            steps, others = [], []
        steps.append((step.group(2), step.group(3)))
    yield steps, others


def trace_of(loopscope, path):
    """The lines of the trace that is walked through."""
    if path.endswith(".py"):
        return run(loopscope, "trace", "-o", "-", path)
    with open(path, encoding="utf-8") as file:
        return file.read().splitlines()


def check(loopscope, path):
    """What is wrong with the walks through a file, and how many steps were
    read."""
    wrong, n = [], 0
    for level in LEVELS:
        for steps, others in walks(run(loopscope, "explain", "--detail", level,
                                       path)):
            for i, (_, sentence) in enumerate(steps):
                last = i + 1 == len(steps)
                wrong += ["%s step %d: %s\n    %s" % (level, i + 1, what, sentence)
                          for what in wrong_in(sentence, last)]
            n += len(steps)
            wrong += ["%s: it doesn't say: %s" % (level, words)
                      for program, at, words in SAYS
                      if at == level and program == os.path.basename(path)
                      and not any(words in s for _, s in steps)]
            if level == "events" and path.endswith((".py", ".jsonl")):
                trace = Trace(trace_of(loopscope, path))
                wrong += ["events step %d: %s\n    %s" % (i + 1, what, steps[i][1])
                          for i, what in false_of_events(
                              trace, [s for _, s in steps])]
            found = [] if level == "events" else list(false_of_steps(steps))
            if level == "lines" and path.endswith(".py"):
                found += false_of_branches(path, steps)
            wrong += ["%s step %d: %s\n    %s" % (level, i + 1, what, steps[i][1])
                      for i, what in found]
            for line in others:
                if "\x1b" in line:
                    wrong.append("%s: a colour in %r" % (level, line))
    return wrong, n


def main():
    loopscope = os.path.abspath(sys.argv[1])
    paths = sys.argv[2:]
    for pattern in PROGRAMS:
        paths += sorted(glob.glob(os.path.join(HERE, "..", pattern)))
    failed = total = 0
    for program in {program for program, _, _ in SAYS} - set(
            map(os.path.basename, paths)):
        print("FAILED %s: it is to say something and isn't read" % program)
        failed += 1
    for path in paths:
        wrong, n = check(loopscope, path)
        total += n
        if not n and path.endswith(".py"):
            wrong = ["nothing was read"]
        failed += bool(wrong)
        for what in wrong[:10]:
            print("FAILED %s: %s" % (os.path.basename(path), what))
    print("%d sentences of %d files read, %d files failed"
          % (total, len(paths), failed))
    return 1 if failed or not total else 0


if __name__ == "__main__":
    sys.exit(main())

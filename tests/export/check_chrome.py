"""Chrome's trace event format: what its public description asks of a file, and
that the file tells what the trace tells.

Lanes are checked as a viewer draws them: sorted by time, records of one time in
the order of the file.
"""
import collections
import json
import os
import subprocess
from decimal import Decimal

REQUIRED = {"ph": str, "ts": Decimal, "pid": int, "tid": int, "name": str,
            "cat": str}
EXTRA = {"X": ["dur"], "b": ["id"], "e": ["id"], "s": ["id"], "f": ["id", "bp"],
         "C": ["args"], "i": ["s"], "M": ["args"]}


def number(text):
    return Decimal(text)


def load(loopscope, program, out, *options):
    subprocess.run([loopscope, "export", "--format", "chrome", "-o", out,
                    *options, program], stdin=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, timeout=120)
    with open(out, encoding="utf-8") as file:
        document = json.load(file, parse_float=number)
    for e in document["traceEvents"]:
        if isinstance(e.get("ts"), int):
            e["ts"] = Decimal(e["ts"])
    return document


def check_records(events):
    for e in events:
        for key, kind in REQUIRED.items():
            if not isinstance(e.get(key), kind):
                yield "%s is missing or of another type in %s" % (key, e)
        if e.get("ph") not in EXTRA:
            yield "no such phase: %s" % e
        elif not all(key in e for key in EXTRA[e["ph"]]):
            yield "a field is missing in %s" % e
        if e["ts"] < 0 or e.get("dur", 0) < 0:
            yield "a time below 0: %s" % e
        if e["ph"] == "i" and e["s"] not in "gpt":
            yield "no such scope: %s" % e
        if e["ph"] == "C" and not all(isinstance(v, (int, Decimal)) and v >= 0
                                      for v in e["args"].values()):
            yield "a counter that is no number, or below 0: %s" % e


def lanes(events):
    """The slices of each lane, by start, as (start, end, record)."""
    of = collections.defaultdict(list)
    for e in events:
        if e["ph"] == "X":
            of[e["pid"], e["tid"]].append((e["ts"], e["ts"] + e["dur"], e))
    for slices in of.values():
        slices.sort(key=lambda s: s[:2])
    return of


def check_slices(events, of):
    named = {(e["pid"], e["tid"]) for e in events if e["name"] == "thread_name"}
    for place in set(of) - named:
        yield "the lane %s has no name" % (place,)
    for pid in {place[0] for place in of}:
        all_of_it = sorted((s for place, slices in of.items() for s in slices
                            if place[0] == pid), key=lambda s: s[:2])
        for a, b in zip(all_of_it, all_of_it[1:]):
            if b[0] < a[1]:
                yield "two run at one time: %s and %s" % (a[2], b[2])
        for s in all_of_it:
            if s[0] == s[1]:
                yield "a slice that can't be seen: %s" % s[2]


def check_spans(events):
    open_spans = collections.defaultdict(list)
    spans = [e for e in events if e["ph"] in "be"]
    for e in sorted(spans, key=lambda e: e["ts"]):
        stack = open_spans[e["pid"], e["cat"], e["id"]]
        if e["ph"] == "b":
            stack.append(e)
        elif not stack:
            yield "ends what has not begun: %s" % e
        elif stack.pop()["name"] != e["name"]:
            yield "ends another span than the innermost: %s" % e
    for key, stack in open_spans.items():
        if stack:
            yield "never ends: %s" % stack


def check_flows(events, of):
    ends = {"s": {}, "f": {}}
    for e in events:
        if e["ph"] in ends:
            if e["id"] in ends[e["ph"]]:
                yield "an id used twice: %s" % e
            ends[e["ph"]][e["id"]] = e
            if not any(start < e["ts"] < end for start, end, _
                       in of[e["pid"], e["tid"]]):
                yield "an arrow that no slice has: %s" % e
    if set(ends["s"]) != set(ends["f"]):
        yield "arrows with one end"
    for i, start in ends["s"].items():
        if start["ts"] > ends["f"][i]["ts"]:
            yield "an arrow into the past: %s" % start
        if ends["f"][i]["bp"] != "e":
            yield "it would bind to the next slice: %s" % ends["f"][i]


def turns(slices):
    """The slices of a task, turn by turn."""
    by_turn = collections.defaultdict(list)
    for s in slices:
        by_turn[s[2]["args"]["turn"]].append(s)
    return [by_turn[n] for n in sorted(by_turn)]


def check_against(trace, events, of):
    """What the trace has must be in the file, and nothing else."""
    runs = collections.defaultdict(list)
    waits = collections.defaultdict(list)
    texts, woken, arrows = [], set(), 0
    for e in trace:
        if e["e"] == "task.run":
            runs[e["task"]].append(e["t"])
            arrows += e["task"] in woken
            woken.discard(e["task"])
        elif e["e"] == "task.wake":
            woken.add(e["task"])
        elif e["e"] == "task.wait":
            waits[e["task"]].append(e["on"]["text"])
        elif e["e"] in ("out", "warn", "diag"):
            texts.append(e.get("text", ""))
    for task, times in runs.items():
        # A thread that ran in the middle of a turn has cut it in two.
        slices = [turn[0] for turn in turns(of.get((1, task + 1), []))]
        if [float(s[2]["args"]["t"]) for s in slices] != times:
            yield "task %d: its slices are not its turns" % task
        if [s[2]["args"]["turn"] for s in slices] != list(range(1, len(times) + 1)):
            yield "task %d: its turns are counted in another way" % task
    for task, words in waits.items():
        spans = [e["name"] for e in events if e["ph"] == "b"
                 and e["id"] == "task %d" % task][1:]
        if [name for name in spans if name != "ready"] != words:
            yield "task %d: its spans are not its waits" % task
    if [e["args"]["text"] for e in events if e["ph"] == "i"] != texts:
        yield "the instants are not the output"
    drawn = sum(e["ph"] == "s" and e["cat"] == "wake" for e in events)
    if drawn != arrows:
        yield "%d wake-ups, and %d arrows for them" % (arrows, drawn)
    yield from check_queues(trace, events)


def check_queues(trace, events):
    length, wanted = collections.Counter(), collections.defaultdict(list)
    put, taken = set(), 0
    for e in trace:
        if e["e"] in ("queue.put", "queue.get"):
            length[e["queue"]] += 1 if e["e"] == "queue.put" else -1
            wanted[e["queue"]].append(length[e["queue"]])
            taken += e["e"] == "queue.get" and e.get("item") in put
            put.add(e.get("item"))
    for queue, lengths in wanted.items():
        drawn = [e["args"]["items"] for e in events if e["ph"] == "C"
                 and e["name"].endswith("(queue %d)" % queue)]
        if drawn != lengths:
            yield "queue %d: its counter is not its length" % queue
    if taken != sum(e["ph"] == "s" and e["cat"] == "item" for e in events):
        yield "a get without the arrow from its put"


def check_time(document, trace):
    """With turns drawn almost as short as they were, everything stands where it
    was in time."""
    width = float(document["otherData"]["least_width_us"])
    slack = width * (len(trace) + 2)
    for e in document["traceEvents"]:
        if e["ph"] in "Xi" and not -0.001 <= float(e["ts"]) - float(
                e["args"]["t"]) * 1e6 <= slack + 0.001:
            yield "stands at another time: %s" % e


def read_trace(loopscope, program):
    done = subprocess.run([loopscope, "trace", program], capture_output=True,
                          stdin=subprocess.DEVNULL, timeout=120)
    return [json.loads(line) for line in done.stdout.splitlines()][1:]


HOSTILE = """{"loopscope":1,"min":1,"engine":"x","clock":"virtual","program":"p\\u001b[31m\\"","argv":[],"seed":0,"sources":[]}
{"e":"task.run","t":-5,"task":7}
{"e":"task.wake","t":1e308,"task":7}
{"e":"task.wait","t":0,"task":7,"on":{"kind":"x","id":1,"text":"\\u0000\\u202e"}}
{"e":"queue.get","t":1e300,"queue":3,"item":9,"task":4000000000}
{"e":"queue.put","t":null,"queue":4000000000,"item":4000000000,"task":2}
{"e":"thread.run","t":2,"thread":3}
{"e":"thread.done","t":2,"thread":5}
{"e":"ready.pop","t":3,"handle":99}
{"e":"out","t":3,"task":7,"stream":"stdout","text":"\\ud800\\u001b]0;x\\u0007"}
{"e":"task.new","t":3,"task":7,"name":"\\u001b[2J","label":"a\\"b"}
{"e":"task.done","t":4,"task":7,"outcome":"result"}
"""


def check(loopscope, programs, work):
    out = os.path.join(work, "chrome.json")
    for program in programs:
        trace = read_trace(loopscope, program)
        for options in ([], ["--least-width", "0.004"],
                        ["--least-width", "500000"]):
            document = load(loopscope, program, out, *options)
            events = document["traceEvents"]
            of = lanes(events)
            for found in (check_records(events), check_slices(events, of),
                          check_spans(events), check_flows(events, of),
                          check_against(trace, events, of),
                          check_time(document, trace)):
                for wrong in found:
                    yield "%s %s: %s" % (os.path.basename(program), options,
                                         wrong)
    hostile = os.path.join(work, "hostile.jsonl")
    with open(hostile, "w", encoding="utf-8") as file:
        file.write(HOSTILE)
    events = load(loopscope, hostile, out)["traceEvents"]
    of = lanes(events)
    for found in (check_records(events), check_slices(events, of),
                  check_spans(events), check_flows(events, of)):
        for wrong in found:
            yield "a hostile trace: %s" % wrong

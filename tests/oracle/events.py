"""Compares the events of the sandbox with those that the recorder sees in real
CPython under a virtual clock, kind by kind and in their order.

    python3 events.py LOOPSCOPE FOLDER

FOLDER holds *.py, or tutorials with programs in them. Programs of threads and
processes are left out: the recorder's virtual clock has one lane. What differs
for a reason stands with it in events_differ.txt, and is reported when it does
not differ any more. Prints a line a difference and, last, "N passed, N failed,
N skipped"; exit status 1 when anything failed.
"""
import concurrent.futures
import json
import os
import re
import sys
import tempfile

import check

HERE = os.path.dirname(os.path.abspath(__file__))
RECORDER = os.path.join(HERE, "..", "..", "assets", "recorder",
                        "loopscope_recorder.py")
# What the recorder emits; `diag` is our own, and frames come later.
GROUPS = {"begin", "end", "out", "warn", "loop", "ready", "handle", "block",
          "task", "timer", "future", "queue", "sync", "group", "timeout"}
LANES = re.compile(r"\b(threading|concurrent\.futures|multiprocessing|"
                   r"to_thread|run_in_executor|call_soon_threadsafe|"
                   r"os\.fork)\b")


def differences():
    """Programs that differ, and why."""
    with open(os.path.join(HERE, "events_differ.txt")) as file:
        lines = [line for line in file if line.strip() and line[0] != "#"]
    return dict(line.split(None, 1) for line in lines)


def events_of(text):
    """The events of the groups that both sides emit. Writes to one stream with
    nothing between them are one, since a traceback may come in pieces; frames
    of the library are folded out of tracebacks; a deadlock's text is ours."""
    events = []
    for line in text.splitlines()[1:]:
        event = json.loads(line)
        if event["e"].split(".")[0] not in GROUPS:
            continue
        event.pop("stack", None)
        before = events[-1] if events else {}
        same = [before.get(k) == event.get(k)
                for k in ("e", "t", "task", "stream")]
        if event["e"] == "out" and all(same):
            before["text"] += event["text"]
        else:
            events.append(event)
    return [e for e in map(folded, events) if e]


def folded(event):
    if event["e"] == "out" and event["stream"] == "stderr":
        event["text"] = check.normal_stderr(event["text"])
        if not event["text"] or event["text"].startswith("Deadlock: "):
            return None
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


def compared(trace):
    lines = [json.dumps(e, sort_keys=True, ensure_ascii=False)
             for e in dropped_first(events_of(trace))]
    return re.sub(r"0x[0-9a-f]+", "0x…", "\n".join(lines))


def traces(loopscope, name, source, args):
    """(ours, theirs); None when the program does not compile."""
    with tempfile.TemporaryDirectory() as work:
        with open(os.path.join(work, name), "w", encoding="utf-8") as file:
            file.write(source)
        if check.compile_error(name, work):
            return None
        check.run([check.PYTHON, RECORDER, "--virtual", "--lines", "none",
                   "-o", "theirs.jsonl", name] + args, work)
        check.run([loopscope, "trace", "-o", "ours.jsonl", name] + args, work)
        texts = []
        for file in ("ours.jsonl", "theirs.jsonl"):
            with open(os.path.join(work, file), encoding="utf-8",
                      errors="replace") as f:
                texts.append(compared(f.read()))
        return texts


def main():
    loopscope, folder = os.path.abspath(sys.argv[1]), sys.argv[2]
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
            if LANES.search(source) or check.too_old_text(source):
                result.skipped += 1
                continue
            for args in check.argument_lists(source):
                jobs.append((name, args, pool.submit(
                    traces, loopscope, name, source, args)))
        for name, args, job in jobs:
            texts = job.result()
            if not texts:
                result.skipped += 1
            elif name not in known:
                result.same(" ".join([name] + args), "events", *texts)
            elif texts[0] == texts[1]:
                result.same(name, "events: as events_differ.txt has it",
                            "the same", "different: " + known[name])
            else:
                result.skipped += 1
    return result.finish()


if __name__ == "__main__":
    sys.exit(main())

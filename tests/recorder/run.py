"""The recorder disturbs nothing, and says what happened: each program is run
bare and recorded, with each Python that is on the machine.

    python3 run.py LOOPSCOPE [--quick | --traces] [PROGRAM...]

stdout, stderr and exit status must be the same, byte for byte; the trace must be
whole, and hold the facts that FACTS names. Pythons are looked for on PATH, in
pyenv's folder of versions and in LOOPSCOPE_PYTHONS (paths, with : between);
--quick takes one, and --traces only looks how loopscope starts it and reads what
was recorded: the rest does not run our own C. Prints a line a difference and, last, "N passed, N failed,
N skipped"; exit status 1 when anything failed.
"""
import collections
import concurrent.futures
import glob
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
RECORDER = os.path.join(HERE, "..", "..", "assets", "recorder",
                        "loopscope_recorder.py")
PROGRAMS = os.path.join(HERE, "programs")
CONFORM = os.path.join(HERE, "..", "conform")
EVENTS = os.path.join(HERE, "..", "events")
ASK = ("import sys; print('%d.%d.%d' % sys.version_info[:3]); "
       "__import__('uvloop'); print('uvloop')")
# Programs that mostly sleep, in real time.
AT_ONCE = 6 * os.cpu_count()
TIMEOUT = 60


class Result:
    def __init__(self):
        self.passed = self.failed = self.skipped = 0

    def same(self, name, what, here, wanted):
        if here == wanted:
            self.passed += 1
            return True
        self.failed += 1
        print("FAILED %s: %s\n    is        %s\n    should be %s" % (
            name, what, str(here)[-700:], str(wanted)[-700:]), flush=True)
        return False

    def true(self, name, what, holds):
        return self.same(name, what, bool(holds), True)

    def finish(self):
        print("%d passed, %d failed, %d skipped" % (
            self.passed, self.failed, self.skipped))
        return bool(self.failed)


# -- the Pythons ---------------------------------------------------------------

def candidates():
    yield sys.executable
    yield from os.environ.get("LOOPSCOPE_PYTHONS", "").split(":")
    for folder in os.environ.get("PATH", "").split(":"):
        yield from glob.glob(os.path.join(folder, "python3"))
        yield from glob.glob(os.path.join(folder, "python3.[0-9]*"))
    root = os.environ.get("PYENV_ROOT") or os.path.expanduser("~/.pyenv")
    yield from glob.glob(os.path.join(root, "versions", "*", "bin", "python3"))


def find_pythons():
    """(version, path, has uvloop): one of each version, from 3.8 on."""
    found, asked = {}, set()
    for path in candidates():
        real = os.path.realpath(path)
        if not path or real in asked or path.endswith("-config"):
            continue
        asked.add(real)
        try:
            said = subprocess.run([path, "-c", ASK], capture_output=True,
                                  text=True, timeout=TIMEOUT).stdout.split()
        except (OSError, subprocess.TimeoutExpired):
            continue
        if not said:
            continue
        version = tuple(map(int, said[0].split(".")))
        if version >= (3, 8):
            found.setdefault(version, (path, len(said) > 1))
    return [(version,) + found[version] for version in sorted(found)]


# -- running --------------------------------------------------------------------

def run(command, folder, timeout=TIMEOUT):
    environment = dict(os.environ, PYTHONHASHSEED="0",
                       PYTHONDONTWRITEBYTECODE="1", PYTHONIOENCODING="utf-8",
                       RECORDER=os.path.dirname(RECORDER))
    try:
        done = subprocess.run(command, cwd=folder, env=environment,
                              capture_output=True, timeout=timeout,
                              stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return b"", b"timed out", None
    return done.stdout, done.stderr, done.returncode


def read_trace(path):
    """(header, events), or None for the events when a line is torn."""
    try:
        with open(path, encoding="utf-8") as file:
            lines = [json.loads(line, parse_constant=no_constant)
                     for line in file]
    except (OSError, ValueError) as error:
        return str(error), None
    return lines[0], lines[1:]


def no_constant(name):
    raise ValueError("JSON has no " + name)


def addresses_folded(text):
    return re.sub(rb"0x[0-9a-f]+", b"0x", text)


def try_program(python, path, options):
    """(bare, recorded, header, events) of a run with each."""
    name = os.path.basename(path)
    results = []
    with tempfile.TemporaryDirectory() as work:
        shutil.copy(path, work)
        results.append(run([python, name], work))
        results.append(run([python, RECORDER, *options, "-o", "t.jsonl", name],
                           work))
        results += read_trace(os.path.join(work, "t.jsonl"))
    return results


# -- facts ----------------------------------------------------------------------

def of_kind(events, kind, **fields):
    return [e for e in events if e["e"] == kind
            and all(e.get(k) == v for k, v in fields.items())]


def words(events, kind):
    return [re.sub(r":\d+$", ":N", re.sub(r"port \d+", "port N", e["what"]))
            for e in of_kind(events, kind)]


def threads_facts(events):
    yield "three lanes of its own, and a daemon", len(
        of_kind(events, "thread.new")) == 4
    yield "their names", [e["name"] for e in of_kind(events, "thread.new")][
        :3] == ["worker-0", "worker-1", "failing"]
    out = [(e["text"], e.get("thread")) for e in of_kind(
        events, "out", stream="stdout")]
    yield "who printed what", out[:2] == [("a 0\n", 2), ("b 0\n", 3)]
    yield "three end", len(of_kind(events, "thread.done")) == 3


def thread_waits_facts(events):
    waits = {(e["thread"], e["what"]) for e in of_kind(events, "thread.block")}
    yield "each wait in words", waits >= {
        (2, "gate.wait()"), (2, "places.acquire()"), (2, "letters.get()"),
        (1, "lock"), (3, "again"), (1, "future.result()")}
    places = [e["e"] for e in events if e.get("sync") == 2]
    yield "a semaphore's life", places == [
        "sync.new", "sync.block", "sync.release", "sync.unblock",
        "sync.acquire"]
    letters = [e["e"] for e in events if "queue" in e]
    yield "and a queue's", letters == [
        "queue.new", "queue.block", "queue.put", "queue.unblock", "queue.get"]
    yield "the item that was waited for", of_kind(
        events, "queue.get", item=1, waited=1, thread=2)
    yield "who comes too late", [(e["sync"], e["thread"]) for e in of_kind(
        events, "sync.unblock", why="late")] == [(3, 1), (4, 3)]
    for sync, lane in (3, 1), (4, 1):
        mine = [e["e"] for e in events if e.get("sync") == sync
                and e.get("thread", lane) == lane]
        yield "taken once, given back once", mine.count("sync.acquire") \
            == mine.count("sync.release") == 1


def storm_facts(events):
    yield "each task starts and ends", len(of_kind(events, "task.new")) \
        == len(of_kind(events, "task.done")) == 7 * 3
    yield "each item goes in and out", len(of_kind(events, "queue.put")) \
        == len(of_kind(events, "queue.get")) == 7 * 2 * 200
    pushed = [e["handle"] for e in of_kind(events, "ready.push")]
    popped = [e["handle"] for e in of_kind(events, "ready.pop")]
    yield "no handle is told of twice", len(set(pushed)) == len(pushed)
    yield "what is pushed is popped", set(popped) <= set(pushed)


def executor_facts(events):
    yield "jobs", [e["call"] for e in of_kind(events, "job.new")] == [
        "square(3)", "square(4)", "square(5)", "fail('k')", "square(0)",
        "square(1)", "square(2)"]
    yield "each is done", sorted(e["job"] for e in of_kind(
        events, "job.done")) == list(range(1, 8))
    yield "one has failed", [e["job"] for e in of_kind(
        events, "job.done", outcome="error")] == [4]
    yield "a lane takes each", len(of_kind(events, "job.run")) == 7
    at = {kind: next(i for i, e in enumerate(events) if e["e"] == kind)
          for kind in ("job.new", "job.run", "job.done")}
    yield "in this order", at["job.new"] < at["job.run"] < at["job.done"]


def streams_facts(events):
    waits = words(events, "io.wait")
    yield "the clients wait for data", "data from 127.0.0.1:N" in waits
    yield "and to be connected", "a connection to 127.0.0.1:N" in waits
    ready = words(events, "io.ready")
    yield "the server sees them come", "a connection on port N" in ready
    on = [e["on"]["text"] for e in of_kind(events, "task.wait")
          if e["on"]["kind"] == "io"]
    yield "tasks wait on the same words", set(on) == {
        e["what"] for e in of_kind(events, "io.wait")}
    yield "data comes for a task", [e for e in of_kind(events, "io.ready")
                                    if e.get("task") and "data" in e["what"]]


def sockets_facts(events):
    waits = words(events, "io.wait")
    yield "it waits to accept", "a connection on port N" in waits
    yield "for room", "room to send to 127.0.0.1:N" in waits
    yield "and for data", "data from 127.0.0.1:N" in waits


def gave_up_facts(events):
    ready = {(e.get("task"), re.sub(r":\d+$", ":N", e["what"]))
             for e in of_kind(events, "io.ready") if "data" in e["what"]}
    yield "what comes later is for nobody, on another socket", ready == {
        (None, "data from a local socket")}


def processes_of(events):
    return [e["thread"] for e in of_kind(events, "thread.new")
            if e["kind"] == "process"]


def processes_facts(events):
    yield "nothing of a child", not [
        e for e in of_kind(events, "out") if "child" in e["text"]
        and not e["text"].startswith("b'") or "forked" in e["text"]]
    yield "one loop a run, and none of theirs", len(
        of_kind(events, "loop.new")) == 1
    yield "a pipe is read", "data from a pipe" in words(events, "io.wait")
    made = processes_of(events)
    yield "that of multiprocessing that is forked begins, is over", [
        e["thread"] for e in of_kind(events, "thread.done")
        if e["thread"] in made] == made and len(made) == 1


def process_pool_facts(events):
    yield "four jobs", [e["call"] for e in of_kind(events, "job.new")] and len(
        of_kind(events, "job.done", outcome="result")) == len(
        of_kind(events, "job.new"))


def uvloop_facts(events):
    yield "tasks", {"main", "count(1)", "count(2)"} <= {
        e["label"] for e in of_kind(events, "task.new")}
    made = {e["task"] for e in of_kind(events, "task.new")}
    yield "each ends", made == {e["task"] for e in of_kind(events, "task.done")}
    yield "none waits or is woken that does not run", all(
        e["task"] in made for e in events if e["e"] in (
            "task.run", "task.wait", "task.wake"))
    yield "it waits for a sleep", of_kind(events, "task.wake")
    yield "no ready queue is told of", not of_kind(events, "ready.push")
    yield "one is cancelled", of_kind(events, "task.cancel") and of_kind(
        events, "task.done", outcome="cancelled")


def status(code, error=None):
    def facts(events):
        end = events[-1]
        yield "how it ends", (end["e"], end.get("status"), end.get(
            "error")) == ("end", code, error)
    return facts


def cut(events):
    yield "no end, as of what is cut short", events[-1]["e"] != "end"


FACTS = {
    "threads.py": threads_facts, "thread_waits.py": thread_waits_facts,
    "storm.py": storm_facts,
    "executor.py": executor_facts, "streams.py": streams_facts,
    "sockets.py": sockets_facts, "gave_up.py": gave_up_facts,
    "processes.py": processes_facts,
    "pool_of_processes.py": process_pool_facts, "on_uvloop.py": uvloop_facts,
    "uncaught.py": status(1, "ValueError"), "exits.py": status(7, "SystemExit"),
    "exits_with_text.py": status(1, "SystemExit"),
    "exits_at_once.py": status(9), "terminated.py": cut,
    "interrupted.py": status(130, "KeyboardInterrupt"),
}


def check_lanes(result, name, events):
    """A lane speaks only after it was made, before it is done, and after a
    thread.run when another has spoken."""
    here, known, wrong, clock = 1, {1}, [], 0
    processes = processes_of(events)
    for e in events:
        if e["e"] == "thread.new":
            known.add(e["thread"])
        elif e["e"] == "thread.run":
            here = e["thread"]
        elif e.get("thread", here) != here and e["e"] != "job.new" \
                and not (e["e"] == "thread.done" and e["thread"] in processes):
            wrong.append(e)     # of a process its parent knows that it is over
        if here not in known or e["t"] < clock:
            wrong.append(e)
        clock = e["t"]
    result.same(name, "lanes speak in their turn", wrong[:3], [])


def check_program(result, version, name, tried):
    title = "%s on %d.%d.%d" % ((name,) + version)
    (out, err, code), recorded, header, events = tried
    result.same(title, "stdout", addresses_folded(recorded[0]),
                addresses_folded(out))
    result.same(title, "stderr", addresses_folded(recorded[1]),
                addresses_folded(err))
    result.same(title, "exit status", recorded[2], code)
    if not result.same(title, "each line is whole", events and header.get(
            "loopscope"), 1):
        return
    check_lanes(result, title, events)
    for what, holds in FACTS.get(name, lambda events: ())(events):
        result.true(title, what, holds)


def readable(result, loopscope, pythons):
    """What was recorded can be walked through."""
    with tempfile.TemporaryDirectory() as work:
        for name in sorted(os.listdir(PROGRAMS)):
            if name in ("on_uvloop.py", "terminated.py"):
                continue
            shutil.copy(os.path.join(PROGRAMS, name), work)
            run([pythons[0][1], RECORDER, "-o", "t.jsonl", name], work)
            out, err, code = run([loopscope, "explain", "t.jsonl"], work)
            result.same(name, "explain of its trace: stderr, status",
                        (err if code else b"", code), (b"", 0))


# Of tests/conform: threads and processes that take turns under --virtual.
TURNS = ("thread_lock_timeout.py", "thread_queue_bounded.py",
         "thread_barrier.py", "thread_pool_map.py", "process_pool_workers.py")


def take_turns(python, name):
    """(what it printed, its events) under the virtual clock."""
    with tempfile.TemporaryDirectory() as work:
        shutil.copy(os.path.join(CONFORM, name), work)
        done = run([python, RECORDER, "--virtual", "--lines", "none", "-o",
                    "t.jsonl", name], work)
        return done, read_trace(os.path.join(work, "t.jsonl"))[1]


def turns(result, pythons):
    """Whatever Python it is, threads come to their turns in one order. Before
    3.10, a thread's name does not have its function's."""
    tries = {}
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        for name in TURNS:
            for version, python, _ in pythons:
                tries[name, version] = pool.submit(take_turns, python, name)
    first = max(version for version, _, _ in pythons)
    for (name, version), tried in tries.items():
        title = "%s in turns on %d.%d.%d" % ((name,) + version)
        done, events = tried.result()
        result.same(title, "stdout, stderr, status", done,
                    tries[name, first].result()[0])
        if version >= (3, 10):
            result.same(title, "events", events,
                        tries[name, first].result()[1])


def inside(result, pythons):
    """A program that records a part of itself."""
    for version, python, _ in pythons:
        with tempfile.TemporaryDirectory() as work:
            shutil.copy(os.path.join(HERE, "inside.py"), work)
            out, err, code = run([python, "inside.py"], work)
            title = "inside.py on %d.%d.%d" % version
            result.same(title, "stdout", out, b"[1, 2] 20\nin a thread\n"
                        b"deque 1\nTrue True\nTrue True\nTrue True\n")
            result.same(title, "stderr and status", (err, code), (b"", 0))
            header, events = read_trace(os.path.join(work, "inside.jsonl"))
            if not result.true(title, "each line is whole", events):
                continue
            labels = {e["task"]: e["label"] for e in of_kind(
                events, "task.new")}
            done = [labels[e["task"]] for e in of_kind(events, "task.done")]
            result.same(title, "who ends while it records", sorted(done), [
                "child", "child(1)", "child(2)"])
            result.true(title, "what is printed is told of, and the thread", [
                e for e in of_kind(events, "out", text="in a thread\n")
                if e["thread"] == 2])


# -- how it is started -----------------------------------------------------------

HELLO = "print('hello')\nimport sys\nsys.exit(4)\n"


def commands(result, loopscope, python):
    """The command's own messages and statuses."""
    with tempfile.TemporaryDirectory() as work:
        for name, text in ("p.py", HELLO), ("old", "#!/bin/sh\necho 3.7\n"), (
                "none", "#!/bin/sh\necho oops\n"):
            with open(os.path.join(work, name), "w") as file:
                file.write(text)
            os.chmod(os.path.join(work, name), 0o755)
        record = [loopscope, "record", "--python", python]
        for what, command, code, said in (
                ("record", record + ["p.py"], 4, b""),
                ("no program", record + ["q.py"], 3,
                 b"loopscope: q.py: No such file or directory\n"),
                ("a folder", record + ["."], 3,
                 b"loopscope: .: Is a directory\n"),
                ("no trace", record + ["-o", "no/t.jsonl", "p.py"], 3,
                 b"loopscope_recorder: no/t.jsonl: No such file or "
                 b"directory\n"),
                ("no Python", [loopscope, "record", "--python", "./absent",
                               "p.py"], 3, b"./absent: No such file"),
                ("an old Python", [loopscope, "record", "--python", "./old",
                                   "p.py"], 3, b"this is Python 3.7; record "
                 b"needs 3.8 or newer"),
                ("no Python at all", [loopscope, "record", "--python",
                                      "./none", "p.py"], 3,
                 b"this is no Python that works"),
                ("no file", [loopscope, "record"], 2, b"which file?"),
                ("lines of what", [loopscope, "record", "--lines", "some",
                                   "p.py"], 2, b"takes another value"),
                ("alone", [python, "-m", "loopscope_recorder", "p.py"], 4, b""),
                ("alone, no program", [python, RECORDER, "q.py"], 3,
                 b"loopscope_recorder: q.py: No such file or directory\n"),
                ("alone, nothing", [python, RECORDER], 2, b"usage: "),
                ("a full disk", [python, RECORDER, "-o", "/dev/full", "p.py"],
                 4, b"/dev/full: No space left on device")):
            if command[1] == "-m":
                shutil.copy(RECORDER, work)
            out, err, status = run(command, work)
            result.same(what, "exit status", status, code)
            result.true(what, "what it says: %r" % err[-300:],
                        said in err if said else not err)
            if os.path.exists(os.path.join(work, "p.jsonl")):
                header, events = read_trace(os.path.join(work, "p.jsonl"))
                os.unlink(os.path.join(work, "p.jsonl"))
                result.same(what, "the trace's end", events and events[-1][
                    "status"], 4)


def main():
    # Who is started in the background has it ignored, and so would all programs.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    loopscope = os.path.abspath(sys.argv[1])
    wanted = [a for a in sys.argv[2:] if not a.startswith("-")]
    pythons = find_pythons()
    traces = "--traces" in sys.argv
    if traces or "--quick" in sys.argv:
        pythons = [p for p in pythons if p[1] == sys.executable]
    print("Pythons: " + ", ".join("%d.%d.%d" % p[0] for p in pythons))
    result = Result()
    paths = sorted(glob.glob(os.path.join(PROGRAMS, "*.py")))
    jobs = []
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        for version, python, has_uvloop in [] if traces else pythons:
            for path in paths + sorted(glob.glob(os.path.join(EVENTS, "*.py"))):
                name = os.path.basename(path)
                if wanted and name not in wanted:
                    continue
                if name == "on_uvloop.py" and not has_uvloop \
                        or too_new(path, version):
                    result.skipped += 1
                    continue
                both = path in paths and python == sys.executable
                for lines in ("user", "none") if both else ("user",):
                    jobs.append((version, name, pool.submit(
                        try_program, python, path, ["--lines", lines])))
        for version, name, job in jobs:
            check_program(result, version, name, job.result())
    if not wanted and not traces:
        turns(result, pythons)
        inside(result, pythons)
    if not wanted:
        commands(result, loopscope, sys.executable)
        readable(result, loopscope, pythons)
    return result.finish()


# What a version before it does not have.
NEW = ((r"eager_task_factory", (3, 12)),
       (r"asyncio\.(TaskGroup|timeout|Barrier|Runner)|except\*", (3, 11)),
       (r"to_thread", (3, 9)))


def too_new(path, version):
    with open(path) as file:
        text = file.read()
    return any(re.search(word, text) and version < since
               for word, since in NEW)


if __name__ == "__main__":
    sys.exit(main())

"""Times, side by side with python3 and uvloop in the same run, best of five.

    python3 run.py LOOPSCOPE [--quick] [ROW...]

A row: what, our time, and for python3 (the one on PATH), Debian's own python3
and uvloop on that one, their time and the ratio, their time by ours: above 1 we
are faster. The goal stands behind the row, with the word MISSED when a ratio is
below it; the goal for "python3" holds for both of them. Machines are noisy:
ratios of one run can be compared, seconds of two runs can't, so the runs of a
row take turns. Exit status 1 when a goal is missed.
"""
import os
import pty
import re
import select
import subprocess
import sys
import tempfile
import time

import keys
import screen
from programs import COUNT, HELLO, MANY, RECORDED, ROWS, TRACED

HERE = os.path.dirname(os.path.abspath(__file__))
RECORDER = os.path.join(HERE, "..", "..", "assets", "recorder",
                        "loopscope_recorder.py")
HARNESS = os.path.join(HERE, "..", "oracle", "virtual_python.py")
DEBIAN = "/usr/bin/python3"
COLLECTED = {"sleepers.py", "cancels.py"}
COLLECTIONS = re.compile(r"(\d+) collections of garbage took ([\d.]+) ms, "
                         r"the longest ([\d.]+) ms")
ON_UVLOOP = "import uvloop\nuvloop.install()\n"


def once(command):
    """Seconds and peak megabytes of one run, from just before it is started
    until it has been waited for."""
    with open(os.devnull, "r+b") as null, tempfile.TemporaryFile() as errors:
        files = [(os.POSIX_SPAWN_DUP2, source.fileno(), fd)
                 for fd, source in enumerate((null, null, errors))]
        start = time.perf_counter()
        pid = os.posix_spawn(command[0], command, os.environ,
                             file_actions=files)
        _, status, usage = os.wait4(pid, 0)
        took = time.perf_counter() - start
        code = os.waitstatus_to_exitcode(status)
        if code:
            errors.seek(0)
            sys.exit("%s: exit status %d: %s" % (
                command, code, errors.read().decode()[-500:]))
    return took, usage.ru_maxrss / 1024


def best(commands, times):
    """(seconds, megabytes) of each command, the best of `times` turns."""
    found = [(float("inf"), 0)] * len(commands)
    for _ in range(times):
        for i, command in enumerate(commands):
            if command:
                took, memory = once(command)
                found[i] = min(found[i][0], took), max(found[i][1], memory)
    return found


def first_frame(command, times):
    """Seconds from start until the WHY pane has been sent to a terminal."""
    fastest = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        child, master = pty.fork()
        if child == 0:
            os.environ.update(TERM="xterm-256color", LANG="C.UTF-8",
                              LC_ALL="C.UTF-8", LINES="24", COLUMNS="80")
            os.execv(command[0], command)
        seen = b""
        while b"WHY" not in seen:
            ready, _, _ = select.select([master], [], [], 10)
            if not ready:
                sys.exit("no frame within 10 s: %r" % seen[-300:])
            try:
                seen += os.read(master, 65536)
            except OSError:
                sys.exit("the screen ended before a frame: %r" % seen[-300:])
        took = time.perf_counter() - start
        os.write(master, b"q")
        os.waitpid(child, 0)
        os.close(master)
        fastest = min(fastest, took)
    return fastest


class Table:
    """Prints the rows, and remembers the goals that were missed."""

    def __init__(self):
        self.missed = []
        print("%-38s %9s  %16s  %16s  %16s" % (
            "milliseconds (ratio)", "loopscope", "python3", "Debian's", "uvloop"))

    def row(self, title, ours, others, goals):
        """goals: (text, met) pairs."""
        cells = ["%7.1f (%5.2f)" % (t * 1e3, t / ours) if t else "-"
                 for t in others]
        said = []
        for text, met in goals:
            said.append(text if met else text + " MISSED")
            if not met:
                self.missed.append("%s: %s" % (title.strip(), text))
        print("%-38s %9.1f  %16s  %16s  %16s  %s" % (
            title, ours * 1e3, *cells, ", ".join(said)), flush=True)


def finite(seconds):
    return seconds if seconds != float("inf") else None


def ratio_goal(text, least, ours, others):
    """The goal that each of the others takes `least` times as long."""
    times = [t for t in others if t]
    return (text % least, all(t / ours >= least for t in times)) \
        if least and times else None


def measure(table, row, loopscope, pythons, times):
    commands = [[loopscope, "run", row.file]]
    commands += [python and [python, row.file] for python in pythons[:2]]
    commands.append(pythons[2] and [pythons[2], "uvloop_" + row.file])
    (ours, memory), *rest = best(commands, times)
    others = [finite(seconds) for seconds, _ in rest]
    goals = [ratio_goal("python3 %gx", row.python, ours, others[:2]),
             ratio_goal("uvloop %gx", row.uvloop, ours, others[2:])]
    if row.megabytes:
        goals.append(("%d MB" % row.megabytes, memory < row.megabytes))
    table.row(row.title, ours, others, [g for g in goals if g])
    if row.megabytes:
        print("    megabytes resident: %.0f; python3 %s" % (
            memory, ", ".join("%.0f" % m for _, m in rest if m)))
    return others


def traced(table, row, loopscope, others, times):
    command = [loopscope, "trace", "-o", "/dev/null", row.file]
    ours, _ = best([command], times)[0]
    table.row("    the same, traced (others: bare)", ours, others,
              [ratio_goal("python3 %gx", 1, ours, others[:2])])


def collecting(loopscope, row, times):
    """Prints what collecting garbage took: the longest is a pause that a
    program can notice. The fastest run counts."""
    total = longest = float("inf")
    for _ in range(times):
        said = subprocess.run([loopscope, "run", "--collections", row.file],
                              stdout=subprocess.DEVNULL, text=True, check=True,
                              stderr=subprocess.PIPE).stderr
        n, *took = COLLECTIONS.search(said).groups()
        total, longest = map(min, (total, longest), map(float, took))
    print("    of that, collecting garbage: %s times, %.1f ms, the longest %.1f"
          % (n, total, longest), flush=True)


def process(table, loopscope, pythons, times):
    """Whole processes: what a start costs."""
    empty = [python and [python, "-c", "pass"] for python in pythons[:2]]
    (ours, _), *rest = best([[loopscope, "run", "hello.py"]] + empty,
                            times * 4)
    others = [finite(seconds) for seconds, _ in rest] + [None]
    goal = others[1] and ratio_goal("Debian's %gx", 5, ours, others[1:2])
    table.row("hello world (others: -c pass)", ours, others,
              [goal] if goal else [])
    frame = first_frame([loopscope, "count.py"], times)
    table.row("start to first frame (others: -c pass)", frame, others,
              [("15 ms", frame < 0.015)])
    (ours, _), (harness, _) = best(
        [[loopscope, "run", "count.py"], [pythons[0], HARNESS, "count.py"]],
        times)
    table.row("countasync, virtual clock", ours, [harness, None, None], [])


# What replay.c prints (in seconds and bytes), how to say it, and the most that
# it may be.
REPLAY = [
    ("load", "read and folded into states", "s", 1, 2),
    ("event_bytes", "memory an event, checkpoints apart", "bytes", 1, 64),
    ("checkpoint_bytes", "checkpoints", "MB", 1e-6, 64e6),
    ("step_on", "a step on", "us", 1e6, 50e-6),
    ("step_back", "a step back", "us", 1e6, 50e-6),
    ("jump_longest", "the longest of 500 jumps", "ms", 1e3, 10e-3),
    ("frame", "from the start to the first screen", "s", 1, 0.3),
]


def replayed(loopscope, name, ending, times):
    """What it takes to replay the trace of a program, by REPLAY's names."""
    trace = name + ending
    subprocess.run([loopscope, "trace", "-o", trace, name],
                   check=True, stdout=subprocess.DEVNULL)
    replay = os.path.join(os.path.dirname(loopscope), "bench", "replay")
    runs = []
    for _ in range(times):
        out = subprocess.run([replay, trace], check=True,
                             capture_output=True, text=True).stdout
        runs.append({k: float(v) for k, v in map(str.split,
                                                 out.splitlines())})
    found = {key: min(run[key] for run in runs) for key in runs[0]}
    found["event_bytes"] = (found["resident_bytes"]
                            - found["checkpoint_bytes"]) / found["events"]
    found["frame"] = first_frame([loopscope, trace], times)
    return found


def replays(table, loopscope, times):
    for name, title, goals in TRACED:
        for ending in (".jsonl", ".jsonl.zst"):
            replay_one(table, loopscope, (name, ending, title, goals), times)


def replay_one(table, loopscope, row, times):
    name, ending, title, goals = row
    found = replayed(loopscope, name, ending, times)
    print("replaying %s: %.0f events, %.0f MB of %s" % (
        title, found["events"], found["file_bytes"] / 1e6, ending))
    for key, said, unit, factor, most in REPLAY:
        met = not goals or found[key] <= most
        goal = "%g %s" % (most * factor, unit)
        print("    %-34s %9.3g %-6s%s%s" % (
            said, found[key] * factor, unit,
            "at most " + goal if goals else "",
            "" if met else " MISSED"), flush=True)
        if not met:
            table.missed.append("replaying %s: %s at most %s" % (
                title, said, goal))


def recording(table, python, times):
    """What the recorder costs a program in real Python."""
    for name, title, most, _ in RECORDED:
        record = [python, RECORDER, "-o", os.devnull, "--lines"]
        (bare, _), (none, _) = best(
            [[python, name], record + ["none", name]], times)
        (user, _), (live, _) = best([record + ["user", name], record + [
            "user", "--at-once", name]], 1)
        met = none / bare <= most
        print("recording %s: %.1f ms bare, %.1f ms (%.2f times; at most %g%s), "
              "%.1f ms with lines (%.2f times), %.1f ms as --live does "
              "(%.2f times)" % (
                  title, bare * 1e3, none * 1e3, none / bare, most,
                  "" if met else " MISSED", user * 1e3, user / bare,
                  live * 1e3, live / bare),
              flush=True)
        if not met:
            table.missed.append("recording %s: at most %g times" % (title,
                                                                    most))


def find_pythons():
    """python3 on PATH; Debian's, unless that is it; the one with uvloop."""
    here = sys.executable
    debian = DEBIAN if os.path.exists(DEBIAN) else None
    if debian and os.path.realpath(debian) == os.path.realpath(here):
        here, debian = debian, None
    with_uvloop = None
    for python in (debian or here, here):
        if subprocess.run([python, "-c", "import uvloop"],
                          stderr=subprocess.DEVNULL).returncode == 0:
            with_uvloop = python
            break
    return here, debian, with_uvloop


def version(python):
    return subprocess.run([python, "--version"], capture_output=True,
                          text=True).stdout.strip()


def write_programs(work):
    files = {"hello.py": HELLO, "count.py": COUNT, "many.py": MANY}
    files.update((name, text) for name, _, _, text in RECORDED)
    for row in ROWS:
        files[row.file] = row.text
        files["uvloop_" + row.file] = ON_UVLOOP + row.text
    for name, text in files.items():
        with open(os.path.join(work, name), "w") as file:
            file.write(text)


def main():
    names = [a for a in sys.argv[2:] if not a.startswith("-")]
    loopscope = os.path.abspath(sys.argv[1])
    times = 2 if "--quick" in sys.argv else 5
    os.environ["PYTHONHASHSEED"] = "0"
    pythons = find_pythons()
    print("python3 is %s (%s)" % (version(pythons[0]), pythons[0]))
    print("Debian's is %s" % (version(pythons[1]) if pythons[1]
                              else "the same" if pythons[0] == DEBIAN
                              else "not here"))
    if not pythons[2]:
        print("uvloop is not here (Debian: python3-uvloop)")
    with tempfile.TemporaryDirectory() as work:
        write_programs(work)
        os.chdir(work)
        table = Table()
        for row in ROWS:
            if names and row.file[:-3] not in names:
                continue
            others = measure(table, row, loopscope, pythons, times)
            if row.file in COLLECTED:
                collecting(loopscope, row, times)
            if row.file == "switch.py":
                traced(table, row, loopscope, others, times)
        if not names or "hello" in names:
            process(table, loopscope, pythons, times)
        if not names or "replay" in names:
            replays(table, loopscope, times)
        if not names or "screen" in names:
            screen.measure(table, loopscope, times)
        if not names or "keys" in names:
            keys.measure(table, loopscope, times)
        if not names or "record" in names:
            recording(table, pythons[0], times)
    for line in table.missed:
        print("goal missed: %s" % line)
    sys.exit(bool(table.missed))


main()

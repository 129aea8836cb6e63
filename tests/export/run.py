"""What `loopscope export` writes, checked against what each format's public
description demands, and against the trace that it was made from.

    python3 run.py LOOPSCOPE [--quick] [FORMAT...]

Each format has a module of its own here, with `check(loopscope, programs, work)`,
which yields a sentence for each thing that is wrong; and maybe a shorter
`check_quick`.
"""
import glob
import importlib
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
EVENTS = sorted(glob.glob(os.path.join(HERE, "..", "events", "*.py")))
# Programs with things that those of tests/events don't have: threads, a
# deadlock, errors, output with colours and control bytes, no loop at all.
MORE = ["threading_walk", "asyncio_deadlock", "asyncio_late_timers",
        "asyncio_awaits_that_fail", "asyncio_blocking_sleep",
        "asyncio_executor_timeout_error", "walk_exceptions", "asyncio_cancel_chain"]
CONFORM = [os.path.join(HERE, "..", "conform", name + ".py") for name in MORE]
FORMATS = ["text", "chrome", "svg", "html", "cast"]

GOOD = EVENTS[0]
# arguments, exit status, parts of stderr
COMMANDS = [
    (["--format", "text"], 2, ["which file"]),
    ([GOOD], 2, ["which format", "text"]),
    (["--format", "nonsense", GOOD], 2, ["nonsense", "  text"]),
    (["--format", "text", "--least-width", "5", GOOD], 2,
     ["--least-width is not for the format text"]),
    (["--format", "svg", "--width", "wide", GOOD], 2, ["pixels", "wide"]),
    (["--format", "svg", "--theme", "pink", GOOD], 2, ["dark or light", "pink"]),
    (["--format", "chrome", "--least-width", "-1", GOOD], 2, ["microseconds"]),
    (["--format", "svg", "a.jsonl", "--width", "900"], 2,
     ["a.jsonl", "options stand before it"]),
    (["--format", "svg", "--size", "80x24", GOOD], 2, ["--size", "--at"]),
    (["--format", "svg", "--at", "3", "--width", "800", GOOD], 2,
     ["--width does not go with --at"]),
    (["--format", "svg", "--at", "9000", GOOD], 2, ["the walk has", "steps"]),
    (["--format", "svg", "--at", "x", GOOD], 2, ["number of a step"]),
    (["--format", "html", "--size", "80x24", GOOD], 2,
     ["--size is not for the format html"]),
    (["--format", "html", "--steps", "9000-", GOOD], 2, ["the walk has", "steps"]),
    (["--format", "text", "--nonsense", GOOD], 2, ["--nonsense"]),
    (["--format", "text", "nowhere.py"], 3, ["nowhere.py: no such file"]),
    (["--format", "text", "-o", "none/out", GOOD], 3, ["none/out"]),
    (["--format", "text", "-o", "/dev/full", GOOD], 3,
     ["/dev/full: No space left on device"]),
]


def run(loopscope, *args, **more):
    return subprocess.run([loopscope, *args], stdin=subprocess.DEVNULL,
                          capture_output=True, timeout=120, **more)


def check_commands(loopscope, work):
    run(loopscope, "trace", "-o", "a.jsonl", GOOD, cwd=work)
    for args, status, parts in COMMANDS:
        done = run(loopscope, "export", *args, cwd=work)
        said = done.stderr.decode()
        if done.returncode != status or not all(p in said for p in parts):
            yield "%s: status %d, %s" % (args, done.returncode, said)


def check_pipe(loopscope, form):
    """Nobody reads any more: that is no error, and nothing is said."""
    child = subprocess.Popen([loopscope, "export", "--format", form, GOOD],
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    child.stdout.close()
    said = child.stderr.read()
    child.stderr.close()
    if child.wait() != 0 or said:
        yield "a closed pipe: status %d, %s" % (child.returncode, said)


def main():
    loopscope = os.path.abspath(sys.argv[1])
    quick = "--quick" in sys.argv
    forms = [a for a in sys.argv[2:] if a != "--quick"] or FORMATS
    failed = 0
    with tempfile.TemporaryDirectory() as work:
        checks = [("the command line", check_commands(loopscope, work))]
        for form in forms:
            module = importlib.import_module("check_" + form)
            check = getattr(module, "check_quick", module.check) if quick \
                else module.check
            checks.append((form, check(loopscope, EVENTS + CONFORM, work)))
            checks.append((form, check_pipe(loopscope, form)))
        for name, wrong in checks:
            for sentence in wrong:
                failed += 1
                print("FAILED %s: %s" % (name, sentence))
    print("exports: %s: %d failed" % (", ".join(forms), failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

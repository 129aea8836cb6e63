"""Endless programs stay small: what they drop is given back.

    python3 run.py LOOPSCOPE [--short] [NAME...]

Each program here runs for ever. It is stopped by its limit of steps, once soon
and once late, headless and traced, and its peak of resident memory is looked
at: never above MEGABYTES, and late no higher than soon, but for what a
collection may be late. --short is for every day: fewer steps, which shows
leaks of a few bytes a step. It prints the peaks, and for headless runs
what collecting garbage took: in all, and the longest.
"""
import concurrent.futures
import os
import re
import resource
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
MEGABYTES = 50
STEPS = "limit of steps (--max-steps gives more)"
COLLECTIONS = re.compile(r"(\d+) collections of garbage took ([\d.]+) ms, "
                         r"the longest ([\d.]+) ms")
# soon, late, how much more is no growth (a share, and megabytes)
FULL = {"run": (2_000_000, 10_000_000, 0.05, 1),
        "trace": (1_000_000, 10_000_000, 0.05, 1)}
SHORT = {"run": (150_000, 600_000, 0.05, 1),
         "trace": (50_000, 150_000, 0.05, 1)}
# What the first collection of everything finds is where it stays: too late for
# the short runs.
SLOW_TO_SETTLE = {"window.py"}


def high_water(pid, before):
    """Peak megabytes of a running process; `before` when it is gone. (What
    wait4 tells starts at the peak of the process that forked it: ours.)"""
    try:
        with open("/proc/%d/status" % pid) as status:
            found = re.search(r"VmHWM:\s*(\d+)", status.read())
    except OSError:
        return before
    return int(found[1]) / 1024 if found else before


def run(loopscope, mode, steps, program):
    """Exit status, stderr, peak megabytes."""
    options = {"run": ["--collections"], "trace": ["-o", os.devnull]}[mode]
    command = [loopscope, mode, *options, "--max-steps", str(steps), program]
    with open(os.devnull, "r+b") as null, tempfile.TemporaryFile() as errors:
        child = subprocess.Popen(command, cwd=HERE, stdin=null, stdout=null,
                                 stderr=errors)
        peak = 0
        while child.poll() is None:
            peak = high_water(child.pid, peak)
            time.sleep(0.005)
        errors.seek(0)
        text = errors.read().decode(errors="replace")
    return child.returncode, text, peak


def check(loopscope, mode, program, plan):
    """What is wrong, and a line of figures."""
    soon, late, share, slack = plan
    peaks, wrong = [], []
    for steps in soon, late:
        status, errors, peak = run(loopscope, mode, steps, program)
        peaks.append(peak)
        if status != 4 or (mode == "run" and STEPS not in errors):
            wrong.append("exit status %s, stderr ends in %r"
                         % (status, errors[-300:]))
    if peaks[1] > MEGABYTES:
        wrong.append("%.1f MB, more than %d" % (peaks[1], MEGABYTES))
    if peaks[1] > peaks[0] * (1 + share) + slack:
        wrong.append("grows from %.1f to %.1f MB" % tuple(peaks))
    costs = COLLECTIONS.search(errors)
    return wrong, "%-20s %-5s %6.1f %6.1f MB  %s" % (
        program[:-3], mode, *peaks, "%s collections, %s ms, longest %s ms"
        % costs.groups() if costs else "")


def main():
    loopscope = os.path.abspath(sys.argv[1])
    arguments = sys.argv[2:]
    plans = SHORT if "--short" in arguments else FULL
    names = [a for a in arguments if not a.startswith("-")]
    programs = sorted(f for f in os.listdir(HERE)
                      if f.endswith(".py") and f != "run.py"
                      and (not names or f[:-3] in names)
                      and (plans is FULL or f not in SLOW_TO_SETTLE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        jobs = [(mode, program, pool.submit(check, loopscope, mode, program,
                                            plans[mode]))
                for program in programs for mode in plans]
        for mode, program, job in jobs:
            wrong, figures = job.result()
            if plans is FULL or wrong:
                print(figures, flush=True)
            for line in wrong:
                print("FAIL %s, %s: %s" % (program, mode, line), flush=True)
            failed += bool(wrong)
    print("%d passed, %d failed" % (len(jobs) - failed, failed))
    sys.exit(failed > 0)


main()

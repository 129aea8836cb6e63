"""Broken traces made of real ones, read, told and walked through.

    python3 traces.py LOOPSCOPE FUZZ_TRACES [--first N] [--count N]

The real ones are traces of programs of tests/events and tests/conform, as few
and as short as have every kind of event that a program can bring about, and
those that real CPython made (tests/traces). What to do with them is
fuzz_traces.c's business; a mutant that it fails on is printed by
`FUZZ_PRINT=1 FUZZ_TRACES NUMBER 1 TRACE...`, with the traces in the same order.
"""
import argparse
import glob
import os
import re
import subprocess
import sys
import tempfile

TESTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
LINES = 600  # a longer trace has nothing that a shorter one lacks
KIND = re.compile(rb'^\{"e":"([a-z.]+)"', re.M)
# Programs whose traces have kinds that are rare.
PROGRAMS = ["events/*.py", "conform/walk_*.py", "conform/threading_walk.py",
            "conform/asyncio_executor*.py", "conform/asyncio_barrier_reset.py",
            "conform/asyncio_blocking_sleep.py", "conform/asyncio_deadlock.py",
            "conform/asyncio_never_awaited.py", "conform/asyncio_call_*.py",
            "conform/asyncio_loop_callbacks.py",
            "conform/asyncio_parts.py", "conform/asyncio_handlers.py",
            "conform/asyncio_callback_closed_loop.py"]


def trace(loopscope, program):
    return subprocess.run([loopscope, "trace", program], timeout=60,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL).stdout


def make_seeds(loopscope, folder):
    """Names of the traces; prints which kinds none of them has."""
    names, have = [], set()
    for pattern in PROGRAMS:
        for program in sorted(glob.glob(os.path.join(TESTS, pattern))):
            text = trace(loopscope, program)
            kinds = set(KIND.findall(text))
            if text.count(b"\n") > LINES or (names and kinds <= have
                                             and "conform" in program):
                continue
            have |= kinds
            names.append(os.path.join(folder, "%d.jsonl" % len(names)))
            with open(names[-1], "wb") as file:
                file.write(text)
    names += sorted(glob.glob(os.path.join(TESTS, "traces/*.jsonl")))
    with open(os.path.join(TESTS, "../src/trace/events.def"), "rb") as file:
        known = set(re.findall(rb'^EVENT\(\w+, "([^"]+)"', file.read(), re.M))
    print("%d traces with %d of %d kinds of events; only made up: %s" % (
        len(names), len(have & known), len(known),
        b" ".join(sorted(known - have)).decode() or "none"), flush=True)
    return names


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("loopscope")
    parser.add_argument("fuzz_traces")
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--count", type=int, default=1000)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        names = make_seeds(args.loopscope, folder)
        status = subprocess.run([args.fuzz_traces, str(args.first),
                                 str(args.count)] + names).returncode
        if status:
            print("FAILED: see the last mutant's number above")
    return 1 if status else 0


if __name__ == "__main__":
    sys.exit(main())

"""A differential fuzzer: random small programs, run by the sandbox and by
CPython 3.11 under the virtual clock of tests/oracle/virtual_python.py.

    python3 diff.py LOOPSCOPE [--seed N] [--count N] [--first K] [--jobs N]
                    [--family NAME] [--shrink] [--show]

Program K of seed N is always the same. Compared are stdout, the exit status,
stderr without frames of the library and, for asyncio, the order of task steps.
A difference is printed with its program, which --shrink makes smaller as long
as the difference stays; the last line is "N passed, N failed" (and "N explained"),
and the exit status is 1 when any failed. --show prints the programs and runs nothing. The
family "mutant" is not drawn from a grammar: it makes slips in the programs of
tests/conform, and a difference is shown with the slip.

CPython's side needs no start-up: measure.py forks for each program. A program
that CPython runs otherwise in a process with other addresses is skipped.

A difference is EXPLAINED, said, and counted behind what passed and failed, when
it is one of four that stand in the README's table and nothing else: the order
in which the collector comes to what an asyncio program has left at its end,
__doc__ of what is built in, the place of a warning within CPython's library,
and the line of an unbound local variable behind an assignment.
"""
import argparse
import difflib
import os
import pickle
import random
import struct
import sys
import warnings

from grammar_asyncio_wide import AsyncioWide
from grammar_forms import Forms
from grammar_processes import Processes
from grammar_threads import Threads
from grammar_values import Values
from mutants import Mutant
from shrink import shrink
from sides import Bench, compare

FAMILIES = {"values": Values, "forms": Forms, "asyncio": AsyncioWide,
            "threads": Threads, "processes": Processes, "mutant": Mutant}
SHRINK_SECONDS = 25
# Every so many programs are run in both ways that the sandbox has, whose words
# must be the same.
BOTH_WAYS = 16


def random_program(family, seed, k):
    """Program k of the seed; a program that doesn't compile is drawn again,
    since both sides would say no more than that."""
    rng = random.Random("%s %d %d" % (family, seed, k))
    while True:
        made = FAMILIES[family](rng)
        text = made.program()
        if hasattr(made, "origin"):
            return text
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                compile(text, "p.py", "exec")
        except (SyntaxError, ValueError, OverflowError):
            continue
        return text


def slip(text, seed, k):
    """What a mutant changed in the program that it was made from."""
    made = Mutant(random.Random("mutant %d %d" % (seed, k)))
    made.program()
    return "# %s\n" % made.name + "\n".join(list(difflib.unified_diff(
        made.origin.split("\n"), text.split("\n"), lineterm="", n=2))[2:])


def report(title, found, text):
    lines = list(difflib.unified_diff(
        found[2].splitlines(), found[1].splitlines(), lineterm="", n=1))
    return "\n".join(
        ["FAILED %s: %s differs (- CPython, + loopscope)" % (title, found[0])] +
        ["    " + line for line in lines[2:24]] + ["    program:"] +
        ["    | " + line for line in text.splitlines()]) + "\n"


def run_and_trace(bench):
    """What differs between the two ways to run the program that is written."""
    run, trace = bench.ours(False), bench.ours(True)
    if run["status"] == 5:          # said in an event, not on stderr
        run["stderr"] = trace["stderr"]
    for what in ("stdout", "status", "stderr"):
        if run[what] != trace[what]:
            return ("%s of run and trace" % what, str(trace[what]),
                    str(run[what]))
    return None


def examine(options, bench, k):
    """What became of program k, and a text to print about it."""
    families = [options.family] if options.family else sorted(FAMILIES)
    family = families[k % len(families)]
    text = random_program(family, options.seed, k)
    found = compare(bench, text)
    if not found and k % BOTH_WAYS == 0:
        found = run_and_trace(bench)
    name = "%s --seed %d --first %d" % (family, options.seed, k)
    if found == "explained":
        return found, "EXPLAINED %s: see the README's table\n" % name
    if not found or found == "skipped":
        return found or "passed", ""
    if family == "mutant":
        text = slip(text, options.seed, k)
    elif options.shrink:
        text, found = shrink(bench, text, found, SHRINK_SECONDS)
    return "failed", report(name, found, text)


# -- shares of the work -------------------------------------------------------

class Worker:
    """A forked process that examines every so manyth program, and the pipe
    through which it says what became of them."""

    def __init__(self, options, number):
        self.reports, reported = os.pipe()
        self.pid = os.fork()
        if not self.pid:
            os.close(self.reports)
            work(options, number, os.fdopen(reported, "wb"))
        os.close(reported)
        self.reports = os.fdopen(self.reports, "rb")

    def next(self):
        size = self.reports.read(4)
        if len(size) < 4:
            raise SystemExit("a worker has ended before its time")
        return pickle.loads(self.reports.read(struct.unpack("<I", size)[0]))


def work(options, number, reports):
    status = 1
    bench = Bench(options.loopscope)
    try:
        for k in share(options, number):
            data = pickle.dumps(examine(options, bench, k))
            reports.write(struct.pack("<I", len(data)) + data)
            reports.flush()
        status = 0
    except (BrokenPipeError, KeyboardInterrupt):
        pass
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        bench.close()
        os._exit(status)


def share(options, number):
    return range(options.first + number, options.first + options.count,
                 options.jobs)


def run(options):
    """How many programs passed, failed, are explained and took too long."""
    counts = {"passed": 0, "failed": 0, "explained": 0, "skipped": 0}
    workers = [Worker(options, n) for n in range(options.jobs)]
    for k in range(options.count):
        outcome, text = workers[k % options.jobs].next()
        counts[outcome] += 1
        sys.stdout.write(text)
        sys.stdout.flush()
    for worker in workers:
        os.waitpid(worker.pid, 0)
    return counts


def show(options):
    families = [options.family] if options.family else sorted(FAMILIES)
    for k in range(options.first, options.first + options.count):
        family = families[k % len(families)]
        print("# %s %d %d\n%s" % (
            family, options.seed, k, random_program(family, options.seed, k)))


# -- the command --------------------------------------------------------------

def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("loopscope")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--jobs", type=int,
                        default=len(os.sched_getaffinity(0)))
    parser.add_argument("--family", choices=sorted(FAMILIES))
    parser.add_argument("--shrink", action=argparse.BooleanOptionalAction)
    parser.add_argument("--show", action="store_true")
    return parser.parse_args()


def main():
    options = arguments()
    if sys.version_info[:2] != (3, 11):
        print("SKIPPED: nothing was compared with CPython: python3 is %d.%d, "
              "the measure is 3.11" % sys.version_info[:2])
        return 1 if os.environ.get("CI") else 0
    if os.environ.get("PYTHONHASHSEED") != "0":
        os.environ.update(PYTHONHASHSEED="0", PYTHONIOENCODING="utf-8",
                          PYTHONDONTWRITEBYTECODE="1")
        os.execv(sys.executable, [sys.executable, *sys.argv])
    if options.show:
        show(options)
        return 0
    counts = run(options)
    if counts["skipped"]:
        print("%d skipped: slow in CPython, or showing addresses" % counts["skipped"])
    print("%d passed, %d failed" % (counts["passed"], counts["failed"]) +
          (", %d explained" % counts["explained"] if counts["explained"] else ""))
    return 1 if counts["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())

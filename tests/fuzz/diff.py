"""A differential fuzzer: random small programs, run by the sandbox and by
CPython 3.11 under the virtual clock of tests/oracle/virtual_python.py.

    python3 diff.py LOOPSCOPE [--seed N] [--count N] [--first K]
                    [--family values|forms|asyncio|mutant] [--no-shrink]
                    [--show]

Program K of seed N is always the same. Compared are stdout, the exit status,
the last line of stderr and, for asyncio, the order of task steps. A difference
is printed with its program, shrunk as long as the difference stays; the last
line is "N passed, N failed", and the exit status is 1 when any failed. --show
prints the programs and runs nothing. The family "mutant" is not drawn from a
grammar: it makes slips in the programs of tests/conform, and a difference is
shown with the slip.

CPython's side needs no start-up: each program runs in a forked child of this
process. What CPython itself does differently from run to run, because tasks in
a set go by their addresses, counts as the same when ours is one of the ways.
"""
import argparse
import ast
import asyncio
import difflib
import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

# Imported here so that the forked children find them loaded.
import collections, contextlib, contextvars, dataclasses  # noqa
import datetime, enum, functools, inspect, itertools, math, operator  # noqa
import hashlib, heapq, statistics, string, textwrap, types, typing  # noqa
import traceback, warnings  # noqa

from grammar_asyncio_wide import AsyncioWide
from grammar_forms import Forms
from grammar_values import Values
from mutants import Mutant

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)),
                             "..", "oracle"))
from check import normal_stderr  # noqa

HERE = os.path.dirname(os.path.abspath(__file__))
HARNESS = os.path.join(os.path.dirname(HERE), "oracle", "virtual_python.py")
SECONDS = 8
MEMORY = 1 << 30

FAMILIES = {"values": Values, "forms": Forms, "asyncio": AsyncioWide,
            "mutant": Mutant}


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


# -- running a program on both sides ------------------------------------------

def read(path):
    with open(path, "rb") as file:
        return file.read().decode("utf-8", "replace")


def limits():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def use_order(first, step):
    """Makes asyncio's tasks hash to first, first + step and so on, so that a
    set of them has a known order. None is what CPython promises; each is what
    it may do."""
    numbers = itertools.count(first, step)

    class Task(asyncio.Task):
        def __init__(self, *args, **options):
            self.number = next(numbers)
            super().__init__(*args, **options)

        def __hash__(self):
            return self.number

    asyncio.Task = asyncio.tasks.Task = Task


class Bench:
    """A folder, the program in it and both sides' ways to run it."""

    def __init__(self, loopscope):
        self.loopscope = os.path.abspath(loopscope)
        with open(self.loopscope, "rb") as file:
            # a sanitizer's own memory is beyond any bound
            self.limits = None if b"__asan_init" in file.read() else limits
        self.folder = tempfile.mkdtemp(prefix="fuzz-")
        self.harness = compile(read(HARNESS), HARNESS, "exec")
        self.runs = 0

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, text):
        with open(self.path("p.py"), "w", encoding="utf-8") as file:
            file.write(text)

    def start_ours(self, what, *args):
        out, err = (open(self.path("ours." + n), "wb") for n in ("out", "err"))
        with out, err:
            return subprocess.Popen(
                [self.loopscope, what, *args, "p.py"], cwd=self.folder,
                stdin=subprocess.DEVNULL, stdout=out, stderr=err,
                preexec_fn=self.limits)

    def end_ours(self, child):
        try:
            status = child.wait(SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
            status = "timed out"
        return {"stdout": read(self.path("ours.out")),
                "stderr": read(self.path("ours.err")), "status": status}

    def ours(self, steps):
        result = self.end_ours(self.start_ours("run"))
        if steps:
            self.end_ours(self.start_ours("trace", "-o", "ours.jsonl"))
            result["steps"] = task_steps(read(self.path("ours.jsonl")))
        return result

    def theirs(self, steps=False, order=None):
        """The program under CPython: None when it takes too long. The child
        leaves through the interpreter's own exit, since what is said at exit
        counts as well."""
        sys.stdout.flush()
        sys.stderr.flush()
        child = os.fork()
        if not child:
            self.become(steps, order)
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            return None
        result = {"stdout": read(self.path("their.out")),
                  "stderr": read(self.path("their.err")),
                  "status": os.WEXITSTATUS(status)}
        if steps:
            result["steps"] = read(self.path("their.steps")).rstrip("\n")
        return result

    def wavers(self, theirs):
        """Does the program print something else in a process with other
        addresses? Then it shows them in a way that can't be folded."""
        for _ in range(2):
            try:
                done = subprocess.run(
                    [sys.executable, HARNESS, "p.py"], cwd=self.folder,
                    stdin=subprocess.DEVNULL, capture_output=True,
                    timeout=SECONDS, preexec_fn=limits)
            except subprocess.TimeoutExpired:
                return True
            out, err = (b.decode("utf-8", "replace")
                        for b in (done.stdout, done.stderr))
            if folded(out) != folded(theirs["stdout"]) or \
                    last_line(err) != last_line(theirs["stderr"]):
                return True
        return False

    def become(self, steps, order):
        os.chdir(self.folder)
        signal.alarm(SECONDS)
        limits()
        for number, name in ((1, "their.out"), (2, "their.err")):
            file = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            os.dup2(file, number)
        sys.argv = [HARNESS] + (["--steps", "their.steps"] if steps else [])
        sys.argv += ["p.py"]
        sys.path.insert(0, os.path.dirname(HARNESS))     # as of a script
        signal.signal(signal.SIGINT, signal.default_int_handler)
        space = {"__name__": "__main__", "__file__": HARNESS}
        if order:
            use_order(*order)
        exec(self.harness, space)


def task_steps(trace):
    names, coros, lines = {}, {}, []
    for line in trace.splitlines()[1:]:
        if '"task.' not in line:
            continue
        event = json.loads(line)
        if event["e"] == "task.new":
            names[event["task"]] = event["name"]
            coros[event["task"]] = event["coro"].rsplit(".", 1)[-1]
        elif event["e"] == "task.run":
            task = event["task"]
            lines.append("%.6f %s %s" % (event["t"], names[task], coros[task]))
    return "\n".join(lines)


# Where in asyncio's own source something stands, or runs.
LIBRARY_PLACE = re.compile(r"(?: running| done, defined)? at (?:%s[^ >]*|<asyncio>):\d+" %
                           re.escape(os.path.dirname(os.__file__)))


def folded(text):
    """Without addresses, places in asyncio's own source, files of modules and
    the number of frames left out, to which the harness adds its own."""
    text = re.sub(r"<module '([\w.]+)' (?:from '[^']*'|\(built-in\))>",
                  r"<module '\1'>", text)
    text = re.sub(r"line repeated \d+ more times", "line repeated", text)
    return LIBRARY_PLACE.sub("", re.sub(r"\b0x[0-9a-f]{5,}", "0x", text))


def told(result):
    """What stderr has to say, without frames of the library. A deadlock is
    told in words of our own."""
    text = folded(normal_stderr(result["stderr"]))
    # A forked child has loaded what gives this hint; at the end of a process of
    # its own it can't be loaded any more.
    text = re.sub(r"(sys:1: RuntimeWarning: .*\n)RuntimeWarning: Enable .*\n",
                  r"\1", text)
    return "" if result["status"] == 5 else text


def last_line(text):
    """The last line, without paths. Warnings of CPython's compiler don't
    count."""
    text = re.sub(r"p\.py:\d+: SyntaxWarning: .*\n.*\n", "", folded(text))
    line = text.rstrip().split("\n")[-1]
    return re.sub(r"\S*/p\.py", "", line)


def difference(ours, theirs):
    """What differs, and both texts; None when nothing does."""
    if folded(ours["stdout"]) != folded(theirs["stdout"]):
        return "stdout", folded(ours["stdout"]), folded(theirs["stdout"])
    if ours["status"] != theirs["status"]:
        return ("exit status",
                "%s\n%s" % (ours["status"], last_line(ours["stderr"])),
                "%s\n%s" % (theirs["status"], last_line(theirs["stderr"])))
    if told(ours) != told(theirs):
        return "stderr", told(ours), told(theirs)
    if "steps" in theirs and ours["steps"] != theirs["steps"]:
        return "order of task steps", ours["steps"], theirs["steps"]
    return None


def compare(bench, text, thorough=True, steps=True):
    """(what, ours, theirs) of the first difference; None when there is none;
    "skipped" when CPython needs too long or its output depends on
    addresses."""
    bench.write(text)
    tasks = "asyncio" in text
    steps = steps and tasks and "set_name(" not in text
    theirs = bench.theirs(steps)
    if theirs is None:
        return "skipped"
    ours = bench.ours(steps)
    found = difference(ours, theirs)
    if found and tasks:
        found = in_some_order(bench, ours, found, steps)
    if found and found != "skipped" and thorough and bench.wavers(theirs):
        return "skipped"
    return found


def in_some_order(bench, ours, found, steps):
    """What is left of a difference that may be due to the order of tasks in
    a set."""
    shown = {found[2]}
    for order in [(n, 1) for n in range(8)] + [(1 << 40, -1)]:
        other = bench.theirs(steps=True, order=order)
        if other and not steps:
            del other["steps"]
        now = other and difference(ours, other)
        if other and not now:
            return None
        shown.add(now and now[:1] == found[:1] and now[2])
    # More tasks in a set than these orders tell apart.
    return "skipped" if len(shown) > 1 else found


# -- shrinking ----------------------------------------------------------------

def variants(text):
    """Texts that are a step smaller than this one, greatest steps first."""
    tree = ast.parse(text)
    places = []
    for node in ast.walk(tree):
        for field in ("body", "orelse", "finalbody", "handlers", "cases"):
            body = getattr(node, field, None)
            if isinstance(body, list):
                places += [(node, field, i) for i in range(len(body))]
    for node, field in {(node, field): 0 for node, field, _ in places}:
        old = getattr(node, field)
        part = len(old) // 2
        while part > 1:
            for i in range(0, len(old), part):
                rest = old[:i] + old[i + part:]
                if rest or field != "body":
                    setattr(node, field, rest)
                    yield tree
            part //= 2
        setattr(node, field, old)
    size = lambda p: -sum(1 for _ in ast.walk(getattr(p[0], p[1])[p[2]]))
    for node, field, i in sorted(places, key=size):
        old = getattr(node, field)
        part = old[i]
        choices = [old[:i] + old[i + 1:]]
        if not choices[0] and field == "body" and not isinstance(part, ast.Pass):
            choices = [[ast.Pass()]]
        for inner in ("body", "orelse", "finalbody"):
            lines = getattr(part, inner, None)
            if isinstance(part, ast.stmt) and isinstance(lines, list) and lines:
                choices.append(old[:i] + lines + old[i + 1:])
        for choice in choices:
            setattr(node, field, choice)
            yield tree
        setattr(node, field, old)
    yield from smaller_expressions(tree)


def smaller_expressions(tree):
    """The same with one expression replaced by a part of it, or one element
    of a list, call or the like left out."""
    for node in list(ast.walk(tree)):
        for field, old in list(ast.iter_fields(node)):
            if isinstance(old, ast.expr):
                for part in ast.iter_child_nodes(old):
                    if isinstance(part, ast.expr) and isinstance(
                            getattr(part, "ctx", ast.Load()), ast.Load):
                        setattr(node, field, part)
                        yield tree
                        setattr(node, field, old)
            elif isinstance(old, list) and old and isinstance(
                    old[0], (ast.expr, ast.keyword)):
                for i, part in enumerate(old):
                    setattr(node, field, old[:i] + old[i + 1:])
                    yield tree
                    for inner in ast.iter_child_nodes(part):
                        if isinstance(inner, ast.expr) and isinstance(
                                part, ast.expr):
                            setattr(node, field, old[:i] + [inner] + old[i + 1:])
                            yield tree
                setattr(node, field, old)


def text_of(tree):
    try:
        text = ast.unparse(tree) + "\n"
        compile(text, "p.py", "exec")
        return text
    except Exception:
        return None


def shrink(bench, text, found, seconds):
    """The smallest text found in that time in which the same thing differs.
    What was tried in vain comes again only when something else went."""
    end = time.monotonic() + seconds
    first = text, found
    steps = found[0] == "order of task steps"
    at, whole = 0, None
    while True:
        went = False
        for tree in itertools.islice(variants(text), at, None):
            at += 1
            if time.monotonic() > end:
                return checked(bench, text, first)
            shorter = text_of(tree)
            if not shorter or len(shorter) >= len(text):
                continue
            now = compare(bench, shorter, thorough=False, steps=steps)
            if now and now != "skipped" and now[0] == found[0]:
                text, found, went = shorter, now, True
                break
        if not went and text == whole:
            return checked(bench, text, first)
        at, whole = (at - 1, whole) if went else (0, text)


def checked(bench, text, first):
    """The text, when it is no program that only shows an address; else the
    one that it was made from."""
    found = compare(bench, text)
    return (text, found) if found and found != "skipped" else first


# -- the command --------------------------------------------------------------

def slip(text, seed, k):
    """What a mutant changed in the program that it was made from."""
    made = Mutant(random.Random("mutant %d %d" % (seed, k)))
    made.program()
    return "# %s\n" % made.name + "\n".join(list(difflib.unified_diff(
        made.origin.split("\n"), text.split("\n"), lineterm="", n=2))[2:])


def report(title, found, text):
    print("FAILED %s: %s differs (- CPython, + loopscope)" % (title, found[0]))
    lines = list(difflib.unified_diff(
        found[2].splitlines(), found[1].splitlines(), lineterm="", n=1))
    print("\n".join("    " + line for line in lines[2:24]))
    print("    program:\n" + "\n".join("    | " + line
                                       for line in text.splitlines()))


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("loopscope")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--family", choices=sorted(FAMILIES))
    parser.add_argument("--no-shrink", action="store_true")
    parser.add_argument("--show", action="store_true")
    return parser.parse_args()


def run(options, bench):
    """The number of programs that passed, failed and took too long."""
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    families = [options.family] if options.family else sorted(FAMILIES)
    for k in range(options.first, options.first + options.count):
        family = families[k % len(families)]
        text = random_program(family, options.seed, k)
        if options.show:
            print("# %s %d %d\n%s" % (family, options.seed, k, text))
            continue
        found = compare(bench, text)
        if not found or found == "skipped":
            counts[found or "passed"] += 1
            continue
        counts["failed"] += 1
        if family == "mutant":
            text = slip(text, options.seed, k)
        elif not options.no_shrink:
            text, found = shrink(bench, text, found, 12)
        report("%s --seed %d --first %d" % (family, options.seed, k), found, text)
        sys.stdout.flush()
    return counts


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
    bench = Bench(options.loopscope)
    owner = os.getpid()
    try:
        counts = run(options, bench)
    finally:
        if os.getpid() == owner:
            bench.close()
    if counts["skipped"]:
        print("%d skipped: slow in CPython, or showing addresses" % counts["skipped"])
    print("%d passed, %d failed" % (counts["passed"], counts["failed"]))
    return 1 if counts["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())

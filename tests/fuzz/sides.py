"""Runs a program on both sides, and says whether they differ.

A result is a dictionary: stdout, stderr, status and, when asked for, steps, the
order of task steps as lines. It knows nothing of how programs are made.
"""
import json
import operator
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import warnings

ORACLE = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(
    __file__))), "oracle")
sys.path.append(ORACLE)
from check import LIBRARY_FRAME, normal_stderr  # noqa

HARNESS = os.path.join(ORACLE, "virtual_python.py")
SECONDS = 8
MEMORY = 1 << 30


def limits():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


class Output:
    """A file that one process after the other writes to."""

    def __init__(self, path):
        self.file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)

    def empty(self):
        os.ftruncate(self.file, 0)

    def text(self):
        size = os.fstat(self.file).st_size
        return os.pread(self.file, size, 0).decode("utf-8", "replace")

    def close(self):
        os.close(self.file)


class Bench:
    """A folder, the program in it and both sides' ways to run it. A process
    has one: the time of what runs is kept by the process's alarm."""

    def __init__(self, loopscope):
        self.loopscope = os.path.abspath(loopscope)
        shm = "/dev/shm"
        self.folder = tempfile.mkdtemp(
            prefix="fuzz-", dir=shm if os.access(shm, os.W_OK) else None)
        self.files = {name: Output(self.path(name)) for name in (
            "p.py", "our.out", "our.err", "their.out", "their.err",
            "their.steps")}
        self.measure = subprocess.Popen(
            [sys.executable, os.path.join(ORACLE, "measure.py"), self.folder],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=dict(
                os.environ, MALLOC_ARENA_MAX="1"))

    def close(self):
        self.measure.stdin.close()
        self.measure.stdout.close()
        self.measure.wait()
        for file in self.files.values():
            file.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, text):
        self.files["p.py"].empty()
        os.write(self.files["p.py"].file, text.encode())

    def ours(self, steps):
        """With steps, what was printed is taken from the trace."""
        if not steps:
            return self.run("run")
        result = self.run("trace")
        return traced(result) or result

    def run(self, what):
        out, err = self.files["our.out"], self.files["our.err"]
        out.empty()
        err.empty()
        child = subprocess.Popen(
            [self.loopscope, what, "p.py"], cwd=self.folder,
            stdin=subprocess.DEVNULL, stdout=out.file, stderr=err.file)
        signal.signal(signal.SIGALRM, lambda *_: child.kill())
        signal.alarm(SECONDS)
        status = child.wait()
        late = not signal.alarm(0)
        return {"stdout": out.text(), "stderr": err.text(),
                "status": "timed out" if late else status}

    def theirs(self, steps=False):
        """The program under CPython: None when it takes too long."""
        self.files["their.steps"].empty()
        self.measure.stdin.write(b"%d\n" % steps)
        self.measure.stdin.flush()
        status = int(self.measure.stdout.readline())
        if status < 0:
            return None
        result = {"stdout": self.files["their.out"].text(),
                  "stderr": self.files["their.err"].text(), "status": status}
        if steps:
            result["steps"] = self.files["their.steps"].text().rstrip("\n")
        return result

    def refusal(self):
        """What python3 says of a program that doesn't compile. The harness
        reads it as a string, and CPython's two readers mark other columns at
        the end of a program."""
        done = subprocess.run(
            [sys.executable, "p.py"], cwd=self.folder,
            stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS)
        out, err = (b.decode("utf-8", "replace")
                    for b in (done.stdout, done.stderr))
        return {"stdout": out, "status": done.returncode, "stderr":
                err.replace(os.path.realpath(self.folder) + os.sep, "")}

    def wavers(self, theirs):
        """Does the program print something else in a process with other
        addresses? Then it shows them in a way that can't be folded."""
        steps = ["--steps", "again.steps"] if "steps" in theirs else []
        for _ in range(3):
            try:
                done = subprocess.run(
                    [sys.executable, HARNESS] + steps + ["p.py"],
                    cwd=self.folder, stdin=subprocess.DEVNULL,
                    capture_output=True, timeout=SECONDS, preexec_fn=limits)
            except subprocess.TimeoutExpired:
                return True
            out, err = (b.decode("utf-8", "replace")
                        for b in (done.stdout, done.stderr))
            if folded(out) != folded(theirs["stdout"]) or \
                    last_line(err) != last_line(theirs["stderr"]):
                return True
            if steps:
                with open(self.path("again.steps")) as file:
                    if file.read().rstrip("\n") != theirs["steps"]:
                        return True
        return False


def traced(result):
    """The run of which this result has the trace; None when it has none, as
    when the program is refused."""
    names, coros, steps = {}, {}, []
    texts = {"stdout": [], "stderr": []}
    status, over = None, {"stdout": 0, "stderr": 0}
    for line in result["stdout"].split("\n"):
        if not line.startswith(('{"e":"task.new', '{"e":"task.run',
                                '{"e":"out"', '{"e":"end"', '{"e":"return"',
                                '{"e":"unwind"')):
            continue
        event = json.loads(line)
        if event["e"] == "task.new":
            names[event["task"]] = event["name"]
            coros[event["task"]] = event["coro"].rsplit(".", 1)[-1]
        elif event["e"] == "task.run":
            task = event["task"]
            steps.append("%.6f %s %s" % (event["t"], names[task], coros[task]))
        elif event["e"] == "out":
            texts[event["stream"]].append(event["text"])
        elif event["e"] == "end":
            status = event["status"]
        elif event["frame"] == 1:
            over = {stream: len(texts[stream]) for stream in texts}
    if status is None or result["status"] not in (0, status):
        return None
    return {"stdout": "".join(texts["stdout"]),
            "stderr": "".join(texts["stderr"]), "status": status,
            "at end": {stream: "".join(texts[stream][over[stream]:])
                       for stream in texts},
            "steps": "\n".join(steps)}


# -- what differs -------------------------------------------------------------

# Where in asyncio's own source something stands, or runs.
LIBRARY_PLACE = re.compile(r"(?: running| done, defined| created)? at (?:%s[^ >]*|<_?asyncio\w*>):\d+" %
                           re.escape(os.path.dirname(os.__file__)))
# The same at the end of a repr that was cut short in its middle.
CUT_PLACE = re.compile(
    r"(<(?:Task|coroutine|function)[^.\n]{0,12}\.\.\.)[\w./ <>]*?:?"
    r"(?:\d+|x[0-9a-f]{5,})(?=>)")


# A frame of the library or the harness, as the traceback module shows it.
SUMMARY = r"<FrameSummary file /[^,]*, line \d+ in (?:<\w+>|\w+)>"
LIBRARY_SUMMARY = re.compile("%s, |, %s(?=])" % (SUMMARY, SUMMARY))
PID = re.compile(r"(?<=\bpid=)\d+|(?<= parent=)\d+")


def folded(text):
    """Without addresses, places in asyncio's own source, files of modules, the
    order that addresses give a set and the number of frames left out, to which
    the harness adds its own; processes
    have the numbers of the order in which they are shown."""
    pids = {}
    text = PID.sub(lambda m: str(pids.setdefault(m[0], len(pids))), text)
    text = re.sub(r"<module '([\w.]+)' (?:from '[^']*'|\(built-in\))>",
                  r"<module '\1'>", text)
    text = re.sub(r"(cannot import name '\w+' from '[\w.]+') \([^)]*\)",
                  r"\1", text)
    # The same of a module in C that other builds have within the interpreter.
    text = re.sub(r"/\S*/lib-dynload/\w+\.\S+?\.so", "unknown location", text)
    text = re.sub(r"line repeated \d+ more times", "line repeated", text)
    # Which of the calls in a circle was one too deep depends on them as well,
    # and how often a circle of several is shown.
    text = re.sub(r"(recursion depth exceeded)(?: while calling a Python object"
                  r"| in __\w+__| in comparison)", r"\1", text)
    if "recursion depth exceeded" in text:
        text = CIRCLE.sub(r"\1", text)
    text = CUT_PLACE.sub(r"\1", text)
    text = LIBRARY_SUMMARY.sub("", text)
    # reprlib leaves out the middle of a text, maybe up to within an address.
    text = re.sub(r"(\.\.\.)x?[0-9a-f]{6,}\b", r"\1x", text)
    text = re.sub(r"\b0x[0-9a-f]{5,}", "0x", text)
    # concurrent.futures writes the address of a Future as a decimal number.
    text = re.sub(r"\b(?:1(?:3[89]|40)|9[34])\d{12}\b", "0x", text)
    return LIBRARY_PLACE.sub("", BRACES.sub(sorted_by_address, text))


CIRCLE = re.compile(r"((?:  File [^\n]*\n(?:    [^\n]*\n)*){1,4}?)(?:\1)+")
BRACES = re.compile(r"\{[^{}:]*\b(?:None|Ellipsis|NotImplemented|at 0x|"
                    r"object|function|class)\b[^{}:]*\}")


def sorted_by_address(found):
    """A set that is shown with something in it that is hashed by its address,
    as None is: where that stands is a matter of how CPython was built."""
    return "{%s}" % ", ".join(sorted(found[0][1:-1].split(", ")))


def shown(result):
    """What stdout has to say, without frames of the library in a traceback that
    the program prints itself."""
    return folded(LIBRARY_FRAME.sub("", result["stdout"]))


def told(result):
    """What stderr has to say, without frames of the library. A deadlock is
    told in words of our own."""
    return "" if result["status"] == 5 else folded(
        normal_stderr(result["stderr"]))


def last_line(text):
    """The last line, without paths. Warnings of CPython's compiler don't
    count."""
    text = re.sub(r"p\.py:\d+: SyntaxWarning: .*\n.*\n", "", folded(text))
    line = text.rstrip().split("\n")[-1]
    return re.sub(r"\S*/p\.py", "", line)


REPORT = re.compile(
    r"^(?=Task was destroyed|(?:\w+ )?exception was never retrieved|"
    r"Exception ignored|sys:1: |Traceback|Exception in|Unhandled|"
    r"Task exception|Future exception|_GatheringFuture exception)", re.MULTILINE)


def other_order(ours, theirs, stream, said, parts):
    """Do both say the same on a stream and only what is told when the program is
    over comes in another order, in whole reports? It is the one in which the
    collector comes to what is left, by the order in which all objects of the
    interpreter were made and by what they hold: CPython has objects, such as a
    task's wake-up, that the sandbox has not. Where its trace begins to tell of
    the end is `at end`."""
    late = said(dict(ours, **ours.get("at end", {stream: ""})))
    mine, measure = said(ours), said(theirs)
    early = len(mine) - len(late)
    return late and mine.endswith(late) and mine[:early] == measure[:early] and \
        reports(late, parts) == reports(measure[early:], parts)


def reports(text, parts):
    """Sorted, and without a task's callbacks, which whoever waited for it takes
    back when its own turn to go comes before."""
    return sorted(parts(re.sub(r" cb=\[[^]]*\]+(?=>)", "", text)))


def difference(ours, theirs):
    """What differs, and both texts; None when nothing does."""
    if shown(ours) != shown(theirs) and not other_order(
            ours, theirs, "stdout", shown, str.splitlines):
        return "stdout", shown(ours), shown(theirs)
    if ours["status"] != theirs["status"]:
        return ("exit status",
                "%s\n%s" % (ours["status"], last_line(ours["stderr"])),
                "%s\n%s" % (theirs["status"], last_line(theirs["stderr"])))
    if told(ours) != told(theirs) and not other_order(
            ours, theirs, "stderr", told, REPORT.split):
        return "stderr", told(ours), told(theirs)
    if "steps" in theirs and ours.get("steps", "") != theirs["steps"]:
        return "order of task steps", ours.get("steps", ""), theirs["steps"]
    return None


DOC = r"('__doc__': )"
SIGNATURE = re.compile(
    r"^(signature \S+) (?:<Signature \(.*\)>|ValueError .*\bbuiltin.*)$",
    re.MULTILINE)
TEXT = r"(?:'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\")"


PLACED = re.compile(r"^<module>: (\w+Warning: [^\n]*\n)", re.MULTILINE)


def in_library(ours, theirs):
    """Do they differ in nothing but where a warning is from, and is that in a
    file of CPython's own library, of which the README says that places in it
    are left out?"""
    mine, measure = normal_stderr(ours["stderr"]), normal_stderr(
        theirs["stderr"])
    for warning in PLACED.findall(measure):
        mine = re.sub(r"^p\.py:\d+: %s(?:  .*\n)?" % re.escape(warning),
                      lambda found: "<module>: " + warning, mine, 1,
                      re.MULTILINE)
    return not difference(dict(ours, stderr=mine),
                          dict(theirs, stderr=measure))


# CPython joins a store and the load behind it: when what is loaded is not bound,
# that is told at the line of the store.
UNBOUND = re.compile(r"  File [^\n]*, line (\d+), in [^\n]*\n"
                     r"(?:    [^\n]*\n)*(?=UnboundLocalError: )")


def told_early(ours, theirs):
    """Do they differ in nothing but that?"""
    def lines(result):
        return [int(n) for n in UNBOUND.findall(
            result["stdout"] + result["stderr"])]

    def lacking(result):
        return dict(result, stderr=UNBOUND.sub("", result["stderr"]),
                    stdout=UNBOUND.sub("", result["stdout"]))
    mine, measure = lines(ours), lines(theirs)
    return len(mine) == len(measure) and all(map(operator.le, measure, mine)) \
        and mine and not difference(lacking(ours), lacking(theirs))


def lacks_texts(ours, theirs):
    """Do they differ in nothing but texts of CPython's own, in a class's dict
    and as the signature of what is built in, where the sandbox has None and no
    signature, as the README says?"""
    def blank(result, held):
        text = re.sub(DOC + held, r"\1...", result["stdout"])
        return dict(result, stdout=SIGNATURE.sub(r"\1 ...", text))
    return re.search("'__doc__': None|no signature found for builtin",
                     ours["stdout"]) and not difference(
        blank(ours, "None"), blank(theirs, TEXT))


# Functions in C for which the harness has one of Python's, looked at rather than
# called.
STAND_IN = re.compile(r"\b(?:time\.(?:sleep|time|monotonic|perf_counter|"
                      r"process_time|gmtime|localtime|strftime|ctime)|R?Lock|"
                      r"get_ident|cpu_count|urandom|now)\b(?! *\()")


# Complex numbers are left out, and the sandbox says so when a result would be one.
COMPLEX = "is complex, which the sandbox has not"


def runs_out(result):
    """How often memory ran out: where that is depends on what a value takes, and
    on the harness's limit."""
    return len(re.findall(r"\bMemoryError\b",
                          result["stdout"] + result["stderr"]))


OUT_OF_MEMORY = re.compile(
    r"(?:(?:Traceback \(most recent call last\):\n(?: .*\n)+)?MemoryError\n\n"
    r"During handling of the above exception, another exception occurred:\n\n)*"
    r"(?:Traceback \(most recent call last\):\n(?: .*\n)+)?(?=MemoryError\b)")


def out_of_memory(result):
    """The same without what says where memory ran out: whether a traceback has
    room then is a matter of chance, in CPython too."""
    return dict(result, stdout=OUT_OF_MEMORY.sub("", result["stdout"]),
                stderr=OUT_OF_MEMORY.sub("", result["stderr"]))


# A set of None and others: None is hashed by its address, which is a matter of
# how CPython was built.
NONE_AMONG = re.compile(r"\b(?:as_completed|wait)\([\[{(][^\])}]*\bNone\b")


def compiles(text):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(text, "p.py", "exec")
    except (SyntaxError, ValueError, OverflowError, MemoryError,
            RecursionError):
        return False
    return True


def compare(bench, text, thorough=True, steps=True):
    """(what, ours, theirs) of the first difference; None when there is none;
    "skipped" when CPython needs too long, its output depends on addresses, or
    the sandbox refuses, on purpose, a module before the run or a number that is
    complex; "explained" when the README's table says why it is all there is."""
    bench.write(text)
    steps = steps and "asyncio" in text and "set_name(" not in text
    theirs = bench.theirs(steps)
    if theirs is None:
        return "skipped"
    ours = bench.ours(steps)
    if ours["status"] == 3 and "loopscope record" in ours["stderr"]:
        return "skipped"
    found = difference(ours, theirs)
    if found and found[0] in ("stdout", "stderr") and "asyncio" in text \
            and not steps:
        ours = bench.ours(True)         # which says where the end begins
        found = difference(ours, theirs)
    if not found and (told(ours) != told(theirs)
                      or shown(ours) != shown(theirs)):
        return "explained"
    if found and (lacks_texts(ours, theirs) or in_library(ours, theirs)
                  or told_early(ours, theirs)):
        return "explained"
    if found and not compiles(text):
        found = difference(ours, bench.refusal())
    if found and runs_out(theirs):
        found = difference(out_of_memory(ours), out_of_memory(theirs))
    if found and "virtual_time.<locals>" in theirs["stdout"] + theirs["stderr"]:
        return "skipped"
    if found and (STAND_IN.search(text) or NONE_AMONG.search(text) or
                  COMPLEX in shown(ours) + told(ours) or
                  runs_out(theirs) != runs_out(ours) or
                  ours["status"] == 4 and runs_out(theirs)):
        return "skipped"
    if found and thorough and bench.wavers(theirs):
        return "skipped"
    return found

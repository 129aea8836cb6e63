"""Compares the sandbox with real CPython under a virtual clock.

    python3 check.py tutorials LOOPSCOPE FOLDER   programs of the tutorials
    python3 check.py conform LOOPSCOPE FOLDER     *.py of a folder

Prints a line a difference and, last, "N passed, N failed"; exit status 1 when
anything failed. Programs are written to a temporary folder and run from there,
so that both sides see the same paths.
"""
import concurrent.futures
import difflib
import functools
import json
import os
import re
import subprocess
import sys
import tempfile
import threading

import kept

HERE = os.path.dirname(os.path.abspath(__file__))
FUZZ = os.path.join(os.path.dirname(HERE), "fuzz")
HARNESS = os.path.join(HERE, "virtual_python.py")
TIMEOUT = 60
PYTHON = sys.executable
ENVIRONMENT = dict(os.environ, PYTHONHASHSEED="0", PYTHONIOENCODING="utf-8",
                   PYTHONDONTWRITEBYTECODE="1")

class Result:
    def __init__(self):
        self.passed = self.failed = self.skipped = 0

    def same(self, name, what, ours, theirs):
        if ours == theirs:
            self.passed += 1
            return True
        self.failed += 1
        print("FAILED %s: %s differs (- CPython, + loopscope)" % (name, what))
        lines = list(difflib.unified_diff(
            str(theirs).splitlines(), str(ours).splitlines(), lineterm="", n=2))
        print("\n".join("    " + line for line in lines[2:30]))
        return False

    def finish(self):
        print("%d passed, %d failed" % (self.passed, self.failed)
              + (", %d skipped" % self.skipped if self.skipped else ""))
        return 1 if self.failed else 0


def run(command, folder):
    try:
        done = subprocess.run(command, cwd=folder, env=ENVIRONMENT,
                              stdin=subprocess.DEVNULL, capture_output=True,
                              timeout=TIMEOUT)
    except subprocess.TimeoutExpired:
        return "", "timed out", -1
    return (done.stdout.decode("utf-8", "replace"),
            done.stderr.decode("utf-8", "replace"), done.returncode)


def run_python(words, folder, side=None):
    """What CPython does, once; `side` is a file that is to be written."""
    return kept.run(run, [PYTHON] + words, folder, side)


def python_blocks(text):
    """The text of each fenced python block, as Markdown has it: the fence may
    be indented in a list, and is dedented by the fence's own indent."""
    block, blocks, indent, fence = None, [], 0, ""
    for line in text.split("\n"):
        if block is None:
            opening = re.match(r"^(\s*)(`{3,})\s*([\w+-]*)", line)
            if opening:
                indent, fence = len(opening[1]), opening[2]
                block = [opening[3]]
        elif line.strip() == fence:
            if block[0] == "python":
                blocks.append("\n".join(block[1:]) + "\n")
            block = None
        else:
            strip = len(line) - len(line.lstrip())
            block.append(line[min(indent, strip):])
    return blocks


def folder_programs(folder):
    for name in sorted(os.listdir(folder)):
        if name.endswith(".py"):
            with open(os.path.join(folder, name), encoding="utf-8") as text:
                yield name, text.read()


def argument_lists(source):
    """The command lines that a tutorial's program is tried with."""
    if "argparse" in source:
        return [[], ["-p", "2", "-c", "5"]]
    if "sys.argv" in source:
        return [[], ["9", "6", "3"]]
    return [[]]


def tutorial_programs(folder):
    for file in sorted(os.listdir(folder)):
        with open(os.path.join(folder, file), encoding="utf-8") as text:
            for i, source in enumerate(python_blocks(text.read()), 1):
                yield "%s-%d.py" % (file.split("_")[0], i), source


def compile_error(path, folder):
    """What CPython prints when it refuses the program, else None. It makes the
    path of a main program absolute; ours stays as given (DESIGN §2)."""
    _, _, status = run_python(["-m", "py_compile", path], folder)
    if not status:
        return None
    out, err, status = run_python([path], folder)
    return out, err.replace(os.path.realpath(folder) + os.sep, ""), status


def check_tutorials(result, loopscope, folder):
    count = 0
    with tempfile.TemporaryDirectory() as work:
        for name, source in tutorial_programs(folder):
            count += 1
            with open(os.path.join(work, name), "w", encoding="utf-8") as file:
                file.write(source)
            refused = compile_error(name, work)
            for args in argument_lists(source):
                theirs = refused or run_python([HARNESS, name] + args, work)
                ours = run([loopscope, "run", name] + args, work)
                title = " ".join([name] + args)
                result.same(title, "stdout", ours[0], theirs[0])
                result.same(title, "stderr", ours[1], theirs[1])
                result.same(title, "exit status", ours[2], theirs[2])
        result.same("tutorials", "number of programs that were found",
                    count >= 11, True)
        check_sample(result, loopscope, work)


SAMPLE_963 = """part1(9) sleeping for 4 seconds.
part1(6) sleeping for 4 seconds.
part1(3) sleeping for 0 seconds.
Returning part1(3) == result3-1.
part2(3, 'result3-1') sleeping for 4 seconds.
Returning part1(9) == result9-1.
part2(9, 'result9-1') sleeping for 7 seconds.
Returning part1(6) == result6-1.
part2(6, 'result6-1') sleeping for 4 seconds.
Returning part2(3, 'result3-1') == result3-2 derived from result3-1.
-->Chained result3 => result3-2 derived from result3-1 (took 4.00 seconds).
Returning part2(6, 'result6-1') == result6-2 derived from result6-1.
-->Chained result6 => result6-2 derived from result6-1 (took 8.00 seconds).
Returning part2(9, 'result9-1') == result9-2 derived from result9-1.
-->Chained result9 => result9-2 derived from result9-1 (took 11.00 seconds).
Program finished in 11.00 seconds.
"""


def check_sample(result, loopscope, work):
    """chained 9 6 3 prints what the tutorial's own sample shows; on a clock
    without its hundredths."""
    for name in ("001-4.py", "002-2.py"):
        out, _, _ = run([loopscope, "run", name, "9", "6", "3"], work)
        result.same(name, "the tutorial's sample for 9 6 3", out, SAMPLE_963)


# A frame of the standard library or of the harness in a traceback, with its
# source lines: where these stand, the sandbox has none to show.
LIBRARY_FRAME = re.compile(
    r'^(?P<bars>[ |]*)  File "(?:%s|%s|%s|<\w+>|<frozen )[^\n]*\n(?:(?P=bars)    [^\n]*\n)*'
    r'(?:(?P=bars)  \[Previous line repeated[^\n]*\n)?' % tuple(
        re.escape(folder + os.sep)
        for folder in (os.path.dirname(os.__file__), HERE, FUZZ)), re.MULTILINE)


# A warning that came while asyncio's own code ran: the sandbox names its file
# without the machine's folder, and shows no line of it.
LIBRARY_WARNING = re.compile(
    r"^%s(asyncio/\w+\.py:\d+: \w+Warning: [^\n]*\n)(?:  [^\n]*\n)?" %
    re.escape(os.path.dirname(os.__file__) + os.sep), re.MULTILINE)


# The same of the other modules that are Python: they have other lines here.
MODULE_WARNING = re.compile(
    r"^(?:%s[\w/]+\.py|<[\w. ]+>):\d+: (\w+Warning: [^\n]*\n)(?:  [^\n]*\n)?" %
    re.escape(os.path.dirname(os.__file__) + os.sep), re.MULTILINE)
# And while a thread's did, in a file that is ours.
THREAD_WARNING = re.compile(r"^(?:%s|<threading>):\d+: (?=\w+Warning: )" %
                            re.escape(threading.__file__), re.MULTILINE)

# Where all frames are the library's, the sandbox knows of none.
NO_FRAMES = re.compile(r"^Traceback \(most recent call last\):\n(?=[^ \n])",
                       re.MULTILINE)


def normal_stderr(text):
    text = LIBRARY_WARNING.sub(r"\1", LIBRARY_FRAME.sub("", text))
    text = MODULE_WARNING.sub(r"<module>: \1", text)
    text = NO_FRAMES.sub("", THREAD_WARNING.sub("threading: ", text))
    return re.sub(r"0x[0-9a-f]+", "0x…", text)


def our_steps(trace):
    names, coros, lines = {}, {}, []
    for line in trace.splitlines()[1:]:
        event = json.loads(line)
        if event["e"] == "task.new":
            names[event["task"]] = event["name"]
            coros[event["task"]] = event["coro"].rsplit(".", 1)[-1]
        elif event["e"] == "task.run":
            task = event["task"]
            lines.append("%.6f %s %s" % (event["t"], names[task], coros[task]))
    return "\n".join(lines)


def wants_steps(path):
    """Task steps are compared unless the program renames tasks as it runs:
    task.new has the name at creation, the harness the name at the step."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    return "asyncio" in text and "set_name(" not in text


def too_old(path):
    """Does the program show what came with a later 3.11 than this python3 (the
    measure is 3.11.7)? A line `# since: 3.11.4` says so."""
    with open(path, encoding="utf-8") as file:
        return too_old_text(file.read())


def too_old_text(source):
    since = re.search(r"^# since: ([\d.]+)$", source, re.M)
    return since and sys.version_info[:3] < tuple(
        int(part) for part in since[1].split("."))


def conform(loopscope, folder, name):
    """What is compared of one program: pairs of what, and the two outcomes. The
    order of steps is looked at when the rest is the same."""
    theirs = run_python([HARNESS, name], folder)
    ours = run([loopscope, "run", name], folder)
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        any_stderr = "# stderr: any" in file.read()
    pairs = [("stdout", ours[0], theirs[0]),
             ("exit status", ours[2], theirs[2])]
    if not any_stderr:
        pairs.append(("stderr", normal_stderr(ours[1]),
                      normal_stderr(theirs[1])))
    if (all(mine == measure for _, mine, measure in pairs)
            and wants_steps(os.path.join(folder, name))):
        with tempfile.NamedTemporaryFile("r") as file:
            run_python([HARNESS, "--steps", file.name, name], folder,
                       side=file.name)
            steps = file.read().rstrip("\n")
        trace, _, _ = run([loopscope, "trace", name], folder)
        pairs.append(("order of task steps", our_steps(trace), steps))
    return pairs


def check_conform(result, loopscope, folder):
    folder = os.path.abspath(folder)
    names = []
    for name in sorted(os.listdir(folder)):
        if name.endswith(".py") and too_old(os.path.join(folder, name)):
            print("SKIPPED %s: python3 is older than what it shows" % name)
            result.skipped += 1
        elif name.endswith(".py"):
            names.append(name)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        compare = functools.partial(conform, loopscope, folder)
        for name, pairs in zip(names, pool.map(compare, names)):
            for what, ours, theirs in pairs:
                result.same(name, what, ours, theirs)


def absent(folder):
    """What is missing for a comparison; a failure in CI, a loud skip elsewhere."""
    if sys.version_info[:2] != (3, 11):
        return "python3 is %d.%d, the measure is 3.11" % sys.version_info[:2]
    if not os.path.isdir(folder):
        return "no folder " + folder
    return None


def main():
    kind, loopscope, folder = sys.argv[1:4]
    missing = absent(folder)
    if missing:
        print("SKIPPED: nothing was compared with CPython: " + missing)
        return 1 if os.environ.get("CI") else 0
    result = Result()
    checks = {"tutorials": check_tutorials, "conform": check_conform}
    checks[kind](result, os.path.abspath(loopscope), folder)
    return result.finish()


if __name__ == "__main__":
    sys.exit(main())

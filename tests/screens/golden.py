"""Screens of the tutorials' programs, cell by cell, as they once were looked at.

    python3 golden.py LOOPSCOPE GOLDEN TUTORIALS [--write]

A file in golden/ for each program, step and size (golden.c says what stands in
it). Whoever changes a screen sees here what has become different; --write takes
the new ones, behind the same list of differences. Read it first: no file is
there that nobody has looked at. And none that isn't true: at the same steps, what
the panes say is compared with what real CPython did (facts.py), and SOURCE with
the program, before anything else.
"""
import difflib
import os
import re
import subprocess
import sys
import tempfile

from run import PROGRAMS, Result, check_facts, missing, read_facts

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = os.path.join(HERE, "golden")
SIZES = [(80, 24), (120, 40), (200, 60)]
QUEUE = ["-p", "5", "-c", "10"]
# Of the program with these arguments: what the step is called, and its number at
# TURNS.
STEPS = {
    ("countasync.py",): {"first-waits": 3, "all-wait": 5, "woken": 7,
                         "over": 10},
    ("countsync.py",): {"over": 1},
    ("makerandom.py",): {"all-wait": 5, "one-goes-on": 12, "over": None},
    ("chained.py", "9", "6", "3"): {"all-wait": 6, "second-part": 9,
                                    "over": 15},
    ("asyncq.py", *QUEUE): {"all-are-there": 17, "producers": 24,
                            "consumers": 60, "over": None},
    ("count-002.py",): {"all-wait": 5},
    ("chain-002.py",): {"second-part": 9},
    ("fragment-003.py",): {"over": 1},
    ("wrong-003.py",): {"over": 1},
    ("count-004.py",): {"woken": 7},
    ("queue-004.py",): {"all-are-there": 17, "over": None},
}
# Two side by side: what the step is called, and its number of both at LINES; None:
# the last.
SEQUENTIAL = """import asyncio


async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    print(name)


async def main():
    await fetch("a", 2)
    await fetch("b", 1)
    await fetch("c", 2)

asyncio.run(main())
"""
GATHERED = SEQUENTIAL.replace("""    await fetch("a", 2)
    await fetch("b", 1)
    await fetch("c", 2)
""", """    await asyncio.gather(fetch("a", 2), fetch("b", 1),
                         fetch("c", 2))
""")
OWN = {"sequential.py": SEQUENTIAL, "gathered.py": GATHERED}
PAIRS = {
    ("countsync.py", "countasync.py"): {"all-wait": 22, "woken": 30,
                                        "over": None},
    ("sequential.py", "gathered.py"): {"one-is-back": 22, "over": None},
}
PAIR_SIZES = SIZES[:2]
# Those of the other documents: which block of which it is.
OTHERS = [("count-002.py", "002", 1), ("chain-002.py", "002", 2),
          ("fragment-003.py", "003", 1), ("wrong-003.py", "003", 2),
          ("count-004.py", "004", 1), ("queue-004.py", "004", 2)]


def run(command, folder):
    done = subprocess.run(command, cwd=folder, capture_output=True)
    if done.returncode:
        raise RuntimeError("%s: %s" % (command, done.stderr.decode()))
    return done.stdout.decode()


def trace(loopscope, command, work):
    """The trace of a program, which may be wrong on purpose."""
    subprocess.run([loopscope, "trace", "-o", command[0] + ".jsonl"] + command,
                   cwd=work, capture_output=True)


def check_source(result, title, text, program):
    """Do the rows of SOURCE have the program's lines beside their numbers?"""
    lines = program.splitlines()
    rows = re.findall(r"^[» ][▶ ] ?(?:○\d+|  ) *(\d+) (.*?) *(?:[│├┤┼]|$)",
                      text, re.M)
    result.check(title + ": SOURCE is there", rows, text)
    for number, shown in rows:
        line = lines[int(number) - 1] if int(number) <= len(lines) else ""
        shown = shown.split("  ")[0] if "  " not in line else shown
        part = shown.rstrip().rstrip("…")
        result.check("%s: line %s of SOURCE" % (title, number),
                     line.startswith(part) or part in line, text)


def compare(result, name, new, write):
    path = os.path.join(FOLDER, name)
    old = ""
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            old = file.read()
    if old == new:
        result.check(name, True)
        return
    sys.stdout.writelines(difflib.unified_diff(
        old.splitlines(True), new.splitlines(True), name, "now: " + name, n=1))
    if write:
        os.makedirs(FOLDER, exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(new)
    else:
        result.check(name, False, "`make golden` shows how the screens differ; "
                     "once they were looked at, `make golden WRITE=1` takes "
                     "them")


def check_step(result, golden, work, command, step, facts, write):
    program, number, name = command[0], step[1], step[0]
    for size in SIZES:
        title = "%s-%s-%dx%d" % (program[:-3], name, *size)
        shot = [golden, program + ".jsonl", str(number), *map(str, size)]
        text = run(shot + ["--text"], work)
        failed = result.failed
        with open(os.path.join(work, program), encoding="utf-8") as file:
            check_source(result, title, text, file.read())
        for fact in facts:
            if fact["step"] == number:
                check_facts(result, title, text, fact)
        compare(result, title + ".txt", run(shot, work),
                write and result.failed == failed)


def last_fact(facts, title):
    if not facts:
        raise RuntimeError(title + ": no turns")
    return facts[-1]["step"]


def compiles(path):
    """What CPython refuses has no turns."""
    try:
        with open(path, encoding="utf-8") as file:
            compile(file.read(), path, "exec")
    except SyntaxError:
        return False
    return True


def check_all(result, loopscope, golden, work, write):
    for command, steps in STEPS.items():
        command = list(command)
        trace(loopscope, command, work)
        facts = []
        if compiles(os.path.join(work, command[0])):
            facts = read_facts(command[0], command[1:], work)
        for name, number in steps.items():
            if number is None:
                number = last_fact(facts, command[0])
            result.check("%s: CPython has such a turn at %s" % (command[0],
                                                                name),
                         not facts or any(f["step"] == number for f in facts))
            check_step(result, golden, work, command, (name, number), facts,
                       write)


def check_columns(result, title, text, width, programs, work):
    """Do both columns have their programs' lines?"""
    half = (width - 1) // 2
    rows = text.splitlines()
    for program, cut in zip(programs, (slice(0, half), slice(half + 1, None))):
        with open(os.path.join(work, program), encoding="utf-8") as file:
            check_source(result, "%s, %s" % (title, program),
                         "\n".join(row[cut] for row in rows), file.read())


def read_walk(loopscope, programs, work):
    """The merged walk: of each step the time, whose it is and what it prints."""
    text = run([loopscope, "explain", "--detail", "lines", "--beside",
                programs[1], programs[0]], work)
    steps = []
    for line in text.splitlines():
        match = re.match(r" *\d+  t=(\d+\.\d{3})  (\w+): (.*)", line)
        if match:
            steps.append((match[1], match[2], match[3], []))
        elif line.startswith("        output, "):
            steps[-1][3].append(line.split(": ", 1)[1])
    return steps, text.strip().splitlines()[-1]


def check_pair(result, loopscope, golden, work, programs, steps, write):
    """Against the walk in words, which tests/cli/beside.py holds against those of
    both alone."""
    walk, compared = read_walk(loopscope, programs, work)
    names = [program[:-3] for program in programs]
    for name, number in steps.items():
        number = number or len(walk)
        t, who, said, _ = walk[number - 1]
        for width, height in PAIR_SIZES:
            title = "%s-beside-%s-%s-%dx%d" % (*names, name, width, height)
            shot = [golden, "+".join(p + ".jsonl" for p in programs),
                    str(number), str(width), str(height)]
            text = run(shot + ["--text"], work)
            failed = result.failed
            check_columns(result, title, text, width, programs, work)
            result.check(title + ": the time", "t " + t in text, text)
            result.check(title + ": who has moved", "» " + who in text and
                         "WHY " + who in text, text)
            result.check(title + ": why", said[:30] in text, text)
            printed = [out for step in walk[:number] for out in step[3]]
            result.check(title + ": the last that was printed",
                         not printed or printed[-1][:20] in text, text)
            result.check(title + ": what they took, at the end alone",
                         (compared in text) == (number == len(walk)), text)
            compare(result, title + ".txt", run(shot, work),
                    write and result.failed == failed)


def check_pairs(result, loopscope, golden, work, write):
    for name, text in OWN.items():
        with open(os.path.join(work, name), "w", encoding="utf-8") as file:
            file.write(text)
    for programs, steps in PAIRS.items():
        for program in programs:
            trace(loopscope, [program], work)
        check_pair(result, loopscope, golden, work, programs, steps, write)


def read_blocks(tutorials, document):
    """The programs of a document: a fence in a list has its indentation."""
    name = [f for f in sorted(os.listdir(tutorials))
            if f.startswith(document)][0]
    with open(os.path.join(tutorials, name), encoding="utf-8") as file:
        blocks = re.findall(r"^( *)``` ?python\n(.*?)^ *```", file.read(),
                            re.S | re.M)
    return ["".join(re.sub("^" + indent, "", line)
                    for line in text.splitlines(True))
            for indent, text in blocks]


def main():
    loopscope, golden = map(os.path.abspath, sys.argv[1:3])
    tutorials = sys.argv[3]
    absent = missing(tutorials)
    if absent:
        print("SKIPPED: no golden screen was compared: " + absent)
        return 1 if os.environ.get("CI") else 0
    result = Result()
    with tempfile.TemporaryDirectory() as work:
        for name, document, block in OTHERS + [(name, "001", block)
                                               for name, block, _, _
                                               in PROGRAMS]:
            with open(os.path.join(work, name), "w") as file:
                file.write(read_blocks(tutorials, document)[block - 1])
        check_all(result, loopscope, golden, work, "--write" in sys.argv)
        check_pairs(result, loopscope, golden, work, "--write" in sys.argv)
    print("golden screens: %d passed, %d failed" % (result.passed,
                                                     result.failed))
    return 1 if result.failed else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Two programs on one clock, in words.

    beside.py LOOPSCOPE

`explain --beside OTHER FILE` is the walks of both, each whole and in its order, put
together by time, the left one's steps first where both have some; over pairs of
programs, at each level of detail, and over traces. What can't stand beside is said,
and the rest is told all the same."""
import itertools
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
STEP = re.compile(r"^ *(\d+)  t=(\d+\.\d{3})  (.*)$")
LEVELS = ["turns", "lines", "events"]
PROGRAMS = [os.path.join(HERE, "..", part) for part in (
    "events/lock.py", "events/semaphore.py", "conform/walk_short_loops.py",
    "events/event_set.py", "conform/asyncio_late_timers.py")]
DONE = {"passed": 0, "failed": 0}

SLOW = "import time\nfor i in range(3):\n    print(i)\n    time.sleep(1)\n"
QUICK = """import asyncio
async def one(i):
    print(i)
    await asyncio.sleep(1)
async def main():
    await asyncio.gather(*(one(i) for i in range(3)))
asyncio.run(main())
"""
FILES = {
    "slow.py": SLOW,
    "quick.py": QUICK,
    "stuck.py": "import asyncio\nasync def main():\n"
                "    await asyncio.Event().wait()\nasyncio.run(main())\n",
    "fails.py": "1 / 0\n",
    "asks.py": "print(input())\n",
    "wrong.py": "def (\n",
    "refused.py": "import numpy\n",
    "page.md": "# Two\n\n<!-- loopscope: beside quick -->\n\n```python\n# slow.py\n"
               + SLOW + "```\n\n## The other\n\n```python\n# quick.py\n" + QUICK
               + "```\n",
    "file.md": "# One\n\n<!-- loopscope: beside quick.py -->\n\n```python\n"
               "# here.py\nprint(1)\n```\n",
}


def check(what, good, said=""):
    DONE["passed" if good else "failed"] += 1
    if not good:
        print("FAILED: %s\n%s" % (what, said))


def run(loopscope, *args, **more):
    return subprocess.run([loopscope, *args], stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, timeout=120, **more)


def walk(text):
    """Its steps: (time, sentence, lines of output)."""
    steps = []
    for line in text.splitlines():
        found = STEP.match(line)
        if found:
            steps.append((found[2], found[3], []))
        elif line.startswith("        output, "):
            steps[-1][2].append(line.strip()[len("output, "):])
    return steps


def of_one(steps, name):
    """The steps of one program of two, without its name."""
    return [(t, said[len(name) + 2:],
             [out[len(name) + 2:] for out in outs])
            for t, said, outs in steps if said.startswith(name + ": ")]


def check_pair(loopscope, left, right, level):
    names = [re.sub(r"\.(py|jsonl)$", "", os.path.basename(p))
             for p in (left, right)]
    title = "%s beside %s at %s" % (*names, level)
    both = run(loopscope, "explain", "--detail", level, "--beside", right, left)
    steps = walk(both.stdout)
    for name, path in zip(names, (left, right)):
        alone = run(loopscope, "explain", "--detail", level, path)
        check("%s: all of %s, as it is alone" % (title, name),
              of_one(steps, name) == walk(alone.stdout), both.stdout[:2000])
    order = [(float(t), said.startswith(names[1] + ": "))
             for t, said, _ in steps]
    check(title + ": by time, the left one first", order == sorted(order), order)
    numbers = [int(m[1]) for m in map(STEP.match, both.stdout.splitlines()) if m]
    check(title + ": counted through",
          numbers == list(range(1, len(numbers) + 1)))


def check_words(loopscope, folder):
    """What is said at the end, and of what can't be."""
    def last(*args):
        done = run(loopscope, "explain", *args, cwd=folder)
        return done.returncode, done.stdout.strip().splitlines()[-1], done.stderr
    took = "slow 3.000 s, quick 1.000 s: 2.000 s sooner, 3.0 times as fast."
    check("totals", last("--beside", "quick.py", "slow.py") == (0, took, ""),
          last("--beside", "quick.py", "slow.py"))
    check("totals of a page", last("--beside", "page.md#quick",
                                   "page.md#slow")[1] == took)
    for name, text, status in (("stuck.py", "stuck: deadlock at 0.000.", 5),
                               ("fails.py", "fails: failed at 0.000.", 0),
                               ("asks.py", "asks: failed at 0.000.", 0),
                               ("wrong.py", "wrong: failed at 0.000.", 0),
                               ("refused.py", "refused: does not run.", 3)):
        code, said, errors = last("--beside", name, "quick.py")
        check(name + " beside quick.py: how it ended is said", text in said and
              "quick: ended at 1.000" in said and code == status,
              (code, said, errors))
    for name in ("away.py", ".", "page.md#nowhere"):
        code, said, errors = last("--beside", name, "quick.py")
        check(name + " can't stand beside: said, and the other one told",
              code == 3 and "nothing is beside quick.py: " in errors and
              "The program is over" in said, (code, said, errors))
    done = run(loopscope, "explain", "page.md", cwd=folder)
    check("a page that says beside is told with it", took in done.stdout and
          "quick: " in done.stdout, done.stdout)
    check("only that page", done.stdout.count(took) == 1, done.stdout)
    done = run(loopscope, "explain", "file.md", cwd=folder)
    check("a file beside the lesson", "quick: " in done.stdout, done.stderr)
    for command in ("quiz", "export", "run", "check"):
        done = run(loopscope, command, "--beside", "quick.py", "slow.py",
                   cwd=folder)
        check(command + " has no --beside", done.returncode == 2 and
              "no such option here: --beside" in done.stderr, done.stderr)
    done = run(loopscope, "explain", "--beside", cwd=folder)
    check("--beside needs a name", done.returncode == 2, done.stderr)
    done = run(loopscope, "--beside", "quick.py", cwd=folder)
    check("--beside needs a FILE", done.returncode == 2 and
          "--beside needs a FILE" in done.stderr, done.stderr)
    same = walk(run(loopscope, "explain", "--beside", "quick.py", "quick.py",
                    cwd=folder).stdout)
    check("the same program twice has two names",
          {said.split(": ")[0] for _, said, _ in same} ==
          {"quick (left)", "quick (right)"}, same)
    same = walk(run(loopscope, "explain", "--beside", "quick.py", "quick.py",
                    "3", cwd=folder).stdout)
    check("arguments tell them apart", {said.split(": ")[0]
                                        for _, said, _ in same} ==
          {"quick 3", "quick"}, same)


def check_lessons(loopscope, folder):
    """check proves that what stands beside is there, runs and ends."""
    def wrong(word, program="print(1)"):
        with open(os.path.join(folder, "t.md"), "w") as file:
            file.write("# T\n\n<!-- loopscope: beside %s -->\n\n```python\n"
                       "# here.py\n%s\n```\n" % (word, program))
        return run(loopscope, "check", "--max-steps", "20000", "t.md",
                   cwd=folder).stdout
    for word, said in (("quick.py", "no problems"),
                       ("away.py", "t.md:3:17: the lesson has no program away.py "
                                   "to run beside this one (there are: none), and "
                                   "no such file lies beside it"),
                       ("here", "t.md:3:17: the lesson has no program here"),
                       ("refused.py", "t.md:3:17: refused.py can't be run: "
                                      "refused.py:1:8: "),
                       ("forever.py", "t.md:3:17: forever.py doesn't come to its "
                                      "end")):
        check("check: beside " + word, said in wrong(word), wrong(word))
    text = wrong("quick.py", "import time\nwhile True: time.sleep(1)")
    check("check: the page's own program doesn't end",
          "t.md:3:17: here.py doesn't come to its end" in text, text)


def main():
    loopscope = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        FILES["forever.py"] = "import time\nwhile True:\n    time.sleep(1)\n"
        for name, text in FILES.items():
            with open(os.path.join(folder, name), "w") as file:
                file.write(text)
        paths = [os.path.join(folder, n) for n in ("slow.py", "quick.py")]
        for left, right in itertools.combinations(paths + PROGRAMS, 2):
            for level in LEVELS:
                check_pair(loopscope, left, right, level)
        trace = os.path.join(folder, "traced.jsonl")
        run(loopscope, "trace", "-o", trace, paths[1])
        for level in LEVELS:
            check_pair(loopscope, paths[0], trace, level)
        check_words(loopscope, folder)
        check_lessons(loopscope, folder)
    print("two programs on one clock: %(passed)d passed, %(failed)d failed"
          % DONE)
    return 1 if DONE["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())

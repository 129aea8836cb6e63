#!/usr/bin/env python3
"""`loopscope check`: our own lessons pass it, broken ones are told with line and column,
and no file whatever makes it fail. Then what the other commands do with a lesson's
notes, predictions and solutions.

usage: check.py LOOPSCOPE LESSON...
"""
import concurrent.futures
import os
import random
import re
import subprocess
import sys
import tempfile

COUNT = """import asyncio

async def count():
    print("One")
    await asyncio.sleep(1)
    print("Two")

async def main():
    await asyncio.gather(count(), count(), count())

asyncio.run(main())
"""
SLOW = """import asyncio

async def work(n):
    await asyncio.sleep(n)
    print(n)

async def main():
    await work(1)
    await work(2)

asyncio.run(main())
"""
QUICK = SLOW.replace("    await work(1)\n    await work(2)\n",
                     "    await asyncio.gather(work(1), work(2))\n")
STUCK = """import asyncio

async def main():
    await asyncio.Queue().get()

asyncio.run(main())
"""


def tell(text):
    return "<!-- loopscope: %s -->\n" % text


def block(text, name):
    return "\n```python\n# %s\n%s```\n\n" % (name, text)


def page(title, *parts):
    return "## %s\n\n" % title + "".join(parts)


GOOD = "# A good one\n\n" + tell("minutes 5") + tell('note "Ask first."') + page(
    "Three at once", "Before the program.\n\n",
    tell('stop line 6 "Back to the loop."'), tell("predict next-task"),
    tell("predict end-time before line 5 2nd"), tell("panes source why"),
    tell('coach → "Press it." line 5'), tell("beside slow.py"),
    block(COUNT, "count.py"), "Behind it.\n\n",
    tell('note "Let them vote."'), "The last words.\n\n"
) + page("Your turn", tell("goal within 2"), tell("goal same-output"),
         block(SLOW, "slow.py"), tell("solution\n" + QUICK)
) + page("Mend it", tell('fails "deadlock"'), tell("goal finishes"),
         block(STUCK, "stuck.py")
) + page("Asks", tell(r'input "Ann\nBen\n"'), tell("seed 444"),
         tell('goal prints "Ann, Ben, 4"'),
         block("import random\nprint(input())\n", "asks.py"),
         tell("solution\nimport random\nprint(input(), input(), "
              "random.randint(0, 10), sep=', ')\n")
) + page("Wrong", tell('fails "SyntaxError"'), block("def (\n", "wrong.py"),
         "See [the first](#three-at-once).\n")

WRONG = "# A broken one\n\nSee [here](#nowhere), ![it](gone.png).\n" + page(
    "One", tell("stopp line 3"), tell('stop line 77 "no"'),
    tell("stop event queue.put"), tell("predict who-gets line 6"),
    tell('coach Q "no"'), tell("beside three"), tell("panes sauce"),
    block(COUNT, "one.py")
) + page("Two", tell("goal within 9"), tell('fails "KeyError"'),
         block(SLOW, "two.py"), tell("solution\n" + STUCK)
) + page("Three", block("x = 1\n1 / 0\n", "four.py")
) + page("Four", tell('fails "ValueError"'), block("[][1]\n", "five.py")
) + page("Five", block("import numpy\n", "six.py")
) + page("Six", block(STUCK, "seven.py")
) + "```python file=away.py\n```\n" + page("No more", tell("hint x"))
# What is wrong with it: a text that the line has, the column, what is said.
EXPECTED = [
    ("See [here]", 6, "the link #nowhere leads to no heading"),
    ("See [here]", 25, "there is no picture gone.png"),
    ("stopp", 17, "there is no directive 'stopp'"),
    ("line 77", 17, "the run of one.py never comes to line 77"),
    ("queue.put", 17, "never comes to event queue.put"),
    ("who-gets", 17, "who-gets can't be asked there"),
    ("coach Q", 17, "there is no key Q"),
    ("beside three", 17, "the lesson has no program three"),
    ("panes sauce", 23, "there is no pane 'sauce'"),
    ("goal within 9", 17, "the page's program meets this goal already: it "
                          "ends at 3 s"),
    ("goal within 9", 17, "the solution does not meet this goal: it ends in "
                          "a deadlock at 0 s"),
    ("KeyError", 17, "the program does not fail"),
    ("1 / 0", 1, "the program ends with ZeroDivisionError (division by zero)"),
    ("ValueError", 17, "the program ends with IndexError, not with "
                       "ValueError"),
    ("# six.py", 1, "the program can't be run: six.py:2:8: the sandbox has no "
                    "module 'numpy'"),
    ("# seven.py", 1, "the program ends with deadlock"),
    ("file=away.py", 1, "there is no file away.py"),
    ("hint x", 22, "here stands a text in double quotes"),
]


class Checks:
    def __init__(self):
        self.passed = self.failed = 0

    def __call__(self, title, good, detail=""):
        self.passed += bool(good)
        self.failed += not good
        if not good:
            print("FAILED %s: %s" % (title, str(detail)[-1500:]))


def run(*command, **how):
    return subprocess.run(command, capture_output=True, timeout=120,
                          stdin=subprocess.DEVNULL, **how)


def text_of(*command, **how):
    return run(*command, text=True, **how).stdout


def write(folder, name, text):
    path = os.path.join(folder, name)
    with open(path, "wb") as file:
        file.write(text if isinstance(text, bytes) else text.encode())
    return path


def check_ours(loopscope, lessons, check):
    done = run(loopscope, "check", *lessons, text=True)
    check("every lesson of ours", done.returncode == 0 and lessons,
          done.stdout + done.stderr)
    check("a line for each", done.stdout.count(", no problems\n") ==
          len(lessons), done.stdout)


def check_good(loopscope, path, check):
    done = run(loopscope, "check", path, text=True)
    check("a good one", done.returncode == 0, done.stdout + done.stderr)
    check("its summary", "5 pages, 5 programs, 1 stop, 2 predictions, 4 goals, "
          "no problems" in done.stdout, done.stdout)
    check("what its program lacks, and its solution has",
          "the page's program: falls short (it ends at 3 s; 2 s is asked for); "
          "its solution: holds (it ends at 2 s)" in done.stdout, done.stdout)


def check_broken(loopscope, path, check):
    done = run(loopscope, "check", path, text=True)
    lines = WRONG.splitlines()
    found = [line for line in done.stdout.splitlines()
             if re.match(re.escape(path) + r":\d+:\d+: ", line)]
    check("a broken one", done.returncode == 3, done.stdout + done.stderr)
    for where, column, says in EXPECTED:
        line = next(i + 1 for i, text in enumerate(lines) if where in text)
        head = "%s:%d:%d: " % (path, line, column)
        check("%s, %s" % (where, says),
              any(text.startswith(head) and says in text for text in found),
              (head, done.stdout))
    check("nothing else is wrong", len(found) == len(EXPECTED), done.stdout)
    places = [[int(n) for n in re.findall(r":(\d+)", line)[:2]]
              for line in found]
    check("in the order of the file", places == sorted(places), done.stdout)
    check("counted", "%d problems\n" % len(EXPECTED) in done.stdout,
          done.stdout)


def check_files(loopscope, folder, good, broken, check):
    done = run(loopscope, "check", good, broken, good, text=True)
    check("one of three is broken", done.returncode == 3 and
          done.stdout.count(", no problems\n") == 2, done.stdout)
    program = write(folder, "p.py", "print(1)\n")
    done = run(loopscope, "check", program, text=True)
    check("a program is no lesson", done.returncode == 3 and
          "is no lesson" in done.stderr, done.stderr)
    done = run(loopscope, "check", os.path.join(folder, "gone.md"), text=True)
    check("no such file", done.returncode == 3, done.stderr)
    check("no file", run(loopscope, "check").returncode == 2)


def in_order(text, *parts):
    at = 0
    for part in parts:
        at = text.find(part, at)
        if at < 0:
            return False
    return True


def check_notes(loopscope, good, check):
    plain = text_of(loopscope, "explain", good)
    noted = text_of(loopscope, "explain", "--notes", good)
    check("no notes unasked", "vote" not in plain and "Ask first" not in plain,
          plain)
    check("notes where they stand", in_order(
        noted, "Note for the instructor: Ask first.", "Before the program.",
        "Program count.py", "The program is over",
        "Behind it.", "Note for the instructor: Let them vote.",
        "The last words."), noted)
    check("else the same", re.sub(r"Note for the instructor: .*\n\n", "", noted)
          == plain, noted)
    check("a solution is nowhere", "gather(work" not in noted and
          "solution" not in noted, noted)


def check_quiz(loopscope, good, check):
    text = text_of(loopscope, "quiz", "--answers", "--count", "1", good)
    check("the lesson's own questions", re.findall(r"\((\S+)\), after", text) ==
          ["next-task", "end-time"], text)
    check("page by page", "Page 1: Three at once\n\nQuestion 1 of 2" in text,
          text)
    text = text_of(loopscope, "quiz", "--answers", "--count", "5", good)
    check("and others", len(re.findall(r"^Question ", text, re.M)) == 5 and
          in_order(text, "Page 1:", "Page 2:"), text)
    text = text_of(loopscope, "quiz", "--answers", "--count", "1", good + "#2")
    check("of one page alone", len(re.findall(r"^Question ", text, re.M)) == 1
          and "Page" not in text, text)


def steps_of(loopscope, *command):
    """How many steps each program of the lesson is told in."""
    text = text_of(loopscope, "explain", *command)
    return [int(re.findall(r"^ +(\d+)  t=", part, re.M)[-1])
            for part in text.split("\nProgram ")[1:]]


def check_detail(loopscope, folder, check):
    text = "# Levels\n\n" + page("One", tell("detail turns"),
                                 block(SLOW, "one.py")
                                 ) + page("Two", block(SLOW, "two.py"))
    path = write(folder, "levels.md", text)
    opens = steps_of(loopscope, path)
    turns = steps_of(loopscope, "--detail", "turns", path)
    lines = steps_of(loopscope, "--detail", "lines", path)
    check("a page opens at its level, the next one as ever",
          turns[0] < lines[0] and opens == [turns[0], lines[1]],
          (opens, turns, lines))


# -- any file --------------------------------------------------------------------

def mutate(data, rng):
    lines = data.splitlines(keepends=True)
    for _ in range(rng.randint(1, 6)):
        i, k = rng.randrange(len(lines)), rng.randrange(len(lines))
        way = rng.randrange(6)
        if way == 0:
            lines[i] = lines[k]
        elif way == 1 and len(lines) > 5:
            del lines[i]
        elif way == 2:
            lines.insert(i, lines[k].strip() + lines[i])
        elif way == 3:
            line = bytearray(lines[i] or b"x")
            line[rng.randrange(len(line))] = rng.choice(
                b'"<>-![]`#\n\xff\x80 0')
            lines[i] = bytes(line)
        elif way == 4:
            lines[i] = lines[i][:rng.randrange(len(lines[i]) + 1)]
        else:
            words = lines[i].split(b" ")
            rng.shuffle(words)
            lines[i] = b" ".join(words)
    return b"".join(lines) or b"\n"


def check_one_mutant(loopscope, folder, seed):
    rng = random.Random(seed)
    data = mutate((GOOD if seed % 2 else WRONG).encode(), rng)
    path = write(folder, "mutant%d.md" % seed, data)
    done = run(loopscope, "check", "--max-steps", "20000", path)
    out = done.stdout.decode("utf-8", "replace")
    good = done.returncode in (0, 3) and \
        b"Sanitizer" not in done.stderr and \
        b"runtime error" not in done.stderr
    if good and os.path.basename(path) + ": " in out:
        good = (done.returncode == 0) == (", no problems\n" in out)
    return good, "seed %d: %d %s %r" % (seed, done.returncode, out,
                                        done.stderr)


def main():
    loopscope = os.path.abspath(sys.argv[1])
    check = Checks()
    check_ours(loopscope, sys.argv[2:], check)
    with tempfile.TemporaryDirectory() as folder:
        good = write(folder, "good.md", GOOD)
        broken = write(folder, "broken.md", WRONG)
        check_good(loopscope, good, check)
        check_broken(loopscope, broken, check)
        check_files(loopscope, folder, good, broken, check)
        check_notes(loopscope, good, check)
        check_quiz(loopscope, good, check)
        check_detail(loopscope, folder, check)
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            for good, detail in pool.map(
                    lambda seed: check_one_mutant(loopscope, folder, seed),
                    range(60)):
                check("a lesson with random changes", good, detail)
    print("check: %d passed, %d failed" % (check.passed, check.failed))
    return 1 if check.failed else 0


if __name__ == "__main__":
    sys.exit(main())

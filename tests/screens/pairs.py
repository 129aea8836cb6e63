"""Two programs side by side, in a terminal: keys, sizes, a lesson's page, edits, and
what can't stand beside another."""
import os
import re

from terminal import Screen, make_home

PROGRAMS = {
    "left.py": "import time\nfor i in range(3):\n    print('left', i)\n"
               "    time.sleep(1)\n",
    "right.py": "import asyncio\nasync def one(i):\n    print('right', i)\n"
                "    await asyncio.sleep(1)\nasync def main():\n"
                "    await asyncio.gather(*(one(i) for i in range(3)))\n"
                "asyncio.run(main())\n",
    "stuck.py": "import asyncio\nasync def main():\n    await asyncio.sleep(2)\n"
                "    await asyncio.Event().wait()\nasyncio.run(main())\n",
    "imports.py": "import numpy\n",
    "forever.py": "import time\nwhile True:\n    time.sleep(1)\n",
    "spins.py": "n = 0\nwhile True:\n    n += 1\n",
    "many.py": "import asyncio, time\nasync def job(i):\n    await asyncio.sleep(i)\n"
               "async def main():\n    for i in range(400):\n        await job(1)\n"
               "asyncio.run(main())\n",
}
LESSON = """# Two

## Side by side

Read this first.

<!-- loopscope: beside right -->

```python
# left.py
%s```

Read this last.

## The other

```python
# right.py
%s```

## A file

<!-- loopscope: beside stuck.py -->

```python
# third.py
print("third")
```

## Nothing there

<!-- loopscope: beside nothing -->

```python
# fourth.py
print("fourth")
```
""" % (PROGRAMS["left.py"], PROGRAMS["right.py"])
TOOK = r"left 3\.000 s, right 1\.000 s: 2\.000 s sooner, 3\.0 times as fast\."


def check_walk(result, open_screen):
    screen = open_screen(["--beside", "right.py", "left.py"], 80, 24)
    first = screen.wait(r"0\+0/11\+25\b(?s:.*)Tab goes on to right")
    result.check("side by side: both are there", first and
                 "left beside right" in first and "[» left]" in first, first)
    screen.keys(*["l"] * 6)
    text = screen.wait(r"» right")
    result.check("→ goes on at the right when the left one has to wait",
                 text and "WHY right" in text, screen.text())
    screen.keys("G")
    text = screen.wait(TOOK)
    result.check("G: what both took", text and "ended at 3.000" in text and
                 "ended at 1.000" in text, screen.text())
    screen.keys("h")
    text = screen.wait(r"» left(?s:.*)t 3\.000")
    result.check("← takes back the last of both", text and
                 not re.search(TOOK, text), screen.text())
    screen.keys(":", "t=1", "Enter")
    text = screen.wait(r"t 1\.000 +LINES")
    result.check(": goes to a time of both", text and
                 "ended at 1.000" in text, screen.text())
    screen.keys("g")
    back = screen.wait(r" 0\+0/")
    result.check("g: the first screen again", back and
                 screen.settle().splitlines()[:23] == first.splitlines()[:23],
                 back)
    screen.keys("a")
    result.check("it plays", screen.wait(r"PLAYS LINES [4-9]\+"), screen.text())
    screen.keys("l")
    result.check("a key pauses", screen.wait("Paused"), screen.text())
    screen.keys("D")
    result.check("one detail for both", screen.wait(r"TURNS \d+\+\d+/\d+\+\d+"),
                 screen.text())
    screen.keys("q")
    result.check("q leaves", screen.wait(r"(?m)^status 0"), screen.text())
    screen.close()


def check_focus(result, open_screen):
    screen = open_screen(["--beside", "right.py", "left.py"], 80, 24)
    screen.wait("WHY left")
    screen.keys("Tab", "Tab")
    result.check("Tab goes on to the right column", screen.wait(r"\[right\]"),
                 screen.text())
    screen.keys("o", "o")
    text = screen.wait(r"» right(?s:.*)right 1")
    result.check("o: the right one's output, and the left one goes along",
                 text and "left 0" in text, screen.text())
    screen.keys("4")
    text = screen.wait(r"\[TASKS \d\]")
    result.check("a number counts the panes of both", text, screen.text())
    screen.keys("j", "Enter")
    result.check("Enter opens a task of the right one",
                 screen.wait("TASK main"), screen.text())
    screen.keys("Escape")
    screen.settle()
    screen.keys("z")
    text = screen.wait("Tab: left")
    result.check("z shows one pane of one program", text, screen.text())
    screen.keys("Tab")
    result.check("and Tab the other program", screen.wait("Tab: right"),
                 screen.text())
    screen.keys("z", "p")
    text = screen.wait("PREDICT|nothing to predict|no question")
    result.check("p asks", text, screen.text())
    screen.keys("Escape")
    screen.settle()
    screen.keys("Escape")
    screen.settle()
    screen.keys("F")
    result.check("F says that it isn't for two",
                 screen.wait("not while two programs"), screen.text())
    screen.resize(60, 16)
    result.check("60x16 shows one of the two", screen.wait(r"Tab: \w+"),
                 screen.text())
    screen.resize(120, 40)
    text = screen.wait("left beside right(?s:.*)READY")
    result.check("120x40 shows READY and TIMERS too", text and
                 "TIMERS" in text and "READY" in text, screen.text())
    screen.keys("P")
    screen.resize(80, 24)
    result.check("presenting it has both", screen.wait("left beside right"),
                 screen.text())
    screen.close()


def check_lesson(result, open_screen):
    screen = open_screen(["pair.md"], 80, 24)
    text = screen.wait("left beside right")
    result.check("a page's own and another", text and "Read this first" in text
                 and "page 1/4" in text, screen.text())
    screen.keys("l")
    text = screen.wait(r"1\+0/(?s:.*)OUTPUT")
    result.check("what was to be read gives way", text and
                 "Read this first" not in text, screen.text())
    result.check("what stands behind the program waits for both ends",
                 "Read this last" not in screen.text(), screen.text())
    screen.keys("G")
    result.check("and is there then", screen.wait("Read this last"),
                 screen.text())
    screen.keys(">")
    result.check("the next page is alone", screen.wait(
        r"\A(?![\s\S]*beside).* page 2/4 [\s\S]*SOURCE"), screen.text())
    screen.keys(">")
    result.check("a file beside the lesson", screen.wait("third beside stuck"),
                 screen.text())
    screen.keys("G", "G")
    result.check("a deadlock is said", screen.wait(r"deadlock at 2\.000"),
                 screen.text())
    screen.keys(">")
    text = screen.wait("page 4/4")
    result.check("what isn't there is said", screen.wait(
        "Nothing is beside this: the lesson has no program nothing"),
        screen.text())
    screen.keys("<", "<", "<")
    result.check("and back", screen.wait("left beside right"), screen.text())
    screen.keys("q")
    screen.wait(r"(?m)^status 0")
    screen.close()


def check_mistakes(result, open_screen):
    for name, said in (("stuck.py", r"deadlock at 2\.000"),
                       ("imports.py", "does not run"),
                       ("away.py", "othing is beside this: away.py: no such"),
                       ("left.py#x", "othing is beside this: left.py: only a "
                                     "Markdown")):
        screen = open_screen(["--beside", name, "right.py"], 80, 24)
        screen.wait("WHY")
        if name == "stuck.py":
            screen.keys("G")
        result.check("beside " + name, screen.wait(said), screen.text())
        screen.keys("G")
        result.check("beside %s: the other works" % name,
                     screen.wait(r"ended at 1\.000|t 1\.000"), screen.text())
        screen.keys("q")
        text = screen.wait(r"(?m)^status 0")
        result.check("beside %s: said once more behind the screen" % name,
                     name not in ("away.py",) or "nothing is beside" in text,
                     text)
        screen.close()
    screen = open_screen(["--beside", "imports.py", "right.py"], 80, 24)
    result.check("what the sandbox refuses stands in the column",
                 screen.wait("imports.py:1:8: the sandbox has no"), screen.text())
    screen.close()
    screen = open_screen(["--beside", "forever.py", "right.py"], 80, 24)
    screen.wait("WHY")
    screen.keys(":", "t=9", "Enter")
    text = screen.wait(r"t 9\.000")
    result.check("an endless one goes on, the other stands at its end",
                 text and "ended at 1.000" in text, screen.text())
    screen.close()
    screen = open_screen(["--beside", "spins.py", "right.py"], 80, 24)
    screen.wait("WHY")
    screen.keys(":", "t=1", "Enter")
    result.check("one that never gets there is said to be no further",
                 screen.wait("as far as both runs are known"), screen.text())
    screen.keys("h")
    result.check("and can be walked", screen.wait("» spins"), screen.text())
    screen.close()


EDITOR = "#!/bin/sh\nsed -i 's/range(3)/range(5)/' \"$1\"\n"


def check_changes(result, open_screen, folder):
    editor = os.path.join(folder, "five")
    with open(editor, "w") as file:
        file.write(EDITOR)
    os.chmod(editor, 0o755)
    screen = open_screen(["--beside", "right.py", "left.py"], 80, 24,
                         "EDITOR='%s'" % editor)
    screen.wait("WHY left")
    screen.keys("o", "o")
    screen.wait("left 1")
    screen.keys("e")
    result.check("e: the left one is edited, and one stands where one stood",
                 screen.wait(r"Edited(?s:.*)"), screen.text())
    screen.keys("G")
    result.check("and takes longer now", screen.wait(r"left 5\.000 s, right "
                                                     r"1\.000 s"), screen.text())
    screen.keys("g", "Tab", "Tab", "r")
    screen.keys("G")
    result.check("r runs the right one again", screen.wait(r"right 1\.000 s"),
                 screen.text())
    screen.keys("R", "7", "Enter")
    result.check("R gives it arguments", screen.wait("It runs with: 7"),
                 screen.text())
    screen.keys("E")
    result.check("E is for the one in focus", screen.wait("This is the original"),
                 screen.text())
    screen.keys("q")
    screen.wait(r"(?m)^status 0")
    screen.close()


def check_pairs(result, loopscope, work):
    folder = make_home(work, "pairs", {**PROGRAMS, "pair.md": LESSON})

    def open_screen(args, width, height, more=""):
        return Screen([loopscope, *args], folder, width, height, more=more)

    check_walk(result, open_screen)
    check_focus(result, open_screen)
    check_lesson(result, open_screen)
    check_mistakes(result, open_screen)
    check_changes(result, open_screen, folder)

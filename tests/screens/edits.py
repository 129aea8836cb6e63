"""Editing on the screen: a copy in an editor, and a lesson's challenge from what is
asked to what is kept."""
import json
import os
import re
import subprocess

from terminal import Screen, make_home

# Editors: one that puts a line in front of line 4 and opens as any program on the
# terminal; one of windows, which comes back at once and saves later.
EDITOR = """#!/bin/sh
read -r answer
sed -i '4i\\    x = 1' "$1"
"""
WINDOW = """#!/bin/sh
(while [ ! -e save ]; do sleep 0.05; done
sed 's/"One"/"Uno"/' "$1" > "$1.new" && mv "$1.new" "$1") &
"""
EDITED = """import asyncio

async def count(name):
    print("One")
    await asyncio.sleep(1)

async def main():
    await asyncio.gather(count(1), count(2))

asyncio.run(main())
"""


def run_edited(loopscope, folder, name, editor):
    home = make_home(folder, name, {"editor": editor, "edited.py": EDITED})
    screen = Screen(["env", "VISUAL=", "EDITOR=./editor", loopscope,
                     "edited.py"], home, 80, 24)
    screen.wait("WHY")
    return home, screen


def go_to_text(screen, pattern):
    """Steps on until the screen shows it."""
    for step in range(1, 40):
        if re.search(pattern, screen.text()):
            return True
        screen.keys("l")
        if not screen.wait(r" %d/" % step):
            break
    return False


def check_editor(result, loopscope, folder):
    """e: the editor has the terminal; then one is at the same place of the
    edited program. E and back. The copy stays, the file is as it was."""
    home, screen = run_edited(loopscope, folder, "edit", EDITOR)
    go_to_text(screen, r"count\(2\) ran line 4")
    before = screen.text()
    screen.keys("e")
    result.check("edit: the editor has the terminal",
                 screen.wait(r"\A(?![\s\S]*WHY)"), screen.text())
    screen.keys("Enter")
    text = screen.wait(r"Edited: landed at count\(2\), line 6, 1st visit\.")
    result.check("edit: one is at the same place", text and
                 re.search(r"» +5 .*\n▶.* 6 ", text) and "    x = 1" in text,
                 before + screen.text())
    screen.keys("E")
    result.check("edit: E is the original again", screen.wait(
        r"The original .*landed at count\(2\), line 5, 1st visit"),
                 screen.text())
    screen.keys("E")
    result.check("edit: and back", screen.wait(
        r"Your edited copy: landed at count\(2\), line 6"), screen.text())
    screen.keys("R", *"3 ", '"', *"a b", '"', "Enter")
    result.check("edit: R gives arguments", screen.wait(
        r"edited.py 3 a b (.*\n)*.*It runs with: 3 \"a b\""), screen.text())
    screen.keys("q")
    text = (screen.wait("status 0") or "").replace("\n", "")
    kept = re.search(r"your edited program is kept: (\S+/edited\.py)", text)
    result.check("edit: where the copy is", kept and os.path.exists(kept[1]),
                 text)
    with open(os.path.join(home, "edited.py")) as file:
        result.check("edit: the file is as it was", file.read() == EDITED)
    screen.close()


def check_window_editor(result, loopscope, folder):
    """An editor of windows is back at once: what it saves runs."""
    home, screen = run_edited(loopscope, folder, "window", WINDOW)
    go_to_text(screen, r"count\(1\) ran line 4")
    screen.keys("e")
    result.check("window: nothing is changed so far",
                 screen.wait("Nothing was changed so far"), screen.text())
    open(os.path.join(home, "save"), "w").close()
    result.check("window: what is saved runs", screen.wait(
        r"Edited: landed at count\(1\), line 5, 1st visit") and
                 re.search(r"count\(1\) +Uno", screen.text()), screen.text())
    copy = subprocess.run(["find", os.path.join(home, "state"), "-name",
                           "edited.py"], capture_output=True).stdout.strip()
    with open(copy, "a") as file:
        file.write("x = (\n")
    result.check("window: what Python refuses shows as a run does", screen.wait(
        r"SyntaxError: '\(' was never closed(.*\n)*.*Edited: Python refuses"),
                 screen.text())
    with open(copy, "w") as file:
        file.write("\n" + EDITED)
    result.check("window: mended, one is where one was", screen.wait(
        r"Edited: landed at count\(1\), line 6, 1st visit"), screen.text())
    screen.close()


def check_typing(result, loopscope, folder):
    """The terminal's cursor is there, and where one types; else it is hidden. The
    arrow up brings back what was typed."""
    home = make_home(folder, "typing", {"edited.py": EDITED})
    screen = Screen([loopscope, "edited.py"], home, 80, 24)
    screen.wait("WHY")
    result.check("typing: no cursor", screen.cursor() is None)
    screen.keys(":", "1", "2", "Left")
    screen.wait(":12")
    screen.settle()
    result.check("typing: the cursor", screen.cursor() == (3, 23),
                 "%s\n%s" % (screen.cursor(), screen.text()))
    screen.keys("Enter")
    screen.wait(" 12/")
    screen.settle()
    result.check("typing: it is hidden again", screen.cursor() is None)
    screen.keys("g", ":", "Up")
    result.check("typing: the line comes back", screen.wait(":12"), screen.text())
    screen.keys("Enter")
    result.check("typing: and is taken", screen.wait(" 12/"), screen.text())
    screen.close()


# What a page gives its program: seed 444 makes 316 of a randint(0, 1000).
GIVES = """# Asks

<!-- loopscope: input "Ann\\nBen\\n" -->
<!-- loopscope: seed 444 -->
<!-- loopscope: args "x y" -->

```python
# asks.py
import random
import sys
print(input(), random.randint(0, 1000), sys.argv[1:])
```
"""
GIVEN = r"Ann 316 \['x', 'y'\]"
APPENDER = "#!/bin/sh\necho 'print(input())' >> \"$1\"\n"


def check_given(result, loopscope, folder):
    """Its input, seed and arguments reach an edited copy and what runs again; a
    lesson from standard input keeps them."""
    home = make_home(folder, "given", {"asks.md": GIVES, "editor": APPENDER})
    screen = Screen(["env", "VISUAL=", "EDITOR=./editor", loopscope, "asks.md"],
                    home, 80, 24)
    screen.wait("WHY")
    screen.keys("e")
    screen.wait("Edited")
    screen.keys("G")
    result.check("given: a copy has it", screen.wait(GIVEN + "[\\s\\S]* Ben"),
                 screen.text())
    screen.keys("r")
    screen.wait(r" 0/")
    screen.keys("G")
    result.check("given: and once more", screen.wait(GIVEN + "[\\s\\S]* Ben"),
                 screen.text())
    screen.close()
    screen = Screen(["sh", "-c", "cat asks.md | %s -" % loopscope], home, 80, 24)
    result.check("given: standard input is read once", screen.wait(
        GIVEN + r"[\s\S]*status 0"), screen.text())
    screen.close()
    for command in ("explain",), ("quiz", "--answers"):
        alone = [subprocess.run([loopscope, *command, path], input=GIVES, cwd=home,
                                capture_output=True, text=True)
                 for path in ("asks.md", "-")]
        texts = [(run.stdout + run.stderr).replace("asks.md: ", "-: ")
                 for run in alone]
        result.check("given: %s from standard input" % command[0],
                     texts[0] == texts[1], "\n".join(texts))
    explained = subprocess.run([loopscope, "explain", "-"], input=GIVES,
                               capture_output=True, text=True).stdout
    result.check("given: told", re.search(GIVEN, explained), explained)


# A lesson whose page asks for something; the editor's work lies in the file `next`.
CHALLENGE = """# Quick

Both in a second.

<!-- loopscope: goal within 1 -->
<!-- loopscope: goal same-work work -->
<!-- loopscope: hint "Who waits for whom?" -->
<!-- loopscope: solution
import asyncio
# the author's own
-->

```python
# slow.py
import asyncio

async def work(name):
    await asyncio.sleep(1)
    print(name)

async def main():
    await work("a")
    await work("b")

asyncio.run(main())
```
"""
SLOW = CHALLENGE.split("```python\n")[1].split("```")[0]
TRICK = SLOW.replace("sleep(1)", "sleep(0.5)")
BROKEN = SLOW.replace("await work(\"b\")", "await asyncio.Queue().get()")
QUICK = SLOW.replace("await work(\"a\")\n    await work(\"b\")",
                     "await asyncio.gather(work(\"a\"), work(\"b\"))")
COPYIST = "#!/bin/sh\ncp next \"$1\"\n"


def open_course(loopscope, home):
    screen = Screen([loopscope, "1"], home, 80, 24,
                    more="LOOPSCOPE_LESSONS='%s' VISUAL= EDITOR=./editor" % home)
    screen.wait("WHY")
    return screen


def save(home, screen, text):
    """What somebody does in the editor."""
    with open(os.path.join(home, "next"), "w") as file:
        file.write(text)
    screen.keys("e")


def marks_kept(home):
    path = os.path.join(home, "state", "loopscope", "progress")
    with open(path) as file:
        return [(mark["page"], mark["goal"]) for mark in
                json.loads(file.read().splitlines()[1])["met"]]


def check_challenge(result, loopscope, folder):
    """What is asked, what falls short, that it is met: said and kept. A second look
    finds the copy and what was met."""
    home = make_home(folder, "challenge",
                     {"01-quick.md": CHALLENGE, "editor": COPYIST})
    screen = open_course(loopscope, home)

    def shows(what, pattern):
        result.check("challenge: " + what, screen.wait(pattern), screen.text())

    shows("what is asked is in the text", "It is done when all of this holds:\n"
          ".*it ends well, at 1 s or sooner")
    go_to_text(screen, r"»    .* print\(name\)")
    save(home, screen, TRICK)
    shows("a trick falls short, with its figures",
          r"✓ it ends well, at 1 s or sooner: it ends at 1 s\n"
          r" ✗ work: .*\n? .*in work\('a'\) the wait of 1 s")
    shows("one is where one was", r"Edited: landed at main, line 6")
    save(home, screen, BROKEN)
    shows("a deadlock", "✗ it ends well, .*: it ends in a deadlock at 1 s")
    screen.keys("H")
    shows("a hint", "Hint: Who waits for whom?")
    screen.keys("y")
    shows("it goes", r"\A(?![\s\S]*YOUR TURN)")
    screen.keys("y")
    shows("and comes", "YOUR TURN")
    result.check("challenge: nothing is kept yet", marks_kept(home) == [])
    save(home, screen, QUICK)
    shows("it is met", r"Challenge met: all of it holds\. It is in your progress")
    result.check("challenge: that is kept", marks_kept(home) == [(1, "slow.py")])
    screen.keys("Enter")
    shows("a solution", "A SOLUTION[\\s\\S]*the author's own")
    screen.keys("q", "q")
    shows("the sheet is closed", r"\A(?![\s\S]*(YOUR TURN|SOLUTION))")
    save(home, screen, QUICK + "# again\n")
    shows("it is met again", "Challenge met")
    result.check("challenge: once", marks_kept(home) == [(1, "slow.py")])
    screen.keys("q", "q")
    screen.wait("status 0")
    screen.close()

    screen = open_course(loopscope, home)
    shows("the copy is found", r"Your copy of slow\.py \(E goes back to the original\)")
    screen.keys("y")
    shows("and still meets it", "Challenge met")
    screen.keys("E")
    shows("the original", "The original")
    screen.keys("y")
    shows("it was met before", r"You have met this challenge\. This is the page's")
    screen.close()
    listed = subprocess.run([loopscope, "progress"], capture_output=True, text=True,
                            env={**os.environ, "LOOPSCOPE_LESSONS": home,
                                 "XDG_STATE_HOME": os.path.join(home, "state")})
    result.check("challenge: progress lists it",
                 re.search(r"Quick .* 1/1 ", listed.stdout), listed.stdout)

"""Drives the screen in tmux and looks at what it shows.

    python3 run.py LOOPSCOPE TUTORIALS

For each tutorial program, at 80x24 and 120x40: stepping to the end and back to
the start gives the first screen again; the numbers of steps are those of
TEACHING §1; at five turns the panes say what facts.py read off real CPython.
Programs of seen.py: what waits for what is seen. Our lessons, from their first key
to their last (course.py).
Then: sizes down to 1x1, keys, an endless and a greedy program, and the terminal
after every way to end. Prints "N passed, N failed".
"""
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor

from course import check_taken
from edits import (check_challenge, check_editor, check_given, check_typing,
                   check_window_editor)
from pairs import check_pairs
from result import Result
from seen import SEEN, check_seen
from terminal import Screen, tmux

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "oracle"))
LESSONS = os.path.realpath(os.path.join(HERE, "../../lessons/*.md"))
SIZES = [(80, 24), (120, 40)]


# -- tutorial programs against facts ------------------------------------------

PROGRAMS = [
    # name, block of 001 it is, arguments, (turns, lines) of TEACHING §1
    ("countasync.py", 1, [], (11, 32)),
    ("countsync.py", 2, [], None),
    ("makerandom.py", 3, [], None),
    ("chained.py", 4, ["9", "6", "3"], (16, 81)),
    ("asyncq.py", 5, [], (126, None)),
]
# Programs of tests/events, one for each kind of lock.
LOCK_PROGRAMS = [(name, None, [], None) for name in (
    "lock.py", "event_set.py", "semaphore.py", "condition.py", "barrier.py")]
EVENTS = os.path.join(HERE, "..", "events")


def go_to_step(screen, step):
    screen.keys(":", *str(step), "Enter")


def steps_shown(text):
    match = re.search(r"(TURNS|LINES|EVENTS) (\d+)/(\d+)(\+?)", text)
    return match and (match[1], int(match[2]), int(match[3]), match[4])


def check_end_and_back(result, title, screen, first):
    screen.keys("G")
    if not result.check(title + ": the end is reached",
                        screen.wait(r" (\d+)/\1\b(?!\+)"), screen.text()):
        return
    screen.keys("g")
    screen.wait(r" 0/\d+ ")
    back = screen.settle()
    result.check(title + ": back at the start, the first screen again",
                 back == first, back)


def pick_five(facts):
    """Five turns spread over the run, the last among them."""
    n = len(facts)
    return [facts[i] for i in sorted({0, n // 4, n // 2, 3 * n // 4, n - 1})]


def label_state_shown(text, label, state):
    """Is the task's row there with this state, as a word or, in the compact
    grid, in its own words?"""
    name = re.escape(label)
    words = {"READY": r"READY|ready", "WAITING": r"WAITING|waits|asleep|[\d.]+|"
             r"get|join|put", "DONE": "DONE|done", "FAILED": "FAILED|error",
             "CANCELLED": r"CANCELLED|canc\."}[state]
    return re.search(name + r" +(%s)" % words, text)


def ready_shown(text, labels):
    """Does READY list these labels in this order? When there is no room for
    all, "+N" counts the rest."""
    rows, column = [], None
    for line in text.splitlines():
        if "this pass" in line or "next pass" in line:
            column = line.index("this pass" if "this pass" in line
                                else "next pass")
            rows.append(line[column:])
        elif column is not None and line[column:].strip() and \
                not line[column:column + 9].strip():
            rows.append(line[column:])  # names that go on in the next row
        else:
            column = None
    found = re.findall(r"[A-Za-z_]\w*(?:\([^)]*\))?(?:#\d+)?|\+\d+",
                       re.sub(r"this pass|next pass|callbacks?", " ",
                              "\n".join(rows)))
    names = [word for word in found if not word.startswith("+")]
    more = sum(int(word[1:]) for word in found if word.startswith("+"))
    cut = len(labels) - more
    this_or_next = [name for name in names if name in labels]
    return this_or_next == labels[:cut] or (
        more and is_subsequence(this_or_next, labels)
        and len(this_or_next) + more == len(labels))


def is_subsequence(part, whole):
    rest = iter(whole)
    return all(item in rest for item in part)


def check_facts(result, title, text, fact):
    where = "%s, step %d" % (title, fact["step"])
    result.check(where + ": the clock", "t %.3f" % fact["t"] in text, text)
    for label, state in fact["tasks"].items():
        result.check("%s: %s is %s" % (where, label, state),
                     label_state_shown(text, label, state), text)
    result.check(where + ": the ready queue, in order",
                 ready_shown(text, fact["ready"]), text)
    for when in sorted({w for w, _ in fact["timers"]})[:2]:
        result.check("%s: a timer at %s" % (where, when),
                     re.search(r"\b%s" % re.escape("%g" % when), text), text)
    for queue in fact["queues"]:
        result.check(where + ": the queue's unfinished count",
                     "unfinished %d" % queue["unfinished"] in text, text)
        result.check(where + ": how many wait in get",
                     getters_shown(text) in (None, queue["getters"]), text)
    result.check(where + ": the timeline tells nothing of what comes",
                 axis_end(text) <= 2 * max([fact["t"], 0.5] + [
                     when for when, _ in fact["timers"]]), text)
    for lock in fact["locks"]:
        result.check("%s: %s is %s" % (where, lock["name"], lock["says"]),
                     lock_shown(text, lock), text)


def getters_shown(text):
    """How many are named or counted; None: the queue isn't on the screen."""
    row = re.search(r"waiting in get:  (.*?)(?: \+(\d+))? *$", text, re.M)
    if not row or row[1].endswith("…"):
        return None
    names = [] if row[1] == "nobody" else row[1].split(", ")
    return len(names) + int(row[2] or 0)


def axis_end(text):
    """The last number under the lanes; 0 when they aren't on the screen."""
    row = re.search(r"^ (?: t|\+\d+ more) +(\d.*)$",
                    text[text.find("TIMELINE by time") + 1:], re.M)
    return float(row[1].split()[-1]) if row else 0


def lock_shown(text, lock):
    """Is the lock's row in LOCKS, and below it who waits in line? Those that
    were woken stand in front, with a mark; a long line is cut."""
    row = re.search(r"[│ *] +%s +%s.*\n(.*)" % (
        re.escape(lock["name"]), re.escape(lock["says"])), text)
    if not row:
        return False
    below = re.search(r"(?:in line|in wait\(\)): (.*)", row[1])
    shown = below[1].rstrip().replace("◆", "", 1) if below else ""
    shown, cut = re.subn(r"(…|)( \+\d+|(?<=…))$", "", shown.replace("◆", ""))
    names = ", ".join(lock["line"])
    if lock["woken"]:  # its future has no callbacks any more
        return cut or shown.endswith(names)
    return names.startswith(shown) if cut else shown == names


def read_facts(name, args, folder):
    out = subprocess.run(
        [sys.executable, os.path.join(HERE, "facts.py"), name] + args,
        cwd=folder, env=dict(os.environ, PYTHONHASHSEED="0"),
        capture_output=True, check=True).stdout
    return [json.loads(line) for line in out.splitlines()]


def check_program(result, loopscope, folder, program, size):
    name, _, args, counts = program
    title = "%s at %dx%d" % (" ".join([name] + args), *size)
    screen = Screen([loopscope, name] + args, folder, *size)
    if not result.check(title + ": a first frame", screen.wait("WHY"),
                        screen.text()):
        screen.close()
        return
    first = screen.settle()
    check_end_and_back(result, title, screen, first)
    detail = steps_shown(first)
    if counts and counts[1] and detail:
        result.check(title + ": LINES steps", detail[0] == "LINES" and
                     detail[2] == counts[1], first)
    if detail and detail[0] == "LINES":
        screen.keys("D")
        screen.wait("TURNS")
    shown = steps_shown(screen.settle())
    if counts:
        result.check(title + ": TURNS steps", shown and shown[2] == counts[0],
                     str(shown))
    facts = read_facts(name, args, folder)
    with open(os.path.join(folder, name)) as file:
        result.check(title + ": real CPython has told of its turns",
                     bool(facts) == ("import asyncio" in file.read()))
    for fact in pick_five(facts) if facts else []:
        go_to_step(screen, fact["step"])
        screen.wait(r"TURNS %d/" % fact["step"])
        check_facts(result, title, screen.settle(), fact)
    screen.keys("q")
    result.check(title + ": q gives the terminal back",
                 screen.wait("status 0"), screen.text())
    screen.close()


# -- sizes, keys, ends --------------------------------------------------------

def check_sizes(result, loopscope, folder):
    screen = Screen([loopscope, "countasync.py"], folder, 80, 24)
    screen.wait("WHY")
    screen.keys("l", "l", "l")
    before = screen.settle()
    for width, height in [(120, 40), (60, 16), (59, 16), (60, 15), (30, 5),
                          (10, 2), (2, 1), (1, 1), (200, 60), (80, 24)]:
        screen.resize(width, height)
        time.sleep(0.15)
        if width >= 60 and height >= 16:
            result.check("at %dx%d: the panes" % (width, height),
                         screen.wait(r"SOURCE[\s\S]*WHY"), screen.text())
        elif width >= 10:
            result.check("at %dx%d: says what is needed" % (width, height),
                         screen.wait("60.*16"), screen.text())
    result.check("after all sizes: the same screen", screen.settle() == before,
                 screen.text())
    screen.keys("q")
    result.check("after all sizes: q ends it", screen.wait("status 0"),
                 screen.text())
    screen.close()


def check_keys(result, loopscope, folder):
    screen = Screen([loopscope, "countasync.py"], folder, 80, 24)
    screen.wait("WHY")

    def press(keys, pattern, what):
        screen.keys(*keys)
        result.check("keys: " + what, screen.wait(pattern, 5), screen.text())

    press(["Right"], r"LINES 1/32", "→ steps")
    press(["Space", "j"], r"LINES 2/32", "Space steps, j doesn't")
    press(["Left"], r"LINES 1/32", "← goes back")
    press(["d"], r"EVENTS \d+/", "d gives more detail")
    press(["D", "D"], r"TURNS \d+/11", "D gives less")
    press(["d", "t"], r"LINES \d+/32", "t goes to the next turn")
    press(["o"], "One", "o goes to the next line of output")
    press(["G"], r"32/32", "G goes to the end")
    press(["g"], r" 0/32", "g goes to the start")
    press([":", "t", "=", "1", "Enter"], r"t 1\.000", ": goes to a time")
    press(["?"], r"(?i)help", "? shows help")
    press(["Escape"], "WHY", "Esc closes it")
    press(["p"], r"\[PREDICT: (.*\n)+.*Esc skips", "p asks what comes")
    press(["Right"], r"Answer first", "→ waits for the answer")
    press(["Escape"], r"it doesn't count", "Esc skips the question")
    press(["p"], r"\[PREDICT: ", "p asks again")
    press(["1"], r"Right: |No\. It is: ", "a digit answers")
    press(["Enter"], r"The rule: ", "Enter goes to where the answer shows")
    press(["Escape"], r"→ next", "and Esc leaves it")
    press(["x"], r"(?i)x.*(nothing|no )", "an unbound key says so")
    screen.keys("q")
    result.check("keys: q quits", screen.wait("status 0"), screen.text())
    screen.close()


def check_play(result, loopscope, folder):
    screen = Screen([loopscope, "countasync.py"], folder, 80, 24)
    screen.wait("WHY")
    screen.keys("a")
    result.check("play: it goes on by itself", screen.wait(r"LINES [3-9]/", 15),
                 screen.text())
    screen.keys("k")
    time.sleep(0.2)
    paused = screen.settle()
    time.sleep(1.5)
    result.check("play: any other key pauses", screen.text() == paused,
                 screen.text())
    screen.close()


def check_ends(result, loopscope, folder):
    # SEGV and ABRT stand for a fault of our own
    for name, number in (("INT", 2), ("TERM", 15), ("HUP", 1), ("QUIT", 3),
                         ("SEGV", 11), ("ABRT", 6)):
        screen = Screen([loopscope, "countasync.py"], folder, 80, 24)
        screen.wait("WHY")
        pid = screen.pid("countasync")
        if pid:
            os.kill(pid, number)
        text = screen.wait(r"status %d" % (128 + number))
        result.check("SIG%s: the terminal is given back" % name, text and
                     "SOURCE" not in text, screen.text())
        screen.wait("prompt>")
        screen.keys("echo wor''king", "Enter")
        result.check("SIG%s: the shell echoes again" % name,
                     screen.wait("echo wor''king\nworking"), screen.text())
        screen.close()


def memory_of(pid):
    with open("/proc/%d/status" % pid) as file:
        return int(re.search(r"VmRSS:\s+(\d+)", file.read())[1]) * 1024


def children(pid):
    return subprocess.run(["pgrep", "-P", str(pid)],
                          capture_output=True).stdout.split()


def gone(pids, seconds):
    """Are these processes over, at the latest after so long?"""
    end = time.monotonic() + seconds
    while any(os.path.exists(b"/proc/" + pid) for pid in pids):
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def check_runaways(result, loopscope, folder):
    for name in ("endless.py", "greedy.py", "silent.py", "endless_async.py"):
        screen = Screen([loopscope, name], folder, 80, 24)
        if not result.check(name + ": a frame", screen.wait("WHY"),
                            screen.text()):
            screen.close()
            continue
        start = time.monotonic()
        for _ in range(5):
            screen.keys("l")
        result.check(name + ": keys go on", screen.wait(r" [1-9]\d*/", 5),
                     screen.text())
        result.check(name + ": at once", time.monotonic() - start < 5)
        pid = screen.pid(name)
        result.check(name + ": the screen's memory stays small",
                     pid and memory_of(pid) < 200 << 20,
                     str(pid and memory_of(pid)))
        sandbox = children(pid)
        result.check(name + ": it has a sandbox", sandbox)
        screen.keys("q")
        result.check(name + ": q ends it", screen.wait("status 0"),
                     screen.text())
        result.check(name + ": and the sandbox with it", gone(sandbox, 10))
        screen.close()


def check_endless(result, loopscope, folder):
    """Run on to the end of what has none: the screen stops where its memory
    does, and says so."""
    screen = Screen([loopscope, "--max-memory", "60", "endless_async.py"],
                    folder, 80, 24)
    screen.wait("WHY")
    screen.keys("G")
    screen.wait(r"TURNS [1-9]")
    screen.keys("G")
    result.check("endless: it runs on", screen.wait("any key stops", 5),
                 screen.text())
    result.check("endless: until memory is full", screen.wait(
        r"The first \d+ events are all that memory has room for", 60),
                 screen.text())
    pid = screen.pid("endless_async")
    result.check("endless: and no further", pid and
                 memory_of(pid) < 90 << 20, str(pid and memory_of(pid)))
    screen.keys("h")
    result.check("endless: one can step back from there", screen.wait("→ next"),
                 screen.text())
    screen.close()


def check_lesson(result, loopscope, folder, tutorial):
    screen = Screen([loopscope, tutorial], folder, 80, 24)
    text = screen.wait("WHY")
    result.check("a tutorial opens as it is", text and "SOURCE" in text,
                 screen.text())
    screen.keys(">")
    result.check("> turns the page", screen.wait(r"page 2/"), screen.text())
    screen.keys("l")
    result.check("its program steps", screen.wait(r" 1/\d+"), screen.text())
    screen.close()
    with open(os.path.join(folder, "levels.md"), "w") as file:
        file.write("# Levels\n\n## One\n\n<!-- loopscope: detail turns -->\n\n"
                   "```python\nprint(1)\n```\n\n## Two\n\n"
                   "```python\nprint(2)\n```\n\n## Three\n\n"
                   "<!-- loopscope: fails \"SyntaxError\" -->\n\n"
                   "What Python says.\n\n" +
                   "\n\n".join("text %d" % i for i in range(10)) +
                   "\n\n```python\ndef (\n```\n")
    screen = Screen([loopscope, "levels.md"], folder, 80, 24)
    result.check("a page opens at its level", screen.wait("TURNS 0/"),
                 screen.text())
    screen.keys(">")
    result.check("and the next one as ever", screen.wait("LINES 0/"),
                 screen.text())
    screen.keys(">")
    text = screen.wait("SyntaxError")
    result.check("the text of a page that is refused begins at its beginning",
                 text and "What Python says" in text and "text 9" not in text,
                 screen.text())
    screen.close()


READ = """# A text

- [Second](#second-part)
- [Out](http://example.org/page)

Some *words* with `code`, itâ€™s said.

| a | b |
|---|---|
| 1 | 2 |

""" + "Filling.\n\n" * 30 + "## Second part\n\nHere it is.\n\n" + "More.\n\n" * 30
COMMAND = """# Two pages

## One

```python
# one.py
import sys
print(sys.argv[1:])
```

## Two

```shell
$ python3 one.py 9 6
```

```python
print(2)
```
"""


def check_reader(result, loopscope, folder):
    """Prose: its looks, its links, search, and a text without a program."""
    for name, text in (("text.md", READ), ("pages.md", COMMAND)):
        with open(os.path.join(folder, name), "w") as file:
            file.write(text)
    screen = Screen([loopscope, "text.md"], folder, 80, 24)
    text = screen.wait("This page is text only")
    result.check("a text opens without a program",
                 text and "• Second" in text and "words with code, it’s said"
                 in text and re.search(r"a  b\n ─  ─\n 1  2", text),
                 screen.text())
    result.check("links look so", "\x1b[4mSecond" in screen.colours(),
                 screen.colours())
    screen.keys("Down", "Down", "Enter")
    result.check("an address is shown",
                 screen.wait("http://example.org/page .an address for a"),
                 screen.text())
    screen.keys("Up", "Enter")
    text = screen.wait("Here it is")
    result.check("a link to a heading leads there",
                 text and "• Second" not in text, screen.text())
    screen.keys("Home", "/", *"Here", "Enter")
    result.check("search finds it in the text", screen.wait("Here it is"),
                 screen.text())
    screen.close()
    screen = Screen([loopscope, "pages.md#2"], folder, 80, 24)
    screen.wait("page 2/2")
    screen.keys("3", "Down", "Enter")
    result.check("a command leads to its program", screen.wait("page 1/2"),
                 screen.text())
    screen.keys("G")
    result.check("and gives it its arguments",
                 screen.wait(r"\['9', '6'\]"), screen.text())
    screen.close()


THEME = "base = light\ntitle = 201 bold\n"
CONFIG = "theme = mine\ndetail = turns\n"
# what stands in the configuration and in the theme, and what is said of it
TASTES = [
    ("theme = mine\nascii = maybe\n", THEME, r"config:2:9: ascii takes another"),
    ("colour = red\n", THEME, r"config:1:1: no such option: colour"),
    ("theme = mine\n", "title = 1\ntext = redish\n", r"mine.theme:2:8: no col"),
    ("theme = none\n", THEME, r"none: no such theme; there are the themes dark"),
]


def check_taste(result, loopscope, folder):
    """The configuration file, and themes of one's own."""
    def configured(config, theme, *options):
        home = tempfile.mkdtemp(dir=folder)
        os.makedirs(os.path.join(home, "loopscope", "themes"))
        for name, text in (("config", config), ("themes/mine.theme", theme)):
            with open(os.path.join(home, "loopscope", name), "w") as file:
                file.write(text)
        return Screen([loopscope, *options, "countasync.py"], folder, 80, 24,
                      home)

    title = "\x1b[1m\x1b[38;5;201m"
    screen = configured(CONFIG, THEME)
    result.check("the configuration's detail", screen.wait("TURNS 0/11"),
                 screen.text())
    result.check("the configuration's theme", title in screen.colours(),
                 screen.colours())
    screen.close()
    screen = configured(CONFIG, THEME, "--detail", "lines", "--theme", "dark")
    result.check("the command line's detail is stronger",
                 screen.wait("LINES 0/32"), screen.text())
    result.check("and so is its theme", title not in screen.colours(),
                 screen.colours())
    screen.close()
    for config, theme, said in TASTES:
        screen = configured(config, theme)
        result.check("said on the screen: " + said, screen.wait(said),
                     screen.text())
        screen.keys("q")
        text = (screen.wait("status 0") or "").replace("\n", "")
        result.check("and behind it: " + said,
                     re.search("loopscope: .*" + said, text), screen.text())
        screen.close()


def check_trace_file(result, loopscope, folder):
    subprocess.run([loopscope, "trace", "-o", "count.jsonl", "countasync.py"],
                   cwd=folder, check=True)
    screen = Screen([loopscope, "count.jsonl"], folder, 80, 24)
    result.check("a trace opens", screen.wait(r"LINES 0/32"), screen.text())
    screen.keys("G")
    result.check("a trace steps to its end", screen.wait(r"32/32"),
                 screen.text())
    screen.close()


# Ticks until the file `enough` is there.
TICKS = """import asyncio, os
async def main():
    while not os.path.exists("enough"):
        await asyncio.sleep(0.05)
        print("tick")
    return "over"
asyncio.run(main())
raise SystemExit(3)
"""


def check_live(result, loopscope, folder):
    """record --live follows, or stays where one has walked to; so does a trace
    that somebody else records."""
    live = Screen([loopscope, "record", "--live", "ticks.py"], folder, 80, 24)
    result.check("live: it is at the end", live.wait(
        r" LIVE   t .* LINES (\d\d)/\1\+"), live.text())
    other = Screen([loopscope, "ticks.jsonl"], folder, 80, 24)
    result.check("live: its trace is known to grow", other.wait(
        r"LIVE, \d+ behind"), other.text())
    live.keys("h")
    result.check("live: a step back is said", live.wait("F follows it again"),
                 live.text())
    here = re.search(r"LINES \d+/", live.text())
    result.check("live: it stays there, and the end goes on", here and
                 live.wait(r"LIVE, \d{3,} behind .* " + here[0]), live.text())
    for screen in live, other:
        screen.keys("F")
        result.check("live: F goes to the end", screen.wait(
            r" LIVE   t .* LINES (\d+)/\1\+"), screen.text())
    open(os.path.join(folder, "enough"), "w").close()
    result.check("live: how it ends", live.wait(
        r"The program has ended, exit status 3\. Its trace is ticks\.jsonl"),
                 live.text())
    result.check("live: and in the other", other.wait(r" (\d+)/\1\n"),
                 other.text())
    live.keys("q")
    result.check("live: q gives its status and what it printed",
                 live.wait(r"tick\ntick\nstatus 3"), live.text())
    other.close()
    live.close()


RUNAWAYS = {
    "ticks.py": TICKS,
    "endless.py": "n = 0\nwhile True:\n    n += 1\n",
    "silent.py": "for _ in range(10 ** 12): pass\n",
    "greedy.py": "x = []\nwhile True:\n    x.append('y' * 1000000)\n",
    "endless_async.py": "import asyncio\nasync def main():\n    while True:\n"
                        "        await asyncio.sleep(1)\nasyncio.run(main())\n",
}


LESSON = """# %s

## First

```python
print(1)
```

## Second

```python
print(2)
```
"""
TITLES = ["Counting", "Waiting", "Queues of all kinds"]


def check_course(result, loopscope, folder):
    """The list of lessons: into a lesson and back, and what is kept of it."""
    lessons = os.path.join(folder, "course")
    os.mkdir(lessons)
    for number, title in enumerate(TITLES, 1):
        path = os.path.join(lessons, "%02d-lesson.md" % number)
        with open(path, "w") as file:
            file.write(LESSON % title)
    for width, height in [(60, 16), (80, 24), (200, 60)]:
        screen = Screen([loopscope], folder, width, height,
                        more="LOOPSCOPE_LESSONS='%s'" % lessons)
        text = screen.wait(r"\? help")
        result.check("course at %dx%d: the list" % (width, height),
                     text and "0 of 3 lessons done" in text
                     and all(title in text for title in TITLES)
                     and re.search(r"▶ –  1 Counting", text)
                     and "Enter begins; " in text, screen.text())
        screen.resize(59, 16)
        result.check("course: says what size it needs",
                     screen.wait("60 columns and 16 rows"), screen.text())
        screen.resize(width, height)
        screen.wait("Counting")
        screen.keys("q")
        result.check("course: q leaves it", screen.wait("status 0"),
                     screen.text())
        screen.close()
    screen = Screen([loopscope], folder, 80, 24,
                    more="LOOPSCOPE_LESSONS='%s'" % lessons)
    screen.wait("Enter begins")

    def press(keys, pattern, what):
        screen.keys(*keys)
        result.check("course: " + what, screen.wait(pattern), screen.text())

    press(["j"], r"▶ –  2 Waiting", "j selects the next")
    press(["/", *"kind", "Enter"], r"▶ –  3 Queues", "/ finds")
    press(["Home"], r"▶ –  1 Counting", "Home selects the first")
    press(["?"], r"all pages seen", "? explains the marks")
    press(["q"], r"▶ –  1 Counting", "q closes the help")
    press(["Enter"], r"page 1/2", "Enter opens")
    press([">"], r"page 2/2", "> turns the page")
    press(["q"], r"Kept: page 2 of Counting", "q leads back")
    result.check("course: the pages are counted",
                 re.search(r"▶ ✓  1 Counting .* 2/2 ", screen.text()),
                 screen.text())
    press(["Enter"], r"Page 2, where you stopped", "it opens there again")
    press([">"], r" 2 Waiting · page 1/2", "> goes on with the next lesson")
    press(["q"], r"▶ ◆  2 Waiting", "and q leads to its row")
    press(["q"], r"status 0", "q quits")
    press([loopscope + " course/01-lesson.md", "Enter"], r"page 2/2",
          "a lesson's file opens where one stopped")
    press(["q"], r"status 0|prompt", "q quits from there")
    press([loopscope + " course/01-lesson.md#1", "Enter"], r"page 1/2",
          "#1 at the start")
    screen.keys("q")
    screen.close()
    screen = Screen([loopscope, "1"], folder, 80, 24, more="LOOPSCOPE_LESSONS='%s'"
                    " XDG_STATE_HOME=/dev/null/state" % lessons)
    press([], r"Your progress can't be kept", "it is said that it can't be kept")
    press([">"], r"page 2/2", "the screen works on")
    result.check("course: it is said once",
                 "can't be kept" not in screen.settle(), screen.text())
    screen.close()


ASKS = """# Asking

```python
import asyncio
async def main():
    await asyncio.gather(asyncio.sleep(1), asyncio.sleep(2))
asyncio.run(main())
```
"""


def check_answers(result, loopscope, folder):
    """An answer to a question of a lesson of the course is kept at once."""
    lessons = os.path.join(folder, "asks")
    os.mkdir(lessons)
    with open(os.path.join(lessons, "01-asks.md"), "w") as file:
        file.write(ASKS)
    kept = os.path.join(folder, "answers", "loopscope", "progress")
    screen = Screen([loopscope, "1"], folder, 80, 24,
                    more="LOOPSCOPE_LESSONS='%s' XDG_STATE_HOME='%s'"
                    % (lessons, os.path.join(folder, "answers")))
    screen.wait("1 Asking")
    screen.keys("t", "p")
    screen.wait("PREDICT")
    screen.keys("1")
    screen.wait(r"No\. It is|Right")
    with open(kept) as file:
        lesson = json.loads(file.read().splitlines()[1])
    result.check("course: an answer is kept",
                 (lesson["right"] + lesson["wrong"], lesson["page"]) == (1, 1),
                 "%s\n%s" % (lesson, screen.text()))
    screen.close()


def missing(tutorials):
    if not os.path.isdir(tutorials):
        return "no folder " + tutorials
    if sys.version_info[:2] != (3, 11):
        return "python3 is not 3.11"
    return None


def main():
    loopscope, tutorials = os.path.abspath(sys.argv[1]), sys.argv[2]
    absent = missing(tutorials)
    if absent:
        print("SKIPPED: no screen was compared with CPython: " + absent)
        return 1 if os.environ.get("CI") else 0
    text = [f for f in sorted(os.listdir(tutorials)) if f.startswith("001")][0]
    tutorial = os.path.abspath(os.path.join(tutorials, text))
    with open(tutorial, encoding="utf-8") as file:
        blocks = re.findall(r"```python\n(.*?)```", file.read(), re.S)
    result = Result()
    # a session that stays, so that the server doesn't end between two others
    tmux("new-session", "-d", "-s", "keep", "sleep", "3600")
    with tempfile.TemporaryDirectory() as work:
        for name, block, _, _ in PROGRAMS:
            with open(os.path.join(work, name), "w") as file:
                file.write(blocks[block - 1])
        for name, _, _, _ in LOCK_PROGRAMS:
            shutil.copy(os.path.join(EVENTS, name), work)
        for name, source in RUNAWAYS.items():
            with open(os.path.join(work, name), "w") as file:
                file.write(source)
        try:
            # Each has terminals of its own, and mostly waits: side by side.
            with ThreadPoolExecutor(max_workers=6) as pool:
                jobs = [pool.submit(check_program, result, loopscope, work,
                                    program, size)
                        for program in reversed(PROGRAMS + LOCK_PROGRAMS)
                        for size in SIZES]
                jobs += [pool.submit(check, result, loopscope, work)
                         for check in (check_sizes, check_keys, check_play,
                                       check_ends, check_runaways,
                                       check_endless, check_trace_file,
                                       check_live, check_taste,
                                       check_course, check_answers,
                                       check_reader, check_editor,
                                       check_window_editor, check_challenge,
                                       check_given, check_typing, check_pairs)]
                jobs.append(pool.submit(check_lesson, result, loopscope, work,
                                        tutorial))
                jobs += [pool.submit(check_taken, result, loopscope, work, path)
                         for path in sorted(glob.glob(LESSONS))]
                jobs += [pool.submit(check_seen, result, lambda name, size:
                                     Screen([loopscope, name], work, *size),
                                     work, entry) for entry in SEEN]
                for job in jobs:
                    job.result()
        finally:
            tmux("kill-server")
    print("%d passed, %d failed" % (result.passed, result.failed))
    return 1 if result.failed else 0


if __name__ == "__main__":
    sys.exit(main())

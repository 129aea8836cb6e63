"""asciicast v2: what its public description asks of a file; that the screens are
those which the program shows in a terminal (tmux); that asciinema plays it.
"""
import json
import os
import pty
import re
import shutil
import subprocess
import time
import unicodedata

CONTROL = re.compile(r"\x1b\[([?0-9;]*)([A-Za-z])")
SOCKET = "loopscope-cast-%d" % os.getpid()


class Terminal:
    """As much of a terminal as a cast may use: what else comes is an error."""

    def __init__(self, width, height):
        self.rows = [[" "] * width for _ in range(height)]
        self.x = self.y = 0

    def feed(self, text):
        at = 0
        while at < len(text):
            control = CONTROL.match(text, at)
            if control:
                self.obey(*control.groups())
                at = control.end()
                continue
            self.put(text[at])
            at += 1

    def obey(self, argument, command):
        if command == "H":
            y, x = argument.split(";")
            self.y, self.x = int(y) - 1, int(x) - 1
        elif (argument, command) == ("2", "J"):
            for row in self.rows:
                row[:] = [" "] * len(row)
        elif command not in "m" and (argument, command) not in (
                ("?25", "l"), ("?25", "h")):
            raise ValueError("ESC [ %s %s" % (argument, command))

    def put(self, c):
        if c in "\r\n":
            return
        if unicodedata.category(c) in ("Cc", "Cf", "Cs"):
            raise ValueError("the character %r" % c)
        if unicodedata.combining(c):
            return
        self.rows[self.y][self.x] = c
        self.x += 1
        if unicodedata.east_asian_width(c) in "WF":
            self.rows[self.y][self.x] = ""
            self.x += 1

    def text(self):
        return "\n".join("".join(row).rstrip() for row in self.rows)


def export(loopscope, target, out, *options):
    return subprocess.run([loopscope, "export", "--format", "cast", "-o", out,
                           *options, target], stdin=subprocess.DEVNULL,
                          capture_output=True, timeout=120)


def read(out):
    with open(out, encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    return lines[0], lines[1:]


def check_form(header, events, size):
    if header.get("version") != 2 or (header["width"], header["height"]) != size:
        yield "the header is %s" % header
    before = 0
    for event in events:
        if not (isinstance(event, list) and len(event) == 3
                and isinstance(event[0], (int, float)) and event[1] in "om"
                and isinstance(event[2], str)):
            yield "no event: %s" % str(event)[:80]
        if event[0] < before:
            yield "goes back in time: %s" % str(event)[:80]
        before = event[0]
    if abs(header["duration"] - before) > 0.01:
        yield "it takes %s, not %s" % (before, header["duration"])


def screens(header, events):
    """The text of the screen after each event of output but the last, which gives
    the terminal back."""
    terminal, seen = Terminal(header["width"], header["height"]), []
    for event in events:
        if event[1] == "o":
            terminal.feed(event[2])
            seen.append(terminal.text())
    return seen[:-1]


def tmux(*args):
    return subprocess.run(["tmux", "-L", SOCKET, "-f", "/dev/null", *args],
                          capture_output=True).stdout.decode()


def look(session, step):
    """The screen once it says that it stands at this step of a known number."""
    end, text = time.monotonic() + 20, ""
    wanted = re.compile(r"\b%d/\d+(?![\d+])" % step)
    while not wanted.search(text) and time.monotonic() < end:
        time.sleep(0.05)
        text = tmux("capture-pane", "-p", "-t", session)
    return "\n".join(line.rstrip() for line in text.split("\n")).rstrip("\n")


def live(loopscope, program, size, steps):
    """The screens that the program shows in a terminal after so many steps."""
    session, at = "cast-%s" % os.path.basename(program)[:-3], 0
    tmux("new-session", "-d", "-s", session, "-x", str(size[0]), "-y",
         str(size[1]), "env LC_ALL=C.UTF-8 TERM=screen-256color '%s' "
         "--detail lines '%s'" % (loopscope, program))
    look(session, 0)
    for step in steps:
        if step > at:
            tmux("send-keys", "-t", session, "-N", str(step - at), "Right")
        at = step
        yield look(session, step)
    tmux("kill-session", "-t", session)


def play(out):
    """What asciinema writes to a terminal of its own, and its status."""
    pid, fd = pty.fork()
    if pid == 0:
        os.execvp("sh", ["sh", "-c", "stty raw; exec asciinema cat '%s'" % out])
    written = b""
    while True:
        try:
            some = os.read(fd, 65536)
        except OSError:
            break
        if not some:
            break
        written += some
    os.close(fd)
    return os.waitpid(pid, 0)[1], written.decode("utf-8", "replace")


LESSON = """# A lesson

Prose.

<!-- loopscope: stop line 4 "Here control goes back to the loop." -->
<!-- loopscope: stop line 6 "And here it ends." -->

```python
import asyncio

async def main():
    await asyncio.sleep(1)
    print("awake")
    return 7

asyncio.run(main())
```
"""
HOSTILE = """import asyncio
print("\\x1b[2J\\x1b]0;title\\x07\\x1b[31mred\\x1b[0m \\u202e \\u4f60\\u597d e\\u0301")
async def main():
    await asyncio.sleep(1)
asyncio.run(main())
"""


def check_screens(loopscope, program, out):
    size = (80, 24)
    export(loopscope, program, out, "--detail", "lines")
    shown = screens(*read(out))
    steps = (0, 1, len(shown) // 2, len(shown) - 1)
    for step, wanted in zip(steps, live(loopscope, program, size, steps)):
        if wanted != shown[step].rstrip("\n"):
            yield "step %d is not what the terminal shows:\n%s\n%s" % (
                step, shown[step], wanted)


def check_steps(loopscope, program, out):
    export(loopscope, program, out, "--detail", "lines")
    whole = screens(*read(out))
    for asked, first, last in (("3-5", 3, 5), ("2", 2, 2), ("-2", 0, 2),
                               ("6-", 6, len(whole) - 1), ("4-9999", 4,
                                                           len(whole) - 1)):
        export(loopscope, program, out, "--detail", "lines", "--steps", asked,
               "--speed", "4")
        header, events = read(out)
        if screens(header, events) != whole[first:last + 1]:
            yield "--steps %s gives other steps" % asked
        if header["duration"] != (last - first + 1) / 4:
            yield "--speed 4 takes %s" % header["duration"]
    for wrong in ("x", "5-3", "-", "1-2-3", "99999"):
        done = export(loopscope, program, out, "--steps", wrong)
        if done.returncode != 2 or b"steps" not in done.stderr:
            yield "--steps %s: %d, %s" % (wrong, done.returncode, done.stderr)


def check(loopscope, programs, work):
    out = os.path.join(work, "walk.cast")
    for program in programs:
        for size in ((80, 24), (120, 40), (20, 5)):
            export(loopscope, program, out, "--size", "%dx%d" % size)
            header, events = read(out)
            for wrong in check_form(header, events, size):
                yield "%s: %s" % (os.path.basename(program), wrong)
            screens(header, events)
    yield from check_steps(loopscope, programs[0], out)
    if shutil.which("tmux"):
        for program in programs[:2]:
            yield from check_screens(loopscope, program, out)
    lesson, hostile = (os.path.join(work, n) for n in ("a.md", "hostile.py"))
    for path, text in ((lesson, LESSON), (hostile, HOSTILE)):
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
    export(loopscope, hostile, out)
    if "\u4f60\u597d" not in screens(*read(out))[-1]:
        yield "output that is lost"
    export(loopscope, lesson, out, "--detail", "lines", "--speed", "1000")
    header, events = read(out)
    markers = [e[2] for e in events if e[1] == "m"]
    if markers != ["Here control goes back to the loop.", "And here it ends."]:
        yield "the markers of a lesson are %s" % markers
    if shutil.which("asciinema"):
        status, written = play(out)
        if status or written != "".join(e[2] for e in events if e[1] == "o"):
            yield "asciinema plays something else: status %d" % status

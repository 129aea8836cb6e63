"""A terminal of any kind that terminfo knows, and a program in it.

It understands the sequences that the entry of its TERM has and nothing else: what
else is written to it is kept in `strange`, as a real one might show it. Reports
of the mouse and of pastes, which no entry has, are kept in `modes`.

    python3 emulator.py TERM    prints the entry's table, as JSON: curses knows
                                one terminal in each process
"""
import codecs
import fcntl
import functools
import json
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
import unicodedata

try:
    import curses
except ImportError:  # a Python that was built without it
    curses = None

PATIENCE = 20.0
ESC = "\x1b"

# -- what an entry says ----------------------------------------------------------

# Without parameters; what they do is the name of a method, or nothing that a
# cell could show.
PLAIN = {
    "clear": "clear", "el": "erase_line", "el1": "erase_line_start",
    "ed": "erase_below", "home": "home", "cr": "to_first", "cud1": "scroll_on",
    "ind": "scroll_on", "ri": "scroll_back", "il1": "insert_lines",
    "dl1": "delete_lines", "cuu1": "up", "cub1": "left", "cuf1": "right", "nel": "new_line",
    "ht": "tab", "smcup": "alternate", "rmcup": "main", "civis": "hide",
    "cnorm": "show", "cvvis": "show", "sgr0": "plain", "op": "no_colours",
    "bold": "bold", "dim": "dim", "rev": "reverse", "smul": "underline",
    "rmul": "no_underline", "sitm": "italic", "ritm": "no_italic",
    "smso": "reverse", "rmso": "no_reverse", "ich1": "insert",
    "dch1": "delete", "sc": "save", "rc": "restore", "is2": "nothing",
    "rs2": "nothing", "smam": "nothing", "rmam": "nothing",
    "smkx": "nothing", "rmkx": "nothing", "enacs": "nothing",
    "smir": "nothing", "rmir": "nothing",
    "smacs": "nothing", "rmacs": "nothing", "oc": "nothing",
}
# With one or two numbers.
NUMBERS = {
    "cup": "go", "hpa": "column", "vpa": "row", "cuf": "right", "cub": "left",
    "cuu": "up", "cud": "down", "ech": "erase", "ich": "insert",
    "dch": "delete", "csr": "region", "indn": "scroll_on",
    "rin": "scroll_back", "il": "insert_lines", "dl": "delete_lines",
}
SGR = ["reverse", "underline", "reverse", "blink", "dim", "bold", "invisible",
       "protect", "charset"]
# What its keys send, by the names of the capabilities.
KEYS = ["kcuu1", "kcud1", "kcub1", "kcuf1", "khome", "kend", "kpp", "knp", "kcbt",
        "kich1", "kdch1", "kLFT", "kRIT"] + ["kf%d" % n for n in range(1, 13)]
PADDING = re.compile(rb"\$<[^>]*>")


def entry_string(name, *numbers):
    value = curses.tigetstr(name)
    if value and numbers:
        value = curses.tparm(value, *numbers)
    return PADDING.sub(b"", value).decode("latin-1") if value else None


def pattern_of(name, count):
    """What a capability writes, with a group for each of its numbers; and what
    to take from each, as it may count from 1."""
    probes = (4321, 8765)[:count]
    pattern, less = re.escape(entry_string(name, *probes)), []
    for probe in probes:
        offset = next((o for o in (0, 1) if str(probe + o) in pattern), None)
        if offset is None:
            return None
        pattern = pattern.replace(str(probe + offset), r"(\d+)")
        less.append(offset)
    return [pattern, less]


def colour_tables(exact, patterns):
    colours = curses.tigetnum("colors")
    for name, action in (("setaf", "foreground"), ("setab", "background")):
        if not entry_string(name):
            continue
        for c in range(min(colours, 256) if colours <= 256 else 8):
            exact[entry_string(name, c)] = [action, c]
        if colours > 256:  # red, green and blue themselves
            probe = entry_string(name, 201 << 16 | 202 << 8 | 203)
            patterns.append([re.sub("20[123]", r"(\\d+)", re.escape(probe)),
                             action, [0, 0, 0]])


def table_of(term):
    """exact: sequence -> action; patterns: [pattern, action, offsets]."""
    curses.setupterm(term, 1)
    exact, patterns = {}, []
    for number in range(512) if entry_string("sgr") else ():
        bits = [number >> i & 1 for i in range(9)]
        exact.setdefault(entry_string("sgr", *bits), [
            "sgr", sorted({SGR[i] for i in range(9) if bits[i]})])
    for name, action in PLAIN.items():
        if entry_string(name):
            exact.setdefault(entry_string(name), [action])
    if "39;49" in (entry_string("op") or ""):  # each of the two alone
        exact[ESC + "[39m"], exact[ESC + "[49m"] = ["no_ink"], ["no_paper"]
    for name, action in NUMBERS.items():
        if entry_string(name):
            count = 2 if name in ("cup", "csr") else 1
            found = pattern_of(name, count)
            if found:
                patterns.append([found[0], action, found[1]])
    if entry_string("rep"):  # the character itself comes first
        patterns.append([re.escape(entry_string("rep", 120, 4321)[1:])
                         .replace("4320", r"(\d+)"), "repeat", [0]])
    for charset in filter(None, map(entry_string, ("rmacs", "smacs"))):
        # may come in another piece than what it stands before or behind
        for text in list(exact):
            for part in (text.removeprefix(charset), text.removesuffix(charset)):
                if part:
                    exact.setdefault(part, exact[text])
    colour_tables(exact, patterns)
    return {"exact": exact, "patterns": patterns,
            "keys": {name: entry_string(name) for name in KEYS
                     if (entry_string(name) or "").startswith(ESC)},
            "colours": max(curses.tigetnum("colors"), 0),
            "mouse": bool(curses.tigetstr("kmous")),
            "bce": curses.tigetflag("bce") > 0,
            "late_wrap": curses.tigetflag("xenl") > 0}


@functools.lru_cache(maxsize=None)
def entry(term):
    out = subprocess.run([sys.executable, os.path.abspath(__file__), term],
                         capture_output=True, check=True).stdout
    found = json.loads(out)
    found["patterns"] = [(re.compile(p), action, less)
                         for p, action, less in found["patterns"]]
    texts = sorted(found["exact"], key=len, reverse=True)
    found["longest"] = len(texts[0])
    found["any_exact"] = re.compile("|".join(map(re.escape, texts)))
    return found


# -- its screen -------------------------------------------------------------------

REPORTS = re.compile(ESC + r"\[\?(\d+)([hl])")
BLANK = (" ", frozenset(), None, None)
UNFINISHED = 64  # characters of a sequence that may still become one


def cells_of(char):
    if char < "\x7f":
        return 1
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


class Display:
    """Rows of cells: text, attributes, foreground, background."""

    def __init__(self, term, width, height):
        self.entry = entry(term)
        self.strange, self.modes, self.written = [], set(), bytearray()
        self.width, self.height = width, height
        self.rows = [[BLANK] * width for _ in range(height)]
        self.behind = None      # the main screen while the alternate one is on
        self.visible = True
        self.x = self.y = 0
        self.saved = (0, 0)
        self.top, self.bottom = 0, height - 1  # of the lines that scroll
        self.attributes, self.ink, self.paper = frozenset(), None, None
        self.last = " "
        self.decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.left = ""

    def text(self):
        return "\n".join("".join(c[0] for c in row).rstrip()
                         for row in self.rows)

    def cells(self):
        return [list(row) for row in self.rows]

    def resize(self, width, height):
        """Keeps the upper left part, as many do."""
        for row in self.rows:
            row[:] = (row + [BLANK] * width)[:width]
        self.rows = (self.rows + [[BLANK] * width for _ in range(height)])[:height]
        self.width, self.height = width, height
        self.top, self.bottom = 0, height - 1
        self.x, self.y = min(self.x, width - 1), min(self.y, height - 1)

    # what sequences do

    def erased(self):
        return (" ", frozenset(), None, self.paper if self.entry["bce"] else None)

    def clear(self):
        self.rows = [[self.erased()] * self.width for _ in range(self.height)]
        self.x = self.y = 0

    def erase(self, n, start=None):
        start = self.x if start is None else start
        for x in range(start, min(start + n, self.width)):
            self.rows[self.y][x] = self.erased()

    def erase_line(self):
        self.erase(self.width)

    def erase_line_start(self):
        self.erase(self.x + 1, 0)

    def erase_below(self):
        self.erase_line()
        for y in range(self.y + 1, self.height):
            self.rows[y] = [self.erased()] * self.width

    def insert(self, n=1):
        row = self.rows[self.y]
        row[self.x:] = ([self.erased()] * n + row[self.x:])[:self.width - self.x]

    def delete(self, n=1):
        row = self.rows[self.y]
        row[self.x:] = (row[self.x + n:] +
                        [self.erased()] * n)[:self.width - self.x]

    def go(self, y, x):
        self.x, self.y = min(x, self.width - 1), min(y, self.height - 1)

    def home(self):
        self.go(0, 0)

    def column(self, x):
        self.go(self.y, x)

    def row(self, y):
        self.go(y, min(self.x, self.width - 1))

    def to_first(self):
        self.x = 0

    def region(self, top, bottom):
        self.top, self.bottom = top, min(bottom, self.height - 1)
        self.home()

    def move_lines(self, top, n):
        """Lines from `top` to the region's end go n up, or down."""
        lines, n = self.rows[top:self.bottom + 1], max(n, top - self.bottom - 1)
        fresh = [[self.erased()] * self.width for _ in range(abs(n))]
        lines = lines[n:] + fresh if n > 0 else (fresh + lines)[:len(lines)]
        self.rows[top:self.bottom + 1] = lines[:self.bottom + 1 - top]

    def scroll_on(self, n=None):
        """Without a number the cursor goes down, and the lines when it can't."""
        if n is None and self.y != self.bottom:
            self.y = min(self.y + 1, self.height - 1)
        else:
            self.move_lines(self.top, n or 1)

    def scroll_back(self, n=None):
        if n is None and self.y != self.top:
            self.y = max(self.y - 1, 0)
        else:
            self.move_lines(self.top, -(n or 1))

    def insert_lines(self, n=1):
        if self.top <= self.y <= self.bottom:
            self.move_lines(self.y, -n)

    def delete_lines(self, n=1):
        if self.top <= self.y <= self.bottom:
            self.move_lines(self.y, n)

    def down(self, n=1):
        self.y = min(self.y + n, self.height - 1)

    def up(self, n=1):
        self.y = max(self.y - n, 0)

    def left_by(self, n=1):
        self.x = max(min(self.x, self.width - 1) - n, 0)

    def right(self, n=1):
        self.x = min(self.x + n, self.width - 1)

    def new_line(self):
        self.x = 0
        self.scroll_on()

    def tab(self):
        self.x = min((self.x // 8 + 1) * 8, self.width - 1)

    def alternate(self):
        if self.behind is None:
            self.behind = (self.rows, self.x, self.y)
            self.rows = [[BLANK] * self.width for _ in range(self.height)]

    def main(self):
        if self.behind is not None:
            self.rows, self.x, self.y = self.behind
            self.behind = None
            self.resize(self.width, self.height)

    def hide(self):
        self.visible = False

    def show(self):
        self.visible = True

    def save(self):
        self.saved = (self.y, self.x)

    def restore(self):
        self.go(*self.saved)

    def plain(self):
        self.attributes, self.ink, self.paper = frozenset(), None, None

    def sgr(self, names):
        self.plain()
        self.attributes = frozenset(names)

    def no_colours(self):
        self.ink = self.paper = None

    def no_ink(self):
        self.ink = None

    def no_paper(self):
        self.paper = None

    def foreground(self, *colour):
        self.ink = colour[0] if len(colour) == 1 else colour

    def background(self, *colour):
        self.paper = colour[0] if len(colour) == 1 else colour

    def repeat(self, n):
        for _ in range(n):
            self.put(self.last)

    def nothing(self, *_):
        pass

    def obey(self, action, numbers):
        if action == "left":
            action = "left_by"
        if hasattr(self, action):
            getattr(self, action)(*numbers)
        elif action.startswith("no_"):
            self.attributes -= {action[3:]}
        else:
            self.attributes |= {action}

    # bytes

    def put(self, char):
        cells = cells_of(char)
        if cells == 0:
            x = max(self.x - 1, 0)
            self.rows[self.y][x] = (self.rows[self.y][x][0] + char,
                                    *self.rows[self.y][x][1:])
            return
        if self.x + cells > self.width:
            self.new_line()
        self.rows[self.y][self.x] = (char, self.attributes, self.ink, self.paper)
        for x in range(self.x + 1, min(self.x + cells, self.width)):
            self.rows[self.y][x] = ("", self.attributes, self.ink, self.paper)
        self.x += cells
        self.last = char
        if self.x >= self.width and not self.entry["late_wrap"]:
            self.new_line()

    def sequence(self, text, at):
        """Obeys the longest sequence that begins there; its length, 0: none."""
        match = self.entry["any_exact"].match(text, at)
        if match:
            action, *numbers = self.entry["exact"][match[0]]
            self.obey(action, numbers)
            return len(match[0])
        for pattern, action, less in self.entry["patterns"]:
            match = pattern.match(text, at)
            if match:
                self.obey(action, [int(group) - offset for group, offset
                                   in zip(match.groups(), less)])
                return match.end() - at
        match = REPORTS.match(text, at)
        if match:
            (self.modes.add if match[2] == "h" else self.modes.discard)(
                int(match[1]))
            return len(match[0])
        return 0

    def unfinished(self, text, last):
        """Could what begins with ESC become a longer sequence with more behind it?
        The last: nothing comes for now."""
        if last or len(text) >= UNFINISHED:
            return False
        if len(text) < self.entry["longest"] and any(
                other.startswith(text) and other != text
                for other in self.entry["exact"]):
            return True
        return not re.match(ESC + r"(\[[0-9;:?]*[@-~]|\([A-Z0-9]|[^\[(])", text)

    def feed(self, data, last=False):
        self.written += data
        text, at = self.left + self.decoder.decode(data), 0
        self.left = ""
        while at < len(text):
            if " " <= text[at] != "\x7f":
                self.put(text[at])
                at += 1
                continue
            if text[at] == ESC and self.unfinished(text[at:at + UNFINISHED],
                                                   last):
                self.left = text[at:]
                return
            used = self.sequence(text, at)
            if used:
                at += used
            elif text[at] == "\n":
                self.scroll_on()
                at += 1
            elif text[at] == "\r":
                self.x = 0
                at += 1
            elif text[at] in "\a\0":
                at += 1
            else:
                self.strange.append(text[at:at + 12])
                at += 1


# -- a program in it ----------------------------------------------------------------

class Terminal:
    """A program whose terminal this is."""

    def __init__(self, command, folder, width=80, height=24,
                 term="xterm-256color", env=None):
        self.display = Display(term, width, height)
        self.master, slave = pty.openpty()
        self.line = slave        # kept, to ask how the terminal is set
        self.size(width, height)
        self.before = termios.tcgetattr(slave)
        environment = {k: v for k, v in os.environ.items() if k not in (
            "NO_COLOR", "COLORTERM", "COLORFGBG", "LC_CTYPE", "LANG")}
        environment.update(TERM=term, LC_ALL="C.UTF-8", XDG_CONFIG_HOME="/nowhere",
                           XDG_STATE_HOME=os.path.join(folder, "state"),
                           EDITOR="true", VISUAL="")
        environment.update(env or {})
        environment = {k: v for k, v in environment.items() if v is not None}
        self.process = subprocess.Popen(
            command, cwd=folder, stdin=slave, stdout=slave, stderr=slave,
            env=environment, start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))

    def size(self, width, height):
        fcntl.ioctl(self.master, termios.TIOCSWINSZ,
                    struct.pack("HHHH", height, width, 0, 0))

    def resize(self, width, height):
        """What is on its way was drawn for the size before."""
        self.pump(0)
        self.display.resize(width, height)
        self.size(width, height)

    def pump(self, seconds):
        """Takes in what is written within that time; False: nothing was."""
        ready, _, _ = select.select([self.master], [], [], seconds)
        if not ready:
            return False
        try:
            data = os.read(self.master, 1 << 16)
        except OSError:
            return False
        self.display.feed(data)
        return bool(data)

    def until(self, condition, patience=PATIENCE):
        """True once the condition holds; False when it never does."""
        end = time.monotonic() + patience
        while not condition():
            if time.monotonic() > end:
                return False
            self.pump(0.02)
        return True

    def text(self):
        return self.display.text()

    def wait(self, pattern, patience=PATIENCE):
        """The screen once it shows the pattern; None when it never does."""
        seen = self.until(lambda: re.search(pattern, self.text()), patience)
        return self.text() if seen else None

    def changed(self, before, patience=5):
        """True once the cells are others."""
        return self.until(lambda: self.display.rows != before, patience)

    def waits(self):
        """Has whoever reads the terminal now read all of it, and gone to sleep?"""
        left = fcntl.ioctl(self.line, termios.FIONREAD, b"\0\0\0\0")
        try:
            with open("/proc/%d/stat" % os.tcgetpgrp(self.master)) as file:
                state = file.read().rpartition(")")[2].split()[0]
        except OSError:
            return True  # it has ended
        return state in "STZ" and not any(left)

    def rest(self):
        """Until what was sent has had its effect, as far as one can tell; the
        screen."""
        end, quiet = time.monotonic() + PATIENCE, 0
        while quiet < 2 and time.monotonic() < end:
            quiet = 0 if self.pump(0.005) or not self.waits() else quiet + 1
        self.display.feed(b"", True)
        return self.text()

    def send(self, text):
        data = text.encode() if isinstance(text, str) else text
        os.write(self.master, data)

    def mouse(self, x, y, button=0, up=True):
        """The pointer at a cell from 0: pressed there, and let go."""
        self.send(ESC + "[<%d;%d;%dM" % (button, x + 1, y + 1))
        if up and button < 32:
            self.send(ESC + "[<%d;%d;%dm" % (button, x + 1, y + 1))

    def kill(self, number):
        os.kill(self.process.pid, number)

    def ended(self, patience=PATIENCE):
        """Its exit status; None: it goes on."""
        self.until(lambda: self.process.poll() is not None, patience)
        self.rest()
        return self.process.returncode

    def given_back(self):
        """What is not as it was before the program; empty: all is."""
        d, wrong = self.display, []
        if termios.tcgetattr(self.line) != self.before:
            wrong.append("the line's settings")
        if d.behind is not None:
            wrong.append("the alternate screen")
        if not d.visible:
            wrong.append("the cursor")
        if d.modes:
            wrong.append("reports %s" % sorted(d.modes))
        if d.attributes or d.ink is not None or d.paper is not None:
            wrong.append("colours or attributes")
        return ", ".join(wrong)

    def close(self):
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        os.close(self.master)
        os.close(self.line)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


if __name__ == "__main__":
    json.dump(table_of(sys.argv[1]), sys.stdout)

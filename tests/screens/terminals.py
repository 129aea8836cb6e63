"""The whole way, from a terminal's bytes to its screen, in terminals of our own
(emulator.py) of every kind.

    python3 terminals.py LOOPSCOPE

Every key of requests.def; the mouse; typing and pasting; suspending and every
other end; storms of new sizes; and that each kind of terminal is sent only what
terminfo says it has. Prints "N passed, N failed".
"""
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import termios
import time
from concurrent.futures import ThreadPoolExecutor

from emulator import Terminal, curses, entry
from result import Result

HERE = os.path.dirname(os.path.abspath(__file__))
ESC = "\x1b"

PROGRAMS = {"count.py": """import asyncio

async def count():
    print("One")
    await asyncio.sleep(1)
    print("Two")

async def main():
    await asyncio.gather(count(), count(), count())

asyncio.run(main())
""", "jobs.py": """import asyncio

async def put(jobs, name):
    for i in range(3):
        await asyncio.sleep(i)
        await jobs.put(f"{name}{i}")
        print("put", name, i)

async def take(jobs, lock):
    while True:
        job = await jobs.get()
        async with lock:
            await asyncio.sleep(1.5)
        print("took", job)
        jobs.task_done()

async def main():
    jobs, lock = asyncio.Queue(2), asyncio.Lock()
    takers = [asyncio.create_task(take(jobs, lock)) for _ in range(2)]
    await asyncio.gather(put(jobs, "a"), put(jobs, "b"))
    await jobs.join()
    for taker in takers:
        taker.cancel()

asyncio.run(main())
""", "endless.py": """import asyncio

async def tick():
    while True:
        await asyncio.sleep(1)
        print("é tick")

asyncio.run(tick())
"""}


class Place:
    """Where it all happens: the program that is tested, and a folder with the
    programs that it runs."""

    def __init__(self, loopscope, folder, result):
        self.loopscope, self.folder = loopscope, folder
        self.check = result.check

    def open(self, program="count.py", width=80, height=24,
             term="xterm-256color", options=(), keys="", **env):
        t = Terminal([self.loopscope, *options, program], self.folder, width,
                     height, term, env)
        t.wait(r"/\d+\+?\n" if program == "endless.py" else r"/\d+\n")
        t.rest()
        press(t, keys)
        return t


def press(t, keys):
    """All at once. An Esc must be the last, and then be waited for: with a key
    behind it, it would be Alt."""
    if keys:
        before = t.display.cells()
        t.send(keys)
        t.changed(before)
        t.rest()


def step(t):
    found = re.search(r"(?:TURNS|LINES|EVENTS) (\d+)/", t.text())
    return int(found[1]) if found else None


def where(t, text, column=0, row=0):
    """The cell where a text stands, from a row and a column on."""
    lines = t.text().split("\n")
    for y in range(row, len(lines)):
        x = lines[y].find(text, column)
        if x >= 0:
            return x, y
    raise ValueError("%r is not on the screen:\n%s" % (text, t.text()))


def last_row(t):
    return t.text().split("\n")[-1]


# -- every key -------------------------------------------------------------------

NAMED = {"→": ESC + "[C", "←": ESC + "[D", "↑": ESC + "[A", "↓": ESC + "[B",
         "Space": " ", "PgDn": ESC + "[6~", "PgUp": ESC + "[5~",
         "Backspace": "\x7f", "Home": ESC + "[H", "End": ESC + "[F",
         "Tab": "\t", "Shift-Tab": ESC + "[Z", "Enter": "\r", "Esc": ESC,
         "Shift-→": ESC + "[1;2C", "Shift-←": ESC + "[1;2D", "F1": ESC + "OP",
         "wheel-down": ESC + "[<65;10;5M", "wheel-up": ESC + "[<64;10;5M"}


def bytes_of(name):
    if name.startswith("Ctrl-"):
        return chr(ord(name[5]) & 0x1f)
    return NAMED.get(name, name)


BLANKS = ("b", ".") # keys that turn the screen off


def keys_of_table():
    with open(os.path.join(HERE, "../../src/ui/requests.def"),
              encoding="utf-8") as file:
        rows = re.findall(r'^REQUEST\(\w+, "([^"]+)"', file.read(), re.M)
    return [key for row in rows for name in row.split()
            for key in ("123456789" if name == "1-9" else [name])]


SITUATIONS = [
    # title, program, size, keys that lead there
    ("in the middle", "jobs.py", (80, 24), "llllllll"),
    ("zoomed, large", "jobs.py", (120, 40), "llllllllll\tz"),
    ("in an overlay", "count.py", (80, 24), "llllw"),
    ("at the end, small", "count.py", (60, 16), "G"),
]


def frame_is_whole(t):
    lines = t.text().split("\n")
    return (re.search(r"(TURNS|LINES|EVENTS) \d+/(\d+|\?)", lines[0]) and lines[-1]
            and all(len(line) <= t.display.width for line in lines)
            and not t.display.strange)


def check_keys(place, situation):
    title, program, size, keys = situation
    for name in keys_of_table():
        t = place.open(program, *size, keys=keys)
        what = "%s, %s" % (name, title)
        before = t.display.cells()
        t.send(bytes_of(name))
        ended = lambda: t.process.poll() is not None
        t.until(lambda: t.display.rows != before or ended(), 5)
        # An editor has the terminal for as long as it takes.
        t.until(lambda: ended() or name in BLANKS or frame_is_whole(t), 5)
        t.rest()
        place.check(what + ": it does something or says why not",
                    t.display.rows != before or ended(), t.text())
        blank = name in BLANKS and not t.text().strip()
        if not ended() and not blank:
            place.check(what + ": the frame is whole", frame_is_whole(t),
                        t.text() + "\n%s" % t.display.strange)
        t.close()


# -- the mouse --------------------------------------------------------------------

def chosen(t, x, y):
    """Is this cell drawn as chosen? Its paints differ from its row's end."""
    cell = t.display.rows[y][x]
    return "reverse" in cell[1] or cell[3] is not None


def check_mouse(place):
    with place.open("jobs.py", 120, 44, keys="lllllllllllllll") as t:
        def click(text, column=0, row=0, dx=0):
            x, y = where(t, text, column, row)
            before = t.display.cells()
            t.mouse(x + dx, y)
            t.changed(before)
            t.rest()
            return x, y

        tasks = where(t, " TASKS")
        x, y = click("take#2", tasks[0], tasks[1])
        place.check("mouse: a click on a task chooses it", chosen(t, x, y),
                    t.text())
        place.check("mouse: and its pane", "[TASKS" in t.text(), t.text())
        lanes = where(t, " TIMELINE")
        before = step(t)
        x, y = click("put('a')", 0, lanes[1])
        place.check("mouse: a click on a lane's name stays at the step",
                    step(t) == before, t.text())
        x, y = where(t, "put('a')", tasks[0], tasks[1])
        place.check("mouse: and chooses its task", chosen(t, x, y), t.text())
        x, y = click("put('a')", 0, lanes[1])
        place.check("mouse: a second click opens it",
                    "Esc closes" in t.text(), t.text())
        press(t, "q")
        x, y = click("await jobs.put")
        place.check("mouse: a click on a line chooses it", chosen(t, x, y),
                    t.text())
        number = re.search(r"(\d+) +await jobs.put", t.text())[1]
        x, y = where(t, number + " ", 0, y)
        row = lambda: "".join(cell[0] for cell in t.display.rows[y][:10])
        margin = row()
        t.mouse(1, y)
        t.until(lambda: row() != margin, 5)
        place.check("mouse: a click left of it sets a breakpoint",
                    row() != margin, t.text())
        detail = re.search(r"(TURNS|LINES|EVENTS) \d", t.text())[1]
        press(t, "h")  # a message gives way to the words
        press(t, "l")
        click("detail", 0, 43)
        place.check("mouse: a click on a word of the last row does it",
                    detail + " " not in t.text().split("\n")[0], t.text())
        press(t, "D")
        press(t, "G")
        here = step(t)
        t.mouse(30, lanes[1] + 1)
        t.until(lambda: step(t) != here, 5)
        early = step(t)
        t.mouse(60, lanes[1] + 1, 32)
        t.until(lambda: step(t) != early, 5)
        place.check("mouse: the pointer moves along the timeline",
                    early < step(t), "%s %s %s" % (here, early, step(t)))


def check_wheel(place):
    with place.open("jobs.py", 80, 24, keys="llll") as t:
        first = t.text().split("\n")[2][:30]
        t.mouse(10, 6, 65)
        t.until(lambda: t.text().split("\n")[2][:30] != first, 5)
        place.check("mouse: the wheel scrolls what is below it",
                    t.text().split("\n")[2][:30] != first and step(t) == 4,
                    t.text())


# -- typing ------------------------------------------------------------------------

def check_typing(place):
    with place.open("jobs.py", 100, 30) as t:
        def typed(send, want, what):
            t.send(send)
            place.check("typing: " + what, t.wait(want, 5), last_row(t))

        typed(":", r"\n :", ": begins it")
        typed("1234", r"\n :1234", "characters stand there")
        typed(NAMED["←"] * 2 + "5", r":12534", "← goes between them")
        typed(NAMED["Home"] + "t", r":t12534", "Home goes to the start")
        typed("\x05=", r":t12534=", "Ctrl-E goes to the end")
        typed(ESC + "[D" + ESC + "[3~", r":t12534(?!=)", "Delete takes one away")
        typed("\x01" + ESC + "[3~", r"\n :12534", "Ctrl-A and Delete")
        typed("\x05\x7f", r"\n :1253(?!4)", "Backspace takes one away")
        typed(" ab cd\x17", r"\n :1253 ab(?! cd)", "Ctrl-W takes a word")
        typed("\x15", r"\n :(?!1)", "Ctrl-U takes all before it")
        typed(b"\xc3", r"\n :", "half a character")
        time.sleep(0.1)  # longer than an Esc is waited for; shorter is as good
        typed(b"\xa9\xe6\x97\xa5", r"\n :é日", "and the other half")
        typed("\x15" + ESC + "[200~a\nq" + ESC + "[201~", r"\n :a q",
              "a paste is text")
        typed("\t", r"Tab does nothing while you type", "Tab says so")
        typed(ESC + "[15~", r"F5 does nothing while you type", "F5 says so")
        typed(ESC + "x", r"Alt-x does nothing while you type", "Alt-x says so")
        typed(ESC, r"→ next", "Esc leaves")
        place.check("typing: nothing was pressed", step(t) == 0, t.text())
        typed(ESC + "[200~lll" + ESC + "[201~", "Pasted text presses no keys",
              "a paste elsewhere presses no keys")
        typed(ESC + "q", "Alt-q is bound to nothing", "Alt-q isn't q")
        typed(ESC + "[15~", "F5 is bound to nothing", "F5 says so")
        typed("l", "LINES 1/", "a step")
        typed(ESC + "[", "LINES 1/", "half an arrow")
        time.sleep(0.1)
        typed("C", "LINES 2/", "and the other half")
        typed("w", "WHY, AT LENGTH", "an overlay")
        typed(ESC, "→ next", "Esc alone closes it")
        typed(ESC + "[M !!", "→ next", "an old report of the mouse")
        place.check("typing: neither was taken for keys", step(t) == 2, t.text())


# -- ends ----------------------------------------------------------------------------

ENDS = ["TERM", "HUP", "INT", "QUIT", "ABRT", "SEGV"]


def check_ends(place, term):
    for name in ENDS:
        number = getattr(signal, "SIG" + name)
        with place.open(term=term) as t:
            t.kill(number)
            status = t.ended()
            place.check("SIG%s in %s: the terminal is given back" % (name, term),
                        status == -number and not t.given_back(),
                        "%s: %s" % (status, t.given_back()))
    with place.open(term=term) as t:
        t.send("q")
        status = t.ended()
        place.check("q in %s: the terminal is given back" % term, status == 0 and
                    not t.given_back(), "%s: %s" % (status, t.given_back()))
        if not entry(term)["exact"].get(ESC + "[?1049h"):
            return
        place.check("q in %s: what was there is there again" % term,
                    not t.text().strip(), t.text())


def check_hang_up(place):
    t = place.open("endless.py")
    os.close(t.master)
    end = time.monotonic() + 10
    while t.process.poll() is None and time.monotonic() < end:
        time.sleep(0.01)
    place.check("a terminal that goes ends it", t.process.poll() is not None)
    t.process.kill()
    t.process.wait()
    os.close(t.line)


SHELL = ["bash", "--norc", "--noprofile", "--noediting", "-i"]


def check_suspend(place):
    """In a shell: Ctrl-Z, and the signals that stop from outside."""
    with place.open("jobs.py", 100, 30, keys="llllll") as t:
        want = t.display.cells()
    with Terminal(SHELL, place.folder, env={"PS1": "prompt> "}) as t:
        t.wait("prompt>")
        cooked = termios.tcgetattr(t.line)
        t.send("'%s' jobs.py\r" % place.loopscope)
        t.wait(r"/\d+\n")  # all that it will show is there
        press(t, "llllll")

        def stopped(what):
            seen = t.wait(r"Stopped.*\n(.*\n)*prompt>\n+$")
            t.until(lambda: termios.tcgetattr(t.line) == cooked, 5)
            t.before = cooked
            place.check(what + ": the shell has its terminal as it was",
                        seen and not t.given_back(),
                        t.given_back() + "\n" + t.text())

        def back(what, cells):
            t.send("fg\r")
            t.until(lambda: t.display.rows == cells, 10)
            place.check(what + ": the screen is back", t.display.rows == cells,
                        t.text())

        small = t.display.cells()
        t.send("\x1a")
        stopped("Ctrl-Z")
        message = "The screen is painted anew."
        for _ in range(2):  # the first leaves a message behind, as Ctrl-L does
            t.send("fg\r")
            t.wait(message)
            press(t, "h")
            press(t, "l")
            place.check("fg: the screen is back", t.display.rows == small,
                        t.text())
            t.send("\x1a")
            stopped("Ctrl-Z again")
        t.resize(100, 30)
        t.send("fg\r")
        t.wait(message)
        press(t, "h")
        press(t, "l")
        place.check("fg at another size: all of it", t.display.rows == want,
                    t.text())
        group = os.tcgetpgrp(t.master)
        for name in "TSTP", "STOP":
            os.killpg(group, getattr(signal, "SIG" + name))
            if name == "TSTP":
                stopped("SIGTSTP")
            else:
                t.wait("Stopped")
                t.rest()
            back("SIG" + name, want)
        t.send("q")
        seen = t.wait(r"fg\n(.*\n)*prompt>\n+$")
        place.check("suspended: q gives the terminal back", seen and
                    not t.given_back(), t.given_back())


# -- sizes ----------------------------------------------------------------------------

STORMS = [
    # what goes on, the keys that begin it, those between two sizes, and the end
    ("stepping", "", "lh", ":12\r"),
    ("in the help", "?", "jk", "?:12\r"),
    ("typing", ":", "1\x7f", "\x1512\r"),
    ("playing", "a", "", " :12\r"),
    ("zoomed", "z", "\t", "z:12\r"),
]


def check_storm(place, storm, program):
    title, begin, keys, end = storm
    title = "storm, %s, %s" % (title, program)
    rng = random.Random(title)
    with place.open(program, keys="llllllll") as calm:
        press(calm, ":12\r")
        focus = "\t" in keys
        with place.open(program, keys="llllllll" + begin) as t:
            for i in range(60):
                t.resize(rng.randint(1, 300), rng.randint(1, 100))
                if keys:
                    t.send(keys[i % len(keys)])
                if i % 10 == 0:
                    t.pump(0.002)
            t.resize(80, 24)
            t.wait(r"(TURNS|LINES|EVENTS) \d+/")
            t.rest()
            t.send(end)
            same = lambda: t.display.rows == calm.display.rows
            if focus or program == "endless.py":
                same = lambda: step(t) == 12 and frame_is_whole(t)
            t.until(same, 10)
            place.check(title + ": the same screen afterwards", same(), t.text())
            place.check(title + ": and nothing strange on the way",
                        not t.display.strange, str(t.display.strange[:3]))


def check_silly(place):
    with place.open(keys="lll") as t:
        before = t.display.cells()
        for size in (1, 1), (59, 15), (300, 5), (20, 200), (60, 15), (2, 1):
            t.resize(*size)
            t.rest()
            t.until(lambda: "─" not in t.text(), 10)
            place.check("%dx%d: it is said what is needed" % size,
                        "─" not in t.text() and
                        (size[0] < 5 or "60" in t.text()), t.text())
            t.resize(80, 24)
            t.until(lambda: t.display.rows == before, 10)
            place.check("%dx%d: and back" % size, t.display.rows == before,
                        t.text())


# -- kinds of terminals ------------------------------------------------------------------

TERMS = ["xterm", "xterm-16color", "xterm-256color", "xterm-direct",
         "tmux-256color", "screen-256color", "screen", "kitty", "alacritty",
         "linux", "vt100", "vt220", "ansi", "sun", "rxvt-unicode-256color",
         "st-256color"]
WALK = ["llllllll", "w", "w", "?", "?", "\tz", "z", "m", "/put\r"]


def colours_seen(t):
    return {c for row in t.display.rows for cell in row for c in cell[2:]
            if c is not None}


def attributes_seen(t):
    return {a for row in t.display.rows for cell in row for a in cell[1]}


def walk_through(place, title, known, **how):
    """What was on the screen after a walk, when all that was written was what the
    terminal knows: its text, colours and attributes."""
    with place.open("jobs.py", 100, 30, **how) as t:
        for keys in WALK:
            press(t, keys)
        reports, text = set(t.display.modes), t.text()
        colours, attributes = colours_seen(t), attributes_seen(t)
        if known["mouse"]:
            press(t, "h")  # a message gives way to the words
            press(t, "l")
            here = re.search("TURNS|LINES|EVENTS", text)[0]
            t.mouse(*where(t, "detail", 0, 29))
            place.check(title + ": it has a mouse", t.until(
                lambda: here not in t.text().split("\n")[0], 5), t.text())
        place.check(title + ": reports are asked for where there are some",
                    reports == ({1000, 1002, 1006, 2004} if known["mouse"]
                                else set()), str(reports))
        t.send("q")
        t.ended()
        place.check(title + ": only what terminfo has", not t.display.strange,
                    str(t.display.strange[:5]))
        place.check(title + ": it is given back", not t.given_back(),
                    t.given_back())
        return text, colours, attributes, bytes(t.display.written)


def check_term(place, term, text):
    known = entry(term)
    title = "TERM=" + term
    seen, colours, _, _ = walk_through(place, title, known, term=term)
    place.check(title + ": the same screen", seen == text,
                "%s\n-- and not:\n%s" % (seen, text))
    place.check(title + ": colours that it has",
                bool(colours) == (known["colours"] > 0) and
                all(isinstance(c, tuple) or c < known["colours"]
                    for c in colours), str(colours))
    _, _, _, written = walk_through(place, title + ", C", known, term=term,
                                    LC_ALL="C")
    place.check(title + ", C: no byte beyond ASCII", max(written) < 0x80)


# What a key is answered with where nothing is typed yet; F5 stands for its like.
ANSWERS = {"kcuu1": "typed here before", "kcud1": "newest line",
           "kcub1": "line begins",
           "kcuf1": "line ends", "khome": "line begins", "kend": "line ends",
           "kpp": "PgUp does", "knp": "PgDn does", "kcbt": "Shift-Tab does",
           "kich1": "Insert does", "kdch1": "line ends",
           "kLFT": "Shift-← does", "kRIT": "Shift-→ does"}


def check_term_keys(place, term):
    """Each key as that terminal sends it, in both of its modes for arrows."""
    with place.open(term=term, keys=":") as t:
        for name, sent in entry(term)["keys"].items():
            answer = ANSWERS.get(name) or "F%s does" % name[2:]
            for form in {sent, sent.replace(ESC + "O", ESC + "[")
                         if name.startswith("kcu") else sent}:
                t.send("x\x15")  # the answer before is gone
                t.wait(r"a step: 12", 5)
                t.send(form)
                place.check("TERM=%s: %s, %r" % (term, name, form),
                            t.wait(answer, 3), last_row(t))


def check_environment(place):
    known = entry("xterm-256color")
    plain = walk_through(place, "NO_COLOR empty", known, NO_COLOR="")
    place.check("NO_COLOR empty: colours", len(plain[1]) > 4, str(plain[1]))
    for title, how in (("NO_COLOR=1", {"NO_COLOR": "1"}),
                       ("--no-color", {"options": ["--no-color"]})):
        seen = walk_through(place, title, known, **how)
        place.check(title + ": no colour", not seen[1], str(seen[1]))
        place.check(title + ": attributes tell things apart",
                    {"bold", "reverse"} <= seen[2], str(seen[2]))
        place.check(title + ": the same text", seen[0] == plain[0], seen[0])
    for theme in "dark", "light", "colour-blind", "mono":
        for term in "xterm", "xterm-256color":
            title = "%s in %s" % (theme, term)
            seen = walk_through(place, title, entry(term), term=term,
                                options=["--theme", theme])
            place.check(title + ": the same text", seen[0] == plain[0], seen[0])
            place.check(title + ": its colours", bool(seen[1]) ==
                        (theme != "mono"), str(seen[1]))
    seen = walk_through(place, "--ascii", known, options=["--ascii"])
    place.check("--ascii: nothing of ours beyond ASCII", max(seen[3]) < 0x80)
    with place.open(term="xterm-256color", TERM="xterm",
                    COLORTERM="truecolor") as t:
        place.check("COLORTERM=truecolor: more colours than TERM=xterm has",
                    max(colours_seen(t)) > 15, str(colours_seen(t)))
    for locale, ascii_only in (({"LC_ALL": None, "LANG": "C"}, True),
                               ({"LC_ALL": None}, True),
                               ({"LC_ALL": None, "LANG": "C.UTF-8"}, False)):
        with place.open("count.py", **locale) as t:
            place.check("locale %s" % locale,
                        (max(t.display.written) < 0x80) == ascii_only)


def check_no_screen(place):
    for term, said in ((None, "TERM is not set"),
                       ("xterm-nowhere", "no TERM=xterm-nowhere")):
        with Terminal([place.loopscope, "count.py"], place.folder,
                      env={"TERM": term}) as t:
            status = t.ended()
            place.check("TERM=%s: says what to do" % term, status == 2 and
                        said in t.text() and "loopscope explain" in t.text(),
                        t.text())
    walk = subprocess.run([place.loopscope, "explain", "count.py"],
                          cwd=place.folder, capture_output=True).stdout
    with Terminal([place.loopscope, "count.py"], place.folder,
                  env={"TERM": "dumb"}) as t:
        status = t.ended()
        place.check("TERM=dumb: the walk in words, as through a pipe",
                    status == 0 and b"t=1.000" in walk and
                    bytes(t.display.written).replace(b"\r\n", b"\n") == walk,
                    t.text())


# -- all of it ---------------------------------------------------------------------------

def main():
    if not curses:
        print("SKIPPED: no terminal was tried: python3 has no curses")
        return 1 if os.environ.get("CI") else 0
    result = Result()
    with tempfile.TemporaryDirectory() as folder:
        for name, source in PROGRAMS.items():
            with open(os.path.join(folder, name), "w") as file:
                file.write(source)
        place = Place(os.path.abspath(sys.argv[1]), folder, result)
        with place.open("jobs.py", 100, 30) as t:
            for keys in WALK:
                press(t, keys)
            text = t.text()
        with ThreadPoolExecutor(max_workers=6) as pool:
            jobs = [pool.submit(check_keys, place, s) for s in SITUATIONS]
            jobs += [pool.submit(check_storm, place, storm, program)
                     for storm in STORMS
                     for program in ("count.py", "endless.py")]
            jobs += [pool.submit(check_term, place, term, text)
                     for term in TERMS]
            jobs += [pool.submit(check_term_keys, place, term)
                     for term in TERMS]
            jobs += [pool.submit(check_ends, place, term)
                     for term in ("xterm-256color", "linux", "vt100")]
            jobs += [pool.submit(check, place) for check in (
                check_mouse, check_wheel, check_typing, check_hang_up,
                check_suspend, check_silly, check_environment, check_no_screen)]
            for job in jobs:
                job.result()
    print("%d passed, %d failed" % (result.passed, result.failed))
    return 1 if result.failed else 0


if __name__ == "__main__":
    sys.exit(main())

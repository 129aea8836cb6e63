"""How long a key takes to be answered while events come in: from the write into
the pseudo-terminal until the screen shows what the key does.

Keys are pressed where it could hurt: at the end of what is known of a program
that never ends, while the screen runs on to its end, while a large file is being
read, while a recorder floods the screen. The time is that of the machine's clock,
and so longer where others are at work; tests/unit/ui/test_slices.c counts what is
done between two looks at the keys instead.
"""
import collections
import os
import re
import statistics
import subprocess
import sys
import time

from glass import Glass, terminfo
from screen import Terminal

FRAME, WORST = 16, 50   # milliseconds: 95 presses of 100, and all
WIDTH, HEIGHT = 120, 40
PATIENCE = 5            # seconds: then it is no answer

ENDLESS = """import asyncio, sys

async def one(i):
    k = 0
    while True:
        k += 1
        await asyncio.sleep(0.01 * ((i + k) % 7))

async def main():
    await asyncio.gather(*(one(i) for i in range(int(sys.argv[1]))))

asyncio.run(main())
""" + "# More than there is room for, for the wheel.\n" * 40
# Stops by itself, so that it makes a whole trace.
LONG = ENDLESS.replace("while True", "while k < 80")

STEP = re.compile(r"(?:TURNS|LINES|EVENTS) (\d+)")
HELP = "HELP, / searches"


def look(glass):
    """What a press may change."""
    found = STEP.search(glass.row(0))
    return {"step": found and int(found.group(1)),
            "last": glass.row(HEIGHT - 1).strip(),
            "tabs": glass.row(1),
            "source": glass.row(2)[:50],
            "help": HELP in glass.row(1)}


def changes(*what):
    def answered(before, now):
        return any(before[name] != now[name] for name in what)
    return answered


def asks(before, now):
    return now["last"].startswith("/")


# What is pressed, how the screen shows that it was, and what is pressed when it
# has (not measured).
Press = collections.namedtuple("Press", "name keys answered after",
                               defaults=(b"",))
LONG_STEP = "This step isn't over"
ON = Press("step on", b"l", changes("step", "last"))
BACK = Press("step back", b"h", changes("step", "last"))
TURN = Press("next turn", b"t", changes("step", "last"))
END = Press("to the end", b"G", changes("step", "last"))
FIND = Press("search", b"/", asks, b"\x1b")
ZOOM = Press("zoom", b"z", changes("tabs"))
HELPS = Press("help", b"?", changes("help"))
STOP = Press("stop", b"x", changes("last"))
FOLLOW = Press("follow", b"F", changes("last"))
WHEEL = Press("wheel", b"\x1b[<65;10;8M", changes("source"),
              b"\x1b[<64;10;8M")
LOOKS = [FIND, ZOOM, ZOOM, HELPS, HELPS]


class Screen:
    """A program on a pseudo-terminal whose screen we can read."""

    def __init__(self, command, env):
        self.terminal = Terminal(command, WIDTH, HEIGHT, env)
        self.glass = Glass(WIDTH, HEIGHT)
        if self.until(lambda: "WHY" in self.glass.text()) > PATIENCE:
            sys.exit("no frame: %s\n%s" % (command, self.glass.text()))

    def take(self, patience):
        data = self.terminal.read(patience)
        came = time.monotonic()
        self.glass.write(data)
        return came

    def watch(self, seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.take(0.002)

    def until(self, holds):
        """Seconds until then; more than PATIENCE: it never did."""
        start = came = time.monotonic()
        while came < start + PATIENCE:
            came = self.take(0.05)
            if holds():
                return came - start
        return PATIENCE + 1

    def send(self, keys):
        os.write(self.terminal.master, keys)

    def press(self, key, rest):
        """Seconds until the key is answered. A step that is still on its way
        could come together with the answer."""
        self.until(lambda: LONG_STEP not in self.glass.row(HEIGHT - 1))
        before = look(self.glass)
        self.send(key.keys)
        took = self.until(lambda: key.answered(before, look(self.glass)))
        if took > PATIENCE:
            print("        no answer to %s\n%s" % (key.name,
                                                   self.glass.text()))
        self.watch(rest)
        if key.after:
            self.send(key.after)
            self.watch(0.1)
        return took

    def go_inside(self, seconds):
        """To where all tasks are there."""
        for keys in b"G", b"G", b"x":
            self.send(keys)
            self.watch(seconds if keys == b"G" else 0.3)


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


class Presses:
    """The times of one row of the table."""

    def __init__(self):
        self.of = collections.defaultdict(list)

    def run(self, screen, keys, rounds, rest=0.02):
        for number in range(rounds):
            for key in keys:
                self.of[key.name].append(
                    screen.press(key, rest * (1 + number * 7 % 5)))

    def tell(self, table, title):
        all_of_them = [took for each in self.of.values() for took in each]
        slowest = max(self.of, key=lambda name: max(self.of[name]))
        likely = percentile(all_of_them, 0.95) * 1e3
        worst = max(all_of_them) * 1e3
        met = likely <= FRAME and worst <= WORST
        print("    %-34s %4d keys: median %5.1f, 95 %% %5.1f, worst %5.1f ms "
              "(%s)%s" % (title, len(all_of_them),
                          statistics.median(all_of_them) * 1e3, likely, worst,
                          slowest, "" if met else " MISSED"), flush=True)
        if not met:
            table.missed.append("keys: %s: 95 of 100 in %g ms, all in %g" % (
                title, FRAME, WORST))


def streaming(table, command, env, title, times):
    screen = Screen(command, env)
    screen.go_inside(1.5)
    at_end, running = Presses(), Presses()
    at_end.run(screen, [END, ON, BACK, TURN, WHEEL] + LOOKS + [ON], times)
    running.run(screen, [END, END, STOP, ON, TURN], 2 * times)
    screen.terminal.close()
    at_end.tell(table, title + ", at its end")
    running.tell(table, title + ", running on")


def loading(table, command, env, times):
    found = Presses()
    for _ in range(times):
        screen = Screen(command, env)
        found.run(screen, [ON, ON, BACK, TURN] + LOOKS + [ON, END, BACK], 1,
                  0.01)
        screen.terminal.close()
    found.tell(table, "a file, while it is read")


def live(table, command, env, title, times):
    screen, found = Screen(command, env), Presses()
    screen.watch(1)
    found.run(screen, LOOKS + [BACK, BACK, FOLLOW], times)
    screen.terminal.close()
    found.tell(table, title)


def measure(table, loopscope, times):
    env = terminfo(".")
    for name, text in ("endless.py", ENDLESS), ("long.py", LONG):
        with open(name, "w") as file:
            file.write(text)
    subprocess.run([loopscope, "trace", "-o", "long.jsonl", "long.py", "1500"],
                   check=True, stdout=subprocess.DEVNULL)
    print("a key's answer at %dx%d, while events come in (goal: 95 of 100 within "
          "%d ms, all within %d)" % (WIDTH, HEIGHT, FRAME, WORST))
    for tasks in "1", "1000", "10000", "50000":
        streaming(table, [loopscope, "endless.py", tasks], env,
                  "%s tasks" % tasks, 2 * times)
    loading(table, [loopscope, "long.jsonl"], env, 2 * times)
    for tasks in "1", "1000", "10000":
        live(table, [loopscope, "record", "--live", "-o", "live.jsonl",
                     "endless.py", tasks], env,
             "%s tasks, recorded just now" % tasks, 2 * times)


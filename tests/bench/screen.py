"""What the screen costs, measured at a terminal of 120x40: CPU time and bytes of
a step, and whether it sleeps when nobody does anything.

Each is looked at from outside: keys go into a pseudo-terminal one at a time, and
the next when the screen has been still; CPU time is what the kernel has counted
for the process (nanoseconds, all of it: the key, the step, the drawing, curses).
"""
import collections
import fcntl
import glob
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import termios
import time

STILL = 0.03    # seconds without a byte: that was all of it
IDLE = 3.0

CROWD = """import asyncio

async def one(i):
    for k in range(%d):
        await asyncio.sleep(0.01 * ((i + k) %% 7))

async def main():
    await asyncio.gather(*(one(i) for i in range(%d)))

asyncio.run(main())
"""
SLEEPY = """import asyncio
print("begun", flush=True)
async def main():
    await asyncio.sleep(30)
asyncio.run(main())
"""
ENDLESS = """import asyncio
async def main():
    while True:
        await asyncio.sleep(1)
asyncio.run(main())
"""

# What is walked through, with the most milliseconds that a step may take.
Walk = collections.namedtuple("Walk", "file title most keys")
WALKS = [
    Walk("count.py", "countasync", 1, b"l"),
    Walk("crowd.jsonl", "10,000 tasks, a million events", 2, b"l"),
]


class Terminal:
    def __init__(self, command, width=120, height=40, env=None):
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            os.environ.update({"TERM": "xterm-256color", "LC_ALL": "C.UTF-8",
                               "XDG_CONFIG_HOME": "/nowhere", **(env or {})})
            time.sleep(0.05)    # until the size is set
            os.execv(command[0], command)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ,
                    struct.pack("HHHH", height, width, 0, 0))

    def read(self, patience):
        ready, _, _ = select.select([self.master], [], [], patience)
        return os.read(self.master, 1 << 16) if ready else b""

    def still(self, patience=20):
        """All that comes, until nothing has come for a moment."""
        seen = more = self.read(patience)
        while more:
            more = self.read(STILL)
            seen += more
        return seen

    def until(self, part, patience=60):
        seen, end = b"", time.monotonic() + patience
        while part not in seen and time.monotonic() < end:
            seen += self.read(0.1)
        return seen + self.still(0)

    def press(self, key):
        os.write(self.master, key)
        return self.still()

    def cpu(self):
        """Seconds, of all its threads."""
        total = 0
        for path in glob.glob("/proc/%d/task/*/schedstat" % self.pid):
            with open(path) as file:
                total += int(file.read().split()[0])
        return total / 1e9

    def rest(self):
        """Until it does nothing any more: the file has been read."""
        before, now = -1, self.cpu()
        while now > before:
            self.still(0.3)
            before, now = now, self.cpu()

    def switches(self):
        """How often it has gone to sleep, which is how often it woke."""
        total = 0
        for path in glob.glob("/proc/%d/task/*/status" % self.pid):
            with open(path) as file:
                total += sum(int(line.split()[1]) for line in file
                             if line.startswith("voluntary_ctxt"))
        return total

    def close(self):
        os.kill(self.pid, signal.SIGTERM)
        os.waitpid(self.pid, 0)
        os.close(self.master)


def say(table, title, value, unit, most):
    met = value <= most
    print("    %-50s %8.3g %-6sat most %g %s%s" % (
        title, value, unit, most, unit, "" if met else " MISSED"), flush=True)
    if not met:
        table.missed.append("the screen: %s at most %g %s" % (title, most,
                                                               unit))


def walk(table, loopscope, row, steps):
    terminal = Terminal([loopscope, row.file])
    terminal.until(b"WHY")
    terminal.rest()
    for key in row.keys, b"t", b"t", b"t":  # somewhere inside
        terminal.press(key)
    times, sizes = [], []
    for _ in range(steps):
        before = terminal.cpu()
        sizes.append(len(terminal.press(row.keys)))
        times.append(terminal.cpu() - before)
    terminal.close()
    say(table, row.title + ": CPU of a step, median",
        statistics.median(times) * 1e3, "ms", row.most)
    say(table, row.title + ": bytes of a step, median",
        statistics.median(sizes), "bytes", 1024)


def idle(table, title, command, keys=b""):
    terminal = Terminal(command)
    terminal.until(b"WHY")
    for key in keys:
        terminal.press(bytes([key]))
    terminal.rest()
    before = terminal.switches()
    time.sleep(IDLE)
    say(table, title + ": wakes in %g s of idleness" % IDLE,
        terminal.switches() - before, "", 0)
    terminal.close()


def measure(table, loopscope, times):
    files = {"crowd.py": CROWD % (6, 10000), "sleepy.py": SLEEPY,
             "endless.py": ENDLESS}
    for name, text in files.items():
        with open(name, "w") as file:
            file.write(text)
    subprocess.run([loopscope, "trace", "-o", "crowd.jsonl", "crowd.py"],
                   check=True, stdout=subprocess.DEVNULL)
    print("the screen at 120x40")
    for row in WALKS:
        walk(table, loopscope, row, 4 * times)
    idle(table, "a program that is over", [loopscope, "count.py"])
    idle(table, "an endless program", [loopscope, "endless.py"])
    idle(table, "a trace", [loopscope, "crowd.jsonl"])
    idle(table, "played and paused", [loopscope, "count.py"], b"aj")
    idle(table, "a program that runs now and sleeps",
         [loopscope, "record", "--live", "sleepy.py"])

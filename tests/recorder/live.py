"""record --live: nothing that the screen does holds the program up, and what the
trace says is there as soon as it has happened.

    python3 live.py LOOPSCOPE [--quick]

The screen runs in a pseudo-terminal; programs wait for files that appear, so
nothing here depends on how fast the machine is. --quick takes one Python for
what the recorder does alone. Prints "N passed, N failed".
"""
import fcntl
import json
import os
import pty
import select
import signal
import subprocess
import sys
import tempfile
import time

from run import (PROGRAMS, RECORDER, Result, check_program, find_pythons,
                 try_program)

PATIENCE = 60
# Goes on when the file `go` is there, and tells that it runs by `up`.
GOES_ON = """import asyncio, os
async def main():
    print("up")
    while not os.path.exists("go"):
        await asyncio.sleep(0.01)
    for i in range(3000):
        await asyncio.sleep(0)
    print("x" * 100000)
asyncio.run(main())
raise SystemExit(7)
"""
SLEEPS = """import asyncio
async def main():
    print("up")
    await asyncio.sleep(600)
asyncio.run(main())
"""
HELD = """import os
print("up")
value = 40 + 2
os.read(os.open("pipe", os.O_RDONLY), 1)
"""
ASKS = "print('got', input('name? '))\n"


def wait_for(condition):
    """What it gives once that is true; None when it never is."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.01)
    return None


class Terminal:
    """A command in a terminal of its own, which is read only when asked to."""

    def __init__(self, *command):
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            os.environ["TERM"] = "xterm"
            os.execv(command[0], command)

    def read_until(self, text):
        """Has it shown this?"""
        shown = b""
        end = time.monotonic() + PATIENCE
        while text not in shown and time.monotonic() < end:
            if select.select([self.master], [], [], 1)[0]:
                try:
                    shown += os.read(self.master, 65536)
                except OSError:  # nobody has the other side open any more
                    break
        return text in shown

    def keys(self, text):
        os.write(self.master, text)

    def end(self):
        """The wait status, while what it shows is read."""
        done = []
        while not done:
            if select.select([self.master], [], [], 0.01)[0]:
                try:
                    os.read(self.master, 65536)
                except OSError:
                    time.sleep(0.01)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                done.append(status)
        os.close(self.master)
        return done[0]


def events(path):
    """Those of the whole lines; a file that is not there has none."""
    try:
        with open(path, "rb") as file:
            lines = file.read().split(b"\n")[:-1]
    except OSError:
        return []
    return [json.loads(line) for line in lines[1:]]


def is_up(path):
    return any(e.get("text") == "up\n" for e in events(path))


def ended(path):
    told = events(path)
    return told if told and told[-1]["e"] == "end" else None


def program_of(terminal):
    """The process that runs what the screen shows."""
    found = subprocess.run(["pgrep", "-P", str(terminal.pid)],
                           capture_output=True).stdout.split()
    return int(found[0])


def switches(pid):
    with open("/proc/%d/status" % pid) as file:
        return [line for line in file if "ctxt_switches" in line]


def whole(result, title, told):
    """All of GOES_ON is told of."""
    result.true(title, "the trace is whole", told and
                told[-1].get("status") == 7 and len(
                    [e for e in told if e["e"] == "ready.pop"]) > 3000)


class Live:
    """Runs programs under `record --live` in a folder."""

    def __init__(self, result, loopscope, folder):
        self.result, self.loopscope, self.folder = result, loopscope, folder
        os.chdir(folder)

    def start(self, name, text, *options):
        for old in ("go", name + ".jsonl"):
            if os.path.exists(old):
                os.unlink(old)
        with open(name + ".py", "w") as file:
            file.write(text)
        terminal = Terminal(self.loopscope, "record", "--live", *options,
                            name + ".py")
        self.result.true(name, "it starts",
                         wait_for(lambda: is_up(name + ".jsonl")))
        return terminal

    def go(self):
        open("go", "w").close()

    def stopped(self):
        """The screen stands still, the program does not."""
        terminal = self.start("stopped", GOES_ON)
        self.result.true("stopped", "LIVE is shown",
                         terminal.read_until(b"LIVE"))
        os.kill(terminal.pid, signal.SIGSTOP)
        self.go()
        whole(self.result, "stopped", wait_for(
            lambda: ended("stopped.jsonl")))
        os.kill(terminal.pid, signal.SIGCONT)
        self.result.true("stopped", "the screen comes to the end",
                         terminal.read_until(b"has ended, exit status 7"))
        terminal.keys(b"q")
        self.result.same("stopped", "exit status",
                         os.WEXITSTATUS(terminal.end()), 7)

    def not_read(self):
        """Nobody reads what the screen shows, so it waits to show more."""
        terminal = self.start("not_read", GOES_ON)
        self.go()
        whole(self.result, "not read", wait_for(
            lambda: ended("not_read.jsonl")))
        terminal.keys(b"q")
        self.result.same("not read", "exit status",
                         os.WEXITSTATUS(terminal.end()), 7)

    def killed(self):
        """Without the screen the program goes on."""
        terminal = self.start("killed", GOES_ON)
        os.kill(terminal.pid, signal.SIGKILL)
        terminal.end()
        self.go()
        whole(self.result, "killed", wait_for(lambda: ended("killed.jsonl")))

    def quits(self):
        """So it does behind q; then Ctrl-C is for it."""
        terminal = self.start("quits", SLEEPS)
        terminal.read_until(b"LIVE")
        terminal.keys(b"q")
        self.result.true("quits", "it says that the program runs on",
                         terminal.read_until(b"runs on"))
        terminal.keys(b"\x03")
        status = terminal.end()
        self.result.true("quits", "Ctrl-C ends both", os.WIFSIGNALED(status)
                         and os.WTERMSIG(status) == signal.SIGINT)
        told = ended("quits.jsonl")
        self.result.true("quits", "the trace says so", told and told[-1].get(
            "error") == "KeyboardInterrupt")

    def program_killed(self):
        terminal = self.start("dies", SLEEPS)
        os.kill(program_of(terminal), signal.SIGKILL)
        self.result.true("dies", "it is said",
                         terminal.read_until(b"ended by signal 9"))
        terminal.keys(b"q")
        status = terminal.end()
        self.result.true("dies", "its end is ours", os.WIFSIGNALED(status)
                         and os.WTERMSIG(status) == signal.SIGKILL)

    def idle(self):
        """While the program sleeps the screen does not run at all."""
        terminal = self.start("idle", SLEEPS)
        terminal.read_until(b"LIVE")
        still = wait_for(lambda: self.rests(terminal.pid))
        self.result.true("idle", "it does not wake up", still)
        os.kill(terminal.pid, signal.SIGTERM)
        status = terminal.end()
        self.result.true("idle", "SIGTERM is for the program",
                         os.WIFSIGNALED(status)
                         and os.WTERMSIG(status) == signal.SIGTERM)

    @staticmethod
    def rests(pid):
        before = switches(pid)
        time.sleep(0.5)
        return before == switches(pid)

    def input(self):
        with open("asks.py", "w") as file:
            file.write(ASKS)
        with open("lines", "w") as file:
            file.write("Ada\n")
        for options, said, status in (
                ([], b"--input FILE gives it", 1),
                (["--input", "lines"], b"has ended, exit status 0", 0)):
            terminal = Terminal(self.loopscope, "record", "--live", *options,
                                "asks.py")
            self.result.true("asks", "%s is said" % said,
                             terminal.read_until(said))
            terminal.keys(b"q")
            self.result.same("asks", "exit status",
                             os.WEXITSTATUS(terminal.end()), status)
        done = subprocess.run([self.loopscope, "record", "--input", "lines",
                               "asks.py"], capture_output=True)
        self.result.same("asks", "what it got, without a screen", done.stdout,
                         b"name? got Ada\n")

    def refused(self):
        done = subprocess.run([self.loopscope, "record", "--live", "asks.py"],
                              capture_output=True)
        self.result.same("refused", "no terminal", (
            done.returncode, b"shows the program on a terminal" in done.stderr),
                         (2, True))
        terminal = Terminal("/bin/sh", "-c", "exec %s record --live asks.py "
                            "< lines" % self.loopscope)
        self.result.true("refused", "no keys",
                         terminal.read_until(b"--input FILE gives it"))
        self.result.same("refused", "exit status",
                         os.WEXITSTATUS(terminal.end()), 2)
        for options, said, status in (
                (["-o", "/dev/null"], b"it has to be a file", 3),
                (["--python", "/bin/false"], b"no Python that works", 3)):
            terminal = Terminal(self.loopscope, "record", "--live", *options,
                                "asks.py")
            self.result.true("refused", "%s" % said, terminal.read_until(said))
            self.result.same("refused", "exit status",
                             os.WEXITSTATUS(terminal.end()), status)


    def options(self):
        """Those of the recorder hold with a screen too."""
        terminal = self.start("options", SLEEPS, "--virtual", "--lines",
                              "none", "--python", sys.executable)
        told = wait_for(lambda: ended("options.jsonl"))
        self.result.same("options", "a virtual clock, and no lines", (
            told[-1]["t"], [e for e in told if e["e"] == "line"]), (600, []))
        self.result.true("options", "the end is shown",
                         terminal.read_until(b"has ended, exit status 0"))
        terminal.keys(b"q")
        terminal.end()

    def configured(self):
        """What the configuration says of the screen is no matter without one."""
        os.makedirs("loopscope", exist_ok=True)
        with open("loopscope/config", "w") as file:
            file.write("ascii = yes\ndetail = turns\n")
        done = subprocess.run([self.loopscope, "record", "--input", "lines",
                               "asks.py"], capture_output=True,
                              env=dict(os.environ, XDG_CONFIG_HOME="."))
        self.result.same("configured", "record", (
            done.returncode, done.stderr), (0, b""))


def locked(path):
    with open(path) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def at_once(result, version, python, folder):
    """A program that is held in a call: its trace has the call's line, and is
    locked as long as it may grow."""
    title = "held on %d.%d.%d" % version
    os.chdir(folder)
    os.mkfifo("pipe")
    with open("held.py", "w") as file:
        file.write(HELD)
    child = subprocess.Popen([python, RECORDER, "--at-once", "held.py"],
                             stdout=subprocess.DEVNULL)
    result.true(title, "the line that holds it is told", wait_for(
        lambda: [e for e in events("held.jsonl")
                 if e["e"] == "line" and e["line"] == 4]))
    result.true(title, "its trace is locked", locked("held.jsonl"))
    child.kill()
    child.wait()
    result.true(title, "and no more when it was killed",
                not locked("held.jsonl"))
    if python == sys.executable:
        check_program(result, version, "storm.py", try_program(
            python, os.path.join(PROGRAMS, "storm.py"), ["--at-once"]))


def main():
    loopscope, result = os.path.abspath(sys.argv[1]), Result()
    pythons = find_pythons()
    if "--quick" in sys.argv:
        pythons = [p for p in pythons if p[1] == sys.executable]
    for version, python, _ in pythons:
        with tempfile.TemporaryDirectory() as work:
            at_once(result, version, python, work)
            os.chdir("/")
    with tempfile.TemporaryDirectory() as work:
        live = Live(result, loopscope, work)
        for part in (live.stopped, live.not_read, live.killed, live.quits,
                     live.program_killed, live.idle, live.input, live.refused,
                     live.options, live.configured):
            part()
        os.chdir("/")
    print("live: %d passed, %d failed" % (result.passed, result.failed))
    return bool(result.failed)


if __name__ == "__main__":
    sys.exit(main())
